import { type AgentAccess, askAgent } from './agent/ask-agent.js';
import { baseFacts, factsAt, silenced } from './inspect/facts.js';
import { inspect, viewsOf } from './inspect/inspection.js';
import type { ToolResult } from './inspect/sarif.js';
import { reportSyntax } from './inspect/syntax-report.js';
import { tryRules } from './inspect/try-rules.js';
import { historyOf } from './judge/history.js';
import type { Heard } from './judge/judge.js';
import { judgeInTime } from './judge/late.js';
import type { ReviewResult } from './judge/result.js';
import type { State } from './judge/state.js';
import { inScope, scopeFiles } from './scope/scoped.js';
import type { Given } from './settings/trusted-paths.js';
import { readTrusted } from './settings/trusted-settings.js';
import type { Source } from './source/source.js';

/** What a run is given from outside: inputs or flags, what other tools found, and how to reach the agent. */
export interface Run extends Omit<AgentAccess, 'remembered'> {
  given: Given;
  hints: readonly ToolResult[];
  /** What earlier runs left in a file; null for nothing. */
  kept: State | null;
  /** What the own state is sealed with; empty without a credential that lasts. */
  secret: string;
}

/** Reviews a change: what it did to the backend, held against the standards of its base. */
export async function review(source: Source, run: Run): Promise<ReviewResult> {
  const [change, conversation] = await Promise.all([source.changes(), source.conversation()]);
  const trusted = await readTrusted(source, { given: run.given, use: 'review' }, change.files);
  const history = historyOf(conversation, {
    ...run,
    pull: source.revisions.pullRequest,
    knownAuthors: trusted.settings.knownAuthors.value,
  });
  await tryRules(trusted.own);
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
    remembered: history.state?.answers ?? [],
    syntax: async () => silenced(await reportSyntax(read, rules), facts),
  });
  const heard: Heard = {
    use: 'review',
    revisions: source.revisions,
    change,
    trusted,
    scoped,
    inspection,
    facts: { facts, notes },
    asked,
    suppress: [],
    history,
  };
  return judgeInTime(heard, source);
}
