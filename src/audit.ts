import { askAgent } from './agent/ask-agent.js';
import { baseFacts, factsAt, silenced } from './inspect/facts.js';
import { inspect, viewsOf } from './inspect/inspection.js';
import { reportSyntax } from './inspect/syntax-report.js';
import { tryRules } from './inspect/try-rules.js';
import { readBaseline } from './judge/baseline.js';
import { readInLine } from './judge/in-line.js';
import { judge } from './judge/judge.js';
import type { ReviewResult } from './judge/result.js';
import type { Run } from './review.js';
import { inScope, scopeFiles } from './scope/scoped.js';
import { readTrusted } from './settings/trusted-settings.js';
import type { Source } from './source/source.js';

/** Audits a tree: every file of it as it stands, with every line open to findings. */
export async function audit(source: Source, run: Run): Promise<ReviewResult> {
  const tree = await source.changes();
  const trusted = await readTrusted(source, { given: run.given, use: 'audit' }, tree.files);
  await tryRules(trusted.own);
  const baseline = await readBaseline(source, { use: 'audit', change: tree, trusted });
  const [scoped, base] = await Promise.all([scopeFiles(source, tree.files, trusted), baseFacts(source, tree.files)]);
  const { facts, notes } = factsAt(base, inScope(scoped, 'secrets'));
  const inspection = await inspect(inScope(scoped, 'secrets'), {
    standards: trusted.agent.standards,
    results: run.hints,
  });
  const read = viewsOf(inspection, inScope(scoped, 'full'));
  const rules = { standards: trusted.agent.standards, rules: trusted.rules };
  const asked = await askAgent(read, trusted, {
    ...run,
    ...{ source, change: tree, inspection, facts },
    syntax: async () => silenced(await reportSyntax(read, rules), facts),
  });
  const heard = {
    ...{ use: 'audit' as const, revisions: source.revisions, change: tree, trusted },
    ...{ scoped, inspection, facts: { facts, notes }, asked },
  };
  const inLine = await readInLine(source, heard, { today: run.today, approvedBy: null });
  return judge({ ...heard, suppress: [inLine.suppress, baseline.suppress], remarks: [inLine.remark, baseline.remark] });
}
