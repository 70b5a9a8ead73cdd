import { extname } from 'node:path/posix';
import type { DiffLine } from '../change/changed-file.js';
import type { Rule, Standard } from '../standards/standard.js';
import type { Reported } from './reported.js';
import type { Secret } from './secrets.js';

/** How a value is read from the environment, by file extension. */
const FROM_ENVIRONMENT: Record<string, (name: string) => string> = {
  py: (name) => `os.environ["${name}"]`,
  go: (name) => `os.Getenv("${name}")`,
  java: (name) => `System.getenv("${name}")`,
  kt: (name) => `System.getenv("${name}")`,
  rb: (name) => `ENV.fetch("${name}")`,
  rs: (name) => `std::env::var("${name}")?`,
  php: (name) => `getenv('${name}')`,
  cs: (name) => `Environment.GetEnvironmentVariable("${name}")`,
  yml: (name) => `\${${name}}`,
  yaml: (name) => `\${${name}}`,
  properties: (name) => `\${${name}}`,
};

/** A found secret as a report of the standard; `line` is where it first shows, its text already redacted. */
export function reportSecret(
  secret: Secret,
  at: { path: string; line: DiffLine; endLine: number },
  standard: Standard,
): Reported {
  const name = secret.kind.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  const read = FROM_ENVIRONMENT[extname(at.path).slice(1)] ?? ((variable: string) => `process.env.${variable}`);
  const kind = secret.kind.replaceAll('-', ' ');
  const rule: Rule | undefined = standard.rules.find(({ id }) => id === secret.rule);
  return {
    origin: 'rule',
    standard: standard.number,
    rule: secret.rule,
    path: at.path,
    side: 'RIGHT',
    line: at.line.newLine ?? 1,
    endLine: at.endLine,
    severity: secret.severity,
    certain: true,
    title: `${rule?.title ?? 'Credential written into the code'}: ${kind}`,
    message:
      `Whoever can read the repository, its history or a build of it can use this ${kind}. ` +
      'Revoke it, put a new one into the secret store, and read it when the program starts.',
    fix: withoutLiteral(at.line.text, read(name)),
    assumption: null,
    verify: null,
    quote: at.line.text,
    evidence: [],
  };
}

/** `password: '‹redacted:password›',` with the literal replaced; the bare expression where it is only a part. */
function withoutLiteral(line: string, expression: string): string {
  const quoted = /(["'`])‹redacted:[^›]*›\1/;
  return quoted.test(line) ? line.trim().replace(quoted, () => expression) : expression;
}
