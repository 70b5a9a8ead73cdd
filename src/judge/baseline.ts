import type { ChangedFile } from '../change/changed-file.js';
import { BASELINE_PATH } from '../settings/trusted-paths.js';
import type { Source } from '../source/source.js';
import { atLeast } from '../standards/standard.js';
import { BadInput } from '../target/target.js';
import { acceptable, type Baseline, type Entry, grown, isUnasked, parseBaseline } from './baseline-file.js';
import type { Heard } from './judge.js';
import type { Suppressor } from './suppression.js';

type Known = Pick<Heard, 'use' | 'change' | 'trusted'>;

const REWRITE = 'backend-review audit --write-baseline';

/** Entries that a note names. */
const MOST_NAMED = 5;

/** Where there is none, everything counts; under the ratchet one that is added is growth as well. */
const NONE: Baseline = { version: 1, commit: '', entries: [] };

/** Reads the baseline in trusted state. Throws `BadInput` where it is none. */
export async function readBaseline(source: Source, known: Known): Promise<Suppressor> {
  const text = await source.trusted(BASELINE_PATH);
  const baseline = text === null ? NONE : parseBaseline(text);
  const ratchet = known.trusted.settings.ratchet.value === 'on';
  const [moved, edit] = await Promise.all([movedOf(source, known, baseline), editOf(source, known, baseline)]);
  const entries = new Map(baseline.entries.map((entry) => [entry.fingerprint, entry]));
  return {
    suppress: ({ fingerprint, path, severity }) => {
      const entry = entries.get(fingerprint);
      if (!entry || !atLeast(entry.severity, severity)) return null;
      // Equal code in another file has the same fingerprint: only what moved is the entry's.
      const to = entry.path === path ? path : moved.get(entry.path);
      if (to !== null && to !== path) return null;
      return { kind: 'baseline', by: null, reason: entry.reason || 'in the baseline', until: null };
    },
    remark: ({ findings, files }) => {
      const found = new Set(findings.map(({ fingerprint }) => fingerprint));
      const byPath = new Map(files.map((file) => [file.path, file]));
      const whole = known.change.unlisted === null && files.every(({ state }) => state !== 'unreviewed');
      const looked = (entry: Entry) => byPath.has(entry.path) && !isUnasked(entry, byPath);
      const unused = baseline.entries
        .filter(({ fingerprint }) => !found.has(fingerprint))
        .filter((entry) => moved.get(entry.path) === null || (known.use === 'audit' && looked(entry)))
        .filter(() => known.use === 'review' || whole);
      const standing = acceptable(findings).map(({ standardName: standard }) => ({ standard }));
      const measured = known.use === 'audit' && text !== null;
      const more = measured ? grown(baseline.entries, standing) : edit.grown;
      return {
        notes: [...edit.notes, ...unusedInWords(unused)],
        withheld: ratchet && more !== null ? `"ratchet: on", and the baseline may only shrink: ${more}` : null,
      };
    },
  };
}

function unusedInWords(entries: readonly Entry[]): string[] {
  if (entries.length === 0) return [];
  const named = entries.slice(0, MOST_NAMED).map(({ path, rule }) => `${path} (${rule})`);
  const more = entries.length > MOST_NAMED ? ', …' : '';
  return [
    `${BASELINE_PATH} has ${entries.length} entries without a finding: ${named.join(', ')}${more}. Run ${REWRITE}.`,
  ];
}

/**
 * Where the files of entries went that are no longer at their path: to another one, or null where that is not known,
 * since the change takes the file away or the tree of the audit does not have it.
 */
async function movedOf(source: Source, { use, change }: Known, { entries }: Baseline) {
  if (use === 'review') {
    const left = ({ status, path, previousPath }: ChangedFile): [string, string | null][] =>
      status === 'removed'
        ? [[path, null]]
        : status === 'renamed' && previousPath !== null
          ? [[previousPath, path]]
          : [];
    return new Map(change.files.flatMap(left));
  }
  const listed = new Set(change.files.map(({ path }) => path));
  const missing = entries.map(({ path }) => path).filter((path) => !listed.has(path));
  // Globs may have left them out of this audit.
  const tree = missing.length > 0 ? await source.headTree() : null;
  const standing = new Set(tree?.paths);
  const gone = tree?.whole ? missing.filter((path) => !standing.has(path)) : [];
  return new Map<string, string | null>(gone.map((path) => [path, null]));
}

/** What the change itself does to the baseline. */
async function editOf(
  source: Source,
  { use, change }: Known,
  { entries }: Baseline,
): Promise<{ notes: string[]; grown: string | null }> {
  const touches = ({ path, previousPath, status }: ChangedFile) =>
    path === BASELINE_PATH || (previousPath === BASELINE_PATH && status === 'renamed');
  const file = use === 'review' ? change.files.find(touches) : undefined;
  if (!file) return { notes: [], grown: null };
  const said = (what: string) => ({ notes: [`This change ${what}`], grown: null });
  if (file.status === 'removed' || file.path !== BASELINE_PATH)
    return said(`deletes ${BASELINE_PATH}: after the merge its ${entries.length} entries count again.`);
  const [texts] = await source.texts([file]);
  if (texts?.after == null) return said(`edits ${BASELINE_PATH}, whose new text could not be read.`);
  try {
    return { notes: [], grown: grown(entries, parseBaseline(texts.after).entries) };
  } catch (cause) {
    if (!(cause instanceof BadInput)) throw cause;
    return said(`leaves a baseline that cannot be used: ${cause.message}`);
  }
}
