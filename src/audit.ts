import { askAgent } from './agent/ask-agent.js';
import { inspect } from './inspect/inspection.js';
import { tryRules } from './inspect/try-rules.js';
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
  const scoped = await scopeFiles(source, tree.files, trusted);
  const inspection = await inspect(inScope(scoped, 'secrets'), trusted.agent.standards, trusted.rules);
  const asked = await askAgent(inScope(scoped, 'full'), trusted, { ...run, inspection });
  return judge({
    use: 'audit',
    revisions: source.revisions,
    change: tree,
    trusted,
    scoped,
    inspection,
    asked,
  });
}
