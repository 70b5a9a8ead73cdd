import { scriptRegex } from '../../src/inspect/possible.js';
import { shippedRules } from '../../src/standards/syntax-rule.js';

/** All regular expressions of a rule. */
function regexesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'regex' && typeof inner === 'string' ? [inner] : regexesIn(inner),
  );
}

const regexes = [...new Set(shippedRules().flatMap(({ forms }) => forms.flatMap((form) => regexesIn(form))))];

describe('what JavaScript decides before ast-grep is asked', () => {
  it('reads most regular expressions of the shipped rules', () => {
    const read = regexes.filter((regex) => scriptRegex(regex) !== null);
    expect(read.length / regexes.length).toBeGreaterThan(0.8);
  });

  it.each(['a', 'a.', 'log.', '(', ' ', '"', "+ '", 'req.body.', '${', 'x =', 'err, '])(
    'answers in time for code that repeats %j',
    (part) => {
      const text = part.repeat(2_000).slice(0, 2_000);
      const slow = regexes.filter((regex) => {
        const startedAt = performance.now();
        scriptRegex(regex)?.test(text);
        return performance.now() - startedAt > 250;
      });
      expect(slow).toEqual([]);
    },
  );

  it.each(['(?x)a b', '\\p{L}', '\\Aa', '\\w', 'a(?i)b', '[[:alpha:]]', '[a&&b]', 'é'])(
    'leaves %s to ast-grep',
    (regex) => {
      expect(scriptRegex(regex)).toBeNull();
    },
  );
});
