import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { splitLines } from '../change/hunks.js';
import { BadInput } from '../target/target.js';

const line = z.int().positive();
const lines = z.array(line).default([]);

/** A labelled file; `docs/eval.md` says what its fields mean. Lines are 1-based. */
const caseSchema = z
  .object({
    id: z.string().min(1),
    language: z.string().min(1),
    path: z.string().min(1),
    standard: line,
    content: z.string(),
    positives: z.array(line),
    positive_regions: z.array(z.tuple([line, line])).default([]),
    negatives: lines,
    implicit_negatives: lines,
    ambiguous: lines,
    family: z.string().nullable().default(null),
    exhaustive: z.boolean().default(true),
    exhaustive_for: z.array(z.string()).optional(),
    label: z.enum(['line', 'file']).default('line'),
    file_positive: z.boolean().default(false),
    group: z.string().optional(),
    strength: z.string().default('core'),
    circular: z.boolean().default(false),
  })
  .superRefine((sample, context) => {
    const last = splitLines(sample.content).length;
    for (const key of ['positives', 'negatives', 'implicit_negatives', 'ambiguous'] as const) {
      const beyond = sample[key].find((number) => number > last);
      if (beyond !== undefined)
        context.addIssue({ code: 'custom', path: [key], message: `line ${beyond}, but the content has ${last}` });
    }
  });

const place = z.object({ path: z.string(), start: line, end: line });

/** A labelled change. */
const pullSchema = z.object({
  id: z.string().min(1),
  diff: z.string().min(1),
  findings: z.array(z.object({ standard: line.nullable(), locations: z.array(place) })),
  kind: z.string().default('change'),
  clean_for: z.array(line).nullish(),
});

export type Case = z.infer<typeof caseSchema>;
export type Pull = z.infer<typeof pullSchema>;

export const readCases = (file: string | undefined): Promise<Case[]> => samples(file, caseSchema);
export const readPulls = (file: string | undefined): Promise<Pull[]> => samples(file, pullSchema);

/** The records of a file, one a line, packed or not; none without a file. Throws `BadInput` with file and line. */
async function samples<T extends { id: string }>(file: string | undefined, schema: z.ZodType<T>): Promise<T[]> {
  if (file === undefined) return [];
  const records: T[] = [];
  const ids = new Set<string>();
  for (const [index, text] of splitLines(await textOf(file)).entries()) {
    if (text.trim() === '') continue;
    const at = `${file}:${index + 1}`;
    const read = schema.safeParse(jsonOf(text, at));
    if (!read.success) {
      const words = read.error.issues.map(({ path, message }) => `${at} "${path.join('.')}": ${message}.`);
      throw new BadInput(words.join('\n'));
    }
    if (ids.has(read.data.id)) throw new BadInput(`${at} "id": "${read.data.id}" stands twice.`);
    ids.add(read.data.id);
    records.push(read.data);
  }
  return records;
}

async function textOf(file: string): Promise<string> {
  try {
    const bytes = await readFile(file);
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (cause) {
    // No such file, or one that is not packed as its name says.
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    throw new BadInput(`${file} cannot be read.`, { cause });
  }
}

function jsonOf(text: string, at: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new BadInput(`${at} is no JSON.`, { cause });
  }
}
