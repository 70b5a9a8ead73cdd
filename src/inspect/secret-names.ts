import { compiled, type NameRow, regex, table } from './secret-table.js';

const TRAILING = regex(table.names.trailing);
const NAMES = compiled(table.names.known, '');
const seen = new Map<string, CredentialName | undefined>();

/** What a key, variable or attribute promises to hold. */
export type CredentialName = Omit<NameRow, 'pattern'> & { kind: string };

/** `undefined` where the name promises no credential: `passwordField`, `tokenUrl`, `author`. */
export function credentialName(name: string): CredentialName | undefined {
  if (seen.has(name)) return seen.get(name);
  if (seen.size > 5_000) seen.clear();
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z]+/g, '_')
    .replace(/^_|_$/g, '')
    .replace(TRAILING, '');
  const row = NAMES.find(({ pattern }) => pattern.test(words));
  const named = row?.kind ? { ...row, kind: row.kind } : undefined;
  seen.set(name, named);
  return named;
}
