import { type ChangedFile, changedLines, type DiffLine } from '../change/changed-file.js';
import type { Decision } from '../scope/decision.js';
import type { Texts } from '../source/source.js';
import { type Standard, secretsOf } from '../standards/standard.js';
import { reportHidden, withoutHidden } from './hidden-report.js';
import { type KnownValues, knownValues, redact, redactKnown } from './redaction.js';
import type { Hint, Reported } from './reported.js';
import type { ToolResult } from './sarif.js';
import { reportSecret } from './secret-report.js';
import { findSecrets, type Secret } from './secrets.js';
import { type SideText, sideText, withTexts } from './side-text.js';
import { hintsOfTools } from './tool-hints.js';

/**
 * A file as everything behind this room sees it: no secret and no hidden character is left in its hunks or in
 * `head`, the known lines of the new file.
 */
export interface View {
  file: ChangedFile;
  head: SideText;
}

/** What could be said without a model, and what may be shown of the files. `hints` are places to look, no findings. */
export interface Inspection {
  views: View[];
  reported: Reported[];
  hints: Hint[];
  secrets: Secret[];
  notes: string[];
}

/** A file with known hunks, and its whole texts where they can be had. */
export interface Readable {
  file: ChangedFile;
  texts: Texts;
  decision: Pick<Decision, 'tier'>;
}

/** What files are held against: standards, and what other tools said of them. */
export interface Holding {
  standards: readonly Standard[];
  results: readonly ToolResult[];
}

/**
 * Finds secrets and hidden characters and takes them out of what is shown. Where no standard names them they are
 * taken out all the same. Results of other tools become hints.
 */
export async function inspect(files: readonly Readable[], { standards, results }: Holding): Promise<Inspection> {
  const standard = secretsOf(standards);
  const sides: Sides[] = [];
  for (const { file, texts } of files) {
    const right = await redactSide(file, sideText(file, 'RIGHT', texts.after));
    // Of the old side only deleted lines are shown.
    const left = changedLines(file).some(({ kind }) => kind === 'deleted')
      ? await redactSide(file, sideText(file, 'LEFT', texts.before))
      : { text: { lines: [], numbers: [] }, secrets: [] };
    sides.push({ file, right, left });
  }
  const secrets = sides.flatMap(({ right, left }) => [...right.secrets, ...left.secrets]);
  const known = knownValues(secrets, []);
  const raw = sides.map((side) => ({ right: side.right, view: viewOf(side, known) }));
  const seen = raw.map(({ right, view }) => ({ right, view: withoutHidden(view) }));
  const hidden = raw.flatMap(({ view }, index) =>
    reportHidden(view, standards, files[index]?.decision.tier === 'full'),
  );
  const reported = standard ? seen.flatMap(({ view, right }) => reports(view, right, standard)) : [];
  const views = seen.map(({ view }) => view);
  const tools = await hintsOfTools(results, views, known);
  return {
    views,
    reported: [...reported, ...hidden],
    hints: tools.hints,
    secrets,
    notes: tools.notes,
  };
}

/** The views of these files. */
export function viewsOf({ views }: Inspection, files: readonly Pick<Readable, 'file'>[]): View[] {
  const paths = new Set(files.map(({ file }) => file.path));
  return views.filter(({ file }) => paths.has(file.path));
}

interface Sides {
  file: ChangedFile;
  right: Redacted;
  left: Redacted;
}

/** A value that was found in one file may stand unrecognised in another: known values go from all of them. */
function viewOf({ file, right, left }: Sides, known: KnownValues): View {
  const cleaned = ({ lines, numbers }: SideText) => ({ lines: lines.map((line) => redactKnown(line, known)), numbers });
  const [head, old] = [cleaned(right.text), cleaned(left.text)];
  return { file: { ...file, hunks: withTexts(file.hunks ?? [], old, head) }, head };
}

interface Redacted {
  text: SideText;
  secrets: Secret[];
}

async function redactSide(file: ChangedFile, { lines, numbers }: SideText): Promise<Redacted> {
  const text = lines.join('\n');
  const secrets = await findSecrets(text, file.path);
  return { text: { lines: redact(text, secrets).split('\n'), numbers }, secrets };
}

/** One report for each secret of the new side that a line of the hunks shows. */
function reports(view: View, { text, secrets }: Redacted, standard: Standard): Reported[] {
  const shown = new Map<number, DiffLine>();
  for (const line of (view.file.hunks ?? []).flatMap((hunk) => hunk.lines))
    if (line.newLine !== null) shown.set(line.newLine, line);
  return secrets.flatMap((secret) => {
    if (!secret.report) return [];
    const numbers = text.numbers.slice(secret.line - 1, secret.endLine);
    const lines = numbers.flatMap((number) => shown.get(number) ?? []);
    const anchor = lines.find((line) => line.kind === 'added') ?? lines[0];
    if (!anchor) return [];
    const endLine = lines.at(-1)?.newLine ?? anchor.newLine ?? 1;
    const at = { path: view.file.path, line: anchor, endLine };
    return [{ ...reportSecret(secret, at, standard), family: familyOf(secret), live: secret.live }];
  });
}

function familyOf({ kind }: Secret): string {
  if (/private-key|encryption|signing|crypto/.test(kind)) return 'crypto-key';
  if (/password|passphrase|credential/.test(kind)) return 'password';
  return /secret/.test(kind) ? 'app-secret' : 'token';
}
