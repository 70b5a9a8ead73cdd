// A model that reports much about every file: at places that hold, and at places and with quotes that it invented.

/** Larger than any line number of a real change. */
const INVENTED_LINE = 999_999;
const INVENTED_TEXT = 'this text stands nowhere in the change at all';
const LINES_OF_RANGE = 3;
/** Lines: such a range runs out of most hunks, and must be cut to what was shown. */
const TOO_FAR = 50;

/** Answers a request of the action, see `scripted-model.ts`; `told` counts the reports that hold and those that do not. */
export function talkativeModel({ answer, finding, shownLines }, told) {
  return (request) => {
    const lines = shownLines(request);
    const paths = [...new Set(lines.map(({ path }) => path))];
    const findings = paths.flatMap((path) => {
      const own = lines.filter((line) => line.path === path);
      const { sound, invented } = reportsOn(own, finding);
      told.sound += sound.length;
      told.invented += invented.length;
      return [...sound, ...invented];
    });
    return answer(request, findings);
  };
}

function reportsOn(lines, finding) {
  const [first] = lines;
  const telling = lines.filter(({ text }) => text.trim().length > 0);
  const marked = (mark) => telling.find((line) => line.mark === mark);
  const range = telling.slice(1).find((line) => endsShown(line, lines));
  const [added, deleted, context] = ['+', '-', ' '].map(marked);
  const far = (line) => (line ? line.number + TOO_FAR : 0);
  const sound = [
    [added, { severity: 'critical', end_line: far(added) }],
    [deleted, { standard: 3, rule: 'validation/unvalidated-body', severity: 'medium', end_line: far(deleted) }],
    [context, { standard: 3, rule: 'validation/path-input', severity: 'high' }],
    [telling.at(-1), { standard: 5, rule: 'logging/sensitive-data', severity: 'low' }],
    [range, { standard: 2, rule: 'errors/swallowed', severity: 'high', end_line: range ? rangeEnd(range) : 0 }],
  ];
  const invented = [
    { line: INVENTED_LINE, end_line: INVENTED_LINE },
    { quote: INVENTED_TEXT },
    { path: `invented/${first.path}` },
  ];
  return {
    sound: sound.flatMap(([line, said]) => (line ? [finding(line, said)] : [])),
    invented: invented.map((said) => finding(first, said)),
  };
}

function rangeEnd(line) {
  return line.number + LINES_OF_RANGE - 1;
}

/** Whether a range of new lines from this one on ends on a line that was shown as well. */
function endsShown(line, lines) {
  return line.mark === '+' && lines.some(({ mark, number }) => mark !== '-' && number === rangeEnd(line));
}
