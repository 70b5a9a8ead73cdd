import { packageFile } from '../standards/package-file.js';
import type { Likeness } from './secret-values.js';

/** A regular expression, in pieces where it is long. `{{name}}` stands for one of the table's parts. */
type Source = string | string[];

/** A credential that one expression recognises: its group `value`, or the variable in its group `name`. */
interface PatternRow {
  kind: string;
  /** Without it the file's place says the rule. */
  rule?: string;
  severity?: 'critical' | 'medium';
  /** Stands in every text that matches. */
  needs?: string;
  flags?: string;
  pattern: Source;
  /** What the value must at least look like for a finding; without it there is none. */
  report?: Likeness;
  /** What it must look like to be redacted, where that is less. */
  redact?: Likeness;
  /** A finding in samples and tests too. */
  everywhere?: boolean;
  /** Swallows whatever else is found inside. */
  block?: boolean;
}

/** A token that a provider hands out. */
interface TokenRow {
  kind: string;
  pattern: Source;
  severity?: 'high' | 'medium';
  /** What within a few hundred characters makes it one for everybody's eyes. */
  public?: string;
  /** Common in samples and tests, where it is no finding. */
  sample?: boolean;
}

/** What a name that ends like this promises to hold; `kind` null: no credential. */
export interface NameRow {
  kind: string | null;
  pattern: Source;
  rule?: string;
  least?: Likeness;
}

/** How a value can stand after the name of a credential. */
export interface AssignmentRow {
  pattern: Source;
  least?: Likeness;
  /** The value runs wherever the variable is missing. */
  fallback?: boolean;
  /** Only in files where values need no quotes. */
  where?: 'bare' | 'text';
}

interface Table {
  parts: Record<string, Source>;
  places: Record<'sample' | 'bare' | 'code' | 'local', Source> & { rules: { rule: string; path: Source }[] };
  names: { noun: Source; trailing: Source; known: NameRow[] };
  values: { like: Likeness; pattern?: Source; flags?: string }[];
  beside: Record<'quoted' | 'bare', Source>;
  assignments: AssignmentRow[];
  patterns: PatternRow[];
  tokens: TokenRow[];
}

/** What is known about secrets, as it stands in `data/secrets.json`. */
export const table = JSON.parse(packageFile('data/secrets.json')) as Table;

export const regex = (source: Source, flags = ''): RegExp => new RegExp(filled(source), flags);

function filled(source: Source): string {
  const joined = typeof source === 'string' ? source : source.join('');
  return joined.replace(/\{\{(\w+)\}\}/g, (_, part: string) => filled(table.parts[part] ?? ''));
}

export const compiled = <Row extends { pattern: Source }>(rows: readonly Row[], flags: string) =>
  rows.map((row) => ({ ...row, pattern: regex(row.pattern, flags) }));
