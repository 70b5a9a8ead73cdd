import { packageFile } from './package-file.js';

interface Row {
  tool: string;
  files: string;
  above: boolean;
  bare: string[];
  pattern: string;
}

/**
 * How another tool's marker looks, its group `ids` the rules it names. `above`: it may stand on the line above.
 * `bare`: what one without ids speaks of; `*` is every standard but that of secrets.
 */
export interface ToolMarker extends Omit<Row, 'files' | 'pattern'> {
  files: RegExp;
  pattern: RegExp;
}

let tables: { tools: ToolMarker[]; ids: { names: string[]; pattern: RegExp }[] } | null = null;

function known() {
  const read = (): { tools: Row[]; ids: { names: string[]; pattern: string }[] } =>
    JSON.parse(packageFile('data/markers.json'));
  if (tables) return tables;
  const { tools, ids } = read();
  tables = {
    tools: tools.map((row) => ({ ...row, files: new RegExp(row.files), pattern: new RegExp(row.pattern, 'i') })),
    ids: ids.map(({ names, pattern }) => ({ names, pattern: new RegExp(pattern, 'i') })),
  };
  return tables;
}

/** The markers of other tools that count in a file of this path, as `data/markers.json` describes them. */
export function toolMarkers(path: string): ToolMarker[] {
  return known().tools.filter(({ files }) => files.test(path));
}

/** Our rules and packs that another tool's rule id stands for; empty for one that the table does not know. */
export function namesOf(id: string): string[] {
  return known().ids.flatMap(({ names, pattern }) => (pattern.test(id) ? names : []));
}
