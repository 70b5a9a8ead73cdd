import { packageFile } from './package-file.js';

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** True when `a` is at least as grave as `b`. */
export function atLeast(a: Severity, b: Severity): boolean {
  return SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b);
}

/** The lesser of two severities. */
export function lesser(a: Severity, b: Severity): Severity {
  return atLeast(a, b) ? b : a;
}

/** A sub-rule of a standard. `severity` is the gravest that a finding of it can have. */
export interface Rule {
  id: string;
  title: string;
  severity: Severity;
  finds: string;
  not?: string;
  cwe?: number[];
  asvs?: string[];
  cheatsheet?: string;
  top10?: string;
  /** For rules that need no agent and are no rule of syntax: what is found in such a file, and what not. */
  sample?: { path: string; bad: string; good: string };
}

/** A Critical Standard as the agent file or CLAUDE.md states it; `number` is its 1-based place in the list. */
export interface Standard {
  number: number;
  name: string;
  text: string;
  slug: string;
  rules: Rule[];
}

interface Catalogue {
  standards: Record<string, { slug: string; rules: Rule[] }>;
}

let catalogue: Catalogue | null = null;

function packs(): Catalogue['standards'] {
  catalogue ??= JSON.parse(packageFile('data/rules.json')) as Catalogue;
  return catalogue.standards;
}

/** The packs whose name none of these standards has, each with the number of its rules: `Logging (9)`. */
export function unboundPacks(standards: readonly Standard[]): string[] {
  return Object.entries(packs())
    .filter(([name]) => !standards.some((standard) => sameName(standard.name, name)))
    .map(([name, { rules }]) => `${name} (${rules.length})`);
}

/** A stated standard with the rules that bind to its name; one general rule where no pack knows the name. */
export function bindStandard(number: number, name: string, text: string): Standard {
  const pack = Object.entries(packs()).find(([known]) => sameName(known, name))?.[1];
  if (pack) return { number, name, text, ...pack };
  const slug =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || `standard-${number}`;
  return {
    number,
    name,
    text,
    slug,
    rules: [{ id: `${slug}/general`, title: name, severity: 'critical', finds: text }],
  };
}

/** Names are the same when only case and white space differ. */
export function sameName(a: string, b: string): boolean {
  const plain = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase();
  return plain(a) === plain(b);
}

/** The standard that the secret rules belong to; null when the agent states none of that name. */
export function secretsOf(standards: readonly Standard[]): Standard | null {
  return standards.find(({ slug }) => slug === 'secrets') ?? null;
}
