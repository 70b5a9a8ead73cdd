import { packageFile } from './package-file.js';

/** What the grammars call the parts of code that a value passes through; see `data/origins.yml`. */
export interface CodeParts {
  names: string[];
  functions: string[];
  members: Record<string, (string | number)[]>;
  through: Record<string, (string | number)[]>;
  calls: string[];
  tests: string[];
  assigns: Record<string, (string | number)[]>;
  returns: string[];
  conditions: string[];
}

/** Where values of a language come from and what makes them safe: regular expressions over squeezed code. */
export interface LanguageOrigins {
  sources: RegExp[];
  external: RegExp[];
  calls: RegExp[];
  parameters: RegExp[];
  routes: RegExp[];
  injected: RegExp[];
  safeTypes: RegExp[];
  passing: RegExp[];
  trusted: RegExp[];
  sanitisers: Record<string, RegExp[]>;
  guards: Record<string, string[]>;
  appends: string[];
  own: RegExp;
}

type Raw = { [Key in keyof LanguageOrigins]: LanguageOrigins[Key] extends RegExp[] ? string[] : unknown };
type Compiled = { syntax: CodeParts; languages: Record<string, Raw & { sanitisers: Record<string, string[]> }> };

let compiled: Compiled | null = null;
const ready = new Map<string, LanguageOrigins>();

/** The shared part of the data. */
export function codeParts(): CodeParts {
  return read().syntax;
}

/** The part of one language, compiled once. */
export function originsOf(language: string): LanguageOrigins {
  const known = ready.get(language);
  if (known) return known;
  const raw = read().languages[language];
  if (!raw) throw new Error(`data/origins.yml has no language "${language}".`);
  const all = (texts: string[]) => texts.map((text) => new RegExp(text));
  const origins: LanguageOrigins = {
    ...{ sources: all(raw.sources), calls: all(raw.calls), parameters: all(raw.parameters), routes: all(raw.routes) },
    ...{ injected: all(raw.injected), safeTypes: all(raw.safeTypes), passing: all(raw.passing) },
    ...{ trusted: all(raw.trusted), external: all(raw.external ?? []) },
    sanitisers: Object.fromEntries(Object.entries(raw.sanitisers).map(([sink, texts]) => [sink, all(texts)])),
    guards: raw.guards as Record<string, string[]>,
    appends: raw.appends as string[],
    own: new RegExp(String(raw.own)),
  };
  ready.set(language, origins);
  return origins;
}

function read(): Compiled {
  compiled ??= JSON.parse(packageFile('dist/origins.json')) as Compiled;
  return compiled;
}
