import { type AgentAccess, askAgent } from './agent/ask-agent.js';
import { baseFacts, factsAt, silenced } from './inspect/facts.js';
import { inspect, viewsOf } from './inspect/inspection.js';
import type { ToolResult } from './inspect/sarif.js';
import { reportSyntax } from './inspect/syntax-report.js';
import { tryRules } from './inspect/try-rules.js';
import { readBaseline } from './judge/baseline.js';
import { dismissals } from './judge/dismissal.js';
import { historyOf } from './judge/history.js';
import { readInLine } from './judge/in-line.js';
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
  /** `2026-11-23`: suppressions end after a day. */
  today: string;
}

/** Reviews a change: what it did to the backend, held against the standards of its base. */
export async function review(source: Source, run: Run): Promise<ReviewResult> {
  return judgeInTime(await hear(source, run, 'review'), source);
}

/** Reads, inspects and asks: all that a change, or a tree as it stands, is judged by. */
export async function hear(source: Source, run: Run, use: Heard['use']): Promise<Heard> {
  const [change, conversation] = await Promise.all([source.changes(), source.conversation()]);
  const trusted = await readTrusted(source, { given: run.given, use }, change.files);
  const { agent, settings, rules } = trusted;
  const pull = source.revisions.pullRequest;
  const history = historyOf(conversation, { ...run, pull, knownAuthors: settings.knownAuthors.value });
  await tryRules(trusted.own);
  const [baseline, scoped, base] = await Promise.all([
    readBaseline(source, { use, change, trusted }),
    scopeFiles(source, change.files, trusted),
    baseFacts(source, change.files),
  ]);
  const facts = factsAt(base, inScope(scoped, 'secrets'));
  const inspection = await inspect(inScope(scoped, 'secrets'), { standards: agent.standards, results: run.hints });
  const read = viewsOf(inspection, inScope(scoped, 'full'));
  const asked = await askAgent(read, trusted, {
    ...{ ...run, source, change, inspection, facts: facts.facts, remembered: history.state?.answers ?? [] },
    syntax: async () => silenced(await reportSyntax(read, { standards: agent.standards, rules }), facts.facts),
  });
  const reviewed = { use, revisions: source.revisions, change, trusted, scoped, inspection, facts, asked, history };
  const renamed = new Map(
    change.files.flatMap(({ path, previousPath }) => (previousPath ? [[path, previousPath]] : [])),
  );
  const inLine = await readInLine(source, reviewed, { ...run, ...history });
  return {
    ...reviewed,
    suppressors: [dismissals(history, { rule: settings.dismissal.value, renamed }), inLine, baseline],
  };
}
