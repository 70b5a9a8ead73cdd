// The rows as a table for the terminal.

const SIZES = ['S', 'M', 'L', '3,000'];
const HEAD = ['measure', ...SIZES, 'bar', 'met'];

export function tableOf(rows) {
  const lines = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const drawn = lines.map((line) =>
    line
      .map((text, column) => padded(text, widths[column], column))
      .join(' | ')
      .trimEnd(),
  );
  return [drawn[0], widths.map((width) => '-'.repeat(width)).join('-|-'), ...drawn.slice(1)].join('\n');
}

function cellsOf({ measure, bar, cells }) {
  return [measure, ...SIZES.map((size) => cells[size]?.text ?? ''), bar, metWords(cells)];
}

function metWords(cells) {
  const judged = Object.entries(cells).filter(([, { met }]) => met !== undefined);
  if (judged.length === 0) return '';
  const missed = judged.filter(([, { met }]) => !met).map(([size]) => size);
  return missed.length === 0 ? 'yes' : `no: ${missed.join(' ')}`;
}

function padded(text, width, column) {
  const isNumber = column >= 1 && column <= SIZES.length;
  return isNumber ? text.padStart(width) : text.padEnd(width);
}

/** How many bars there are in the rows, and how many are met. */
export function barsOf(rows) {
  const judged = rows.flatMap(({ cells }) => Object.values(cells)).filter(({ met }) => met !== undefined);
  return { bars: judged.length, met: judged.filter(({ met }) => met).length };
}
