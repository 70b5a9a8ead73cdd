import { loadLanguages, withSyntax } from '../inspect/ast.js';
import type { View } from '../inspect/inspection.js';
import type { Reported } from '../inspect/reported.js';
import { languageOf } from '../inspect/syntax.js';
import { unfitText } from '../inspect/unfit.js';

/** Lines that a suggestion replaces or brings: more are a patch, to be read as a fix. */
const MOST_LINES = 6;

/** Files where one click must not change what runs. */
const DELICATE = /^\.github\/|\.(?:ya?ml|json|toml|ini|cfg|conf|properties|env)$/i;

/**
 * The report with its replacement only where it may be offered as a suggestion: short, on the new side, not in a
 * workflow or config, and a file that parses still does.
 */
export async function withSoundSuggestion(reported: Reported, view: View | undefined): Promise<Reported> {
  const { replacement } = reported;
  if (!replacement) return reported;
  const text = replacement.replace(/\n+$/, '');
  const short = reported.endLine - reported.line < MOST_LINES && text.split('\n').length <= MOST_LINES;
  const open = view !== undefined && reported.side === 'RIGHT' && view.file.commentable;
  const sound = open && short && !DELICATE.test(view.file.path) && (await parsesWith(text, reported, view));
  return { ...reported, replacement: sound ? text : null };
}

async function parsesWith(text: string, { line, endLine }: Reported, { file, head }: View): Promise<boolean> {
  const language = languageOf(file.path);
  const [from, to] = [head.numbers.indexOf(line), head.numbers.indexOf(endLine)];
  const whole = head.numbers.every((number, index) => number === index + 1);
  if (language === null || from < 0 || to < 0 || !whole) return false;
  const before = head.lines.join('\n');
  const after = [...head.lines.slice(0, from), text, ...head.lines.slice(to + 1)].join('\n');
  if (unfitText(before) !== null || unfitText(after) !== null) return false;
  const engine = await loadLanguages([language]);
  const broken = (code: string) => withSyntax(engine, { language, text: code }, ({ root }) => root.hasError);
  return before !== after && !broken(after) && !broken(before);
}
