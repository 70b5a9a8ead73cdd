import { blockAround } from '../inspect/declaration.js';
import type { View } from '../inspect/inspection.js';

/** Lines of a function that is shown as a whole, and of a longer one: around the change, and of its signature. */
const WHOLE_FUNCTION = 60;
const AROUND = 10;
const SIGNATURE = 3;

/** A line of the new file, 1-based, that a change stands among. */
export interface ContextLine {
  number: number;
  text: string;
}

/** The functions around the changed lines, in their order; a file that is not known as a whole has none to show. */
export function contextLines({ file, head }: View): ContextLine[] {
  // Their hunks are the whole file.
  if (file.status === 'added' || file.status === 'unchanged') return [];
  const changed = changedPlaces(file.hunks ?? []);
  const wanted = new Set<number>();
  const at = new Map(head.numbers.map((number, index) => [number, index]));
  for (const number of changed) {
    const index = at.get(number);
    if (index === undefined) continue;
    const block = blockAround(head.lines, index);
    const whole = block !== null && block.end - block.start < WHOLE_FUNCTION;
    const [from, to] = whole ? [block.start, block.end] : [index - AROUND, index + AROUND];
    for (let each = Math.max(0, from); each <= Math.min(head.lines.length - 1, to); each++) wanted.add(each);
    if (block && !whole) for (let each = 0; each < SIGNATURE; each++) wanted.add(block.start + each);
  }
  return [...wanted]
    .sort((a, b) => a - b)
    .flatMap((index) => {
      const number = head.numbers[index];
      return number === undefined ? [] : [{ number, text: head.lines[index] ?? '' }];
    });
}

/** The added lines, and for deleted ones the line of the new file that they stood before. */
function changedPlaces(hunks: NonNullable<View['file']['hunks']>): number[] {
  return hunks.flatMap(({ lines }) => {
    let next = lines.find(({ newLine }) => newLine !== null)?.newLine ?? 1;
    return lines.flatMap(({ kind, newLine }) => {
      if (newLine !== null) next = newLine + 1;
      return kind === 'context' ? [] : [newLine ?? next];
    });
  });
}
