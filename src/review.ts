import { type AgentAccess, askAgent } from './agent/ask-agent.js';
import { baseFacts, factsAt, silenced } from './inspect/facts.js';
import { inspect, viewsOf } from './inspect/inspection.js';
import type { ToolResult } from './inspect/sarif.js';
import { reportSyntax } from './inspect/syntax-report.js';
import { tryRules } from './inspect/try-rules.js';
import { readBaseline } from './judge/baseline.js';
import { readInLine } from './judge/in-line.js';
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
  /** `2026-11-23`: suppressions end after a day. */
  today: string;
}

/** Reviews a change: what it did to the backend, held against the standards of its base. */
export async function review(source: Source, run: Run): Promise<ReviewResult> {
  const change = await source.changes();
  const trusted = await readTrusted(source, { given: run.given, use: 'review' }, change.files);
  await tryRules(trusted.own);
  const baseline = await readBaseline(source, { use: 'review', change, trusted });
  const [scoped, base] = await Promise.all([
    scopeFiles(source, change.files, trusted),
    baseFacts(source, change.files),
  ]);
  const { facts, notes } = factsAt(base, inScope(scoped, 'secrets'));
  const inspection = await inspect(inScope(scoped, 'secrets'), {
    standards: trusted.agent.standards,
    results: run.hints,
  });
  const read = viewsOf(inspection, inScope(scoped, 'full'));
  const rules = { standards: trusted.agent.standards, rules: trusted.rules };
  const asked = await askAgent(read, trusted, {
    ...run,
    ...{ source, change, inspection, facts },
    syntax: async () => silenced(await reportSyntax(read, rules), facts),
  });
  const heard = {
    ...{ use: 'review' as const, revisions: source.revisions, change, trusted },
    ...{ scoped, inspection, facts: { facts, notes }, asked },
  };
  const inLine = await readInLine(source, heard, { today: run.today, approvedBy: null });
  return judge({ ...heard, suppress: [inLine.suppress, baseline.suppress], remarks: [inLine.remark, baseline.remark] });
}
