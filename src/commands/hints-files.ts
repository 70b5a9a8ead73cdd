import { readFile, stat } from 'node:fs/promises';
import { parseSarif, type ToolResult } from '../inspect/sarif.js';
import { BadInput } from '../target/target.js';

/** Bytes of one file. */
const LARGEST_FILE = 10_000_000;

/** The results of other tools, from SARIF files that an earlier step wrote. Throws `BadInput` naming the file. */
export async function readHints(files: readonly string[]): Promise<ToolResult[]> {
  const results: ToolResult[] = [];
  for (const file of files.map((each) => each.trim()).filter(Boolean))
    results.push(...parseSarif(await text(file), file));
  return results;
}

async function text(file: string): Promise<string> {
  const found = await stat(file).catch((cause: unknown) => {
    throw new BadInput(`"hints": ${file} cannot be read. Name a SARIF file that an earlier step wrote.`, { cause });
  });
  if (!found.isFile()) throw new BadInput(`"hints": ${file} is no file.`);
  if (found.size > LARGEST_FILE)
    throw new BadInput(`"hints": ${file} has ${found.size} bytes; ${LARGEST_FILE} are the most.`);
  return readFile(file, 'utf8');
}
