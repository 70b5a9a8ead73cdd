import { type AgentAccess, askAgent } from './agent/ask-agent.js';
import { baseFacts, factsAt, silenced } from './inspect/facts.js';
import { inspect } from './inspect/inspection.js';
import type { ToolResult } from './inspect/sarif.js';
import { tryRules } from './inspect/try-rules.js';
import { judge } from './judge/judge.js';
import type { ReviewResult } from './judge/result.js';
import { inScope, scopeFiles } from './scope/scoped.js';
import type { Given } from './settings/trusted-paths.js';
import { readTrusted } from './settings/trusted-settings.js';
import type { Source } from './source/source.js';

/** What a run is given from outside: inputs or flags, what other tools found, and how to reach the agent. */
export interface Run extends AgentAccess {
  given: Given;
  hints: readonly ToolResult[];
}

/** Reviews a change: what it did to the backend, held against the standards of its base. */
export async function review(source: Source, run: Run): Promise<ReviewResult> {
  const change = await source.changes();
  const trusted = await readTrusted(source, { given: run.given, use: 'review' }, change.files);
  await tryRules(trusted.own);
  const [scoped, base] = await Promise.all([
    scopeFiles(source, change.files, trusted),
    baseFacts(source, change.files),
  ]);
  const { facts, notes } = factsAt(base, inScope(scoped, 'secrets'));
  const inspected = await inspect(inScope(scoped, 'secrets'), {
    standards: trusted.agent.standards,
    rules: trusted.rules,
    results: run.hints ?? [],
  });
  const inspection = silenced(inspected, { facts, notes });
  const asked = await askAgent(inScope(scoped, 'full'), trusted, { ...run, inspection, facts });
  return judge({
    use: 'review',
    revisions: source.revisions,
    change,
    trusted,
    scoped,
    inspection,
    facts,
    asked,
  });
}
