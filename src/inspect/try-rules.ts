import type { Node } from 'web-tree-sitter';
import type { OwnRule } from '../settings/own-rules.js';
import { lineOfKeys } from '../settings/rule-file.js';
import { type Form, knownLanguages } from '../standards/syntax-rule.js';
import { BadInput } from '../target/target.js';
import { loadLanguages, withSyntax } from './ast.js';

/** Tries each form of the team's own rules on an empty text. Throws `BadInput` with path and line of what is broken. */
export async function tryRules(own: readonly OwnRule[]): Promise<void> {
  if (own.length === 0) return;
  const engine = await loadLanguages(own.flatMap(({ rule }) => rule.forms.flatMap(({ languages }) => languages)));
  for (const { path, text, rule } of own)
    for (const [index, form] of rule.forms.entries())
      for (const language of form.languages) {
        const fault = faultOf(engine, form, language);
        if (fault === null) continue;
        const keys = ['rules', index, 'rule'];
        throw new BadInput(
          `${path}:${lineOfKeys(text, keys)} "${keys.join('.')}" is no rule for ${language}: ${fault}.`,
        );
      }
}

type Engine = Awaited<ReturnType<typeof loadLanguages>>;

function faultOf(engine: Engine, { rule, constraints = {}, utils = {} }: Form, language: string): string | null {
  const sign = knownLanguages()[language]?.sign ?? '$';
  for (const pattern of patternsOf([rule, constraints, utils])) {
    const parsed = withSyntax(engine, { language, text: pattern.replaceAll('$', sign) }, ({ root }) => isCode(root));
    if (!parsed) return `the pattern "${pattern}" does not parse`;
  }
  // What is parsed while a syntax is open is freed with it.
  return withSyntax(engine, { language, text: '' }, () => {
    const file = engine.parse(language, '');
    try {
      file.root().findAll({ rule, constraints, utils });
      return null;
    } catch (error) {
      // ast-grep throws what it has against a rule, the reason in its last line.
      if (!(error instanceof Error)) throw error;
      return (error.message.trim().split('\n').at(-1) ?? '').replace(/^[\s|>-]+|\.$/g, '');
    } finally {
      file.free();
    }
  });
}

/** Tree-sitter mends what it can, such as a missing semicolon; what it cannot is one error from the start. */
const isCode = (root: Node) => root.firstChild !== null && root.firstChild.type !== 'ERROR';

function patternsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'pattern' && typeof inner === 'string' ? [inner] : patternsOf(inner),
  );
}
