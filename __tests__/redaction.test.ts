import { knownValues, redact, redactKnown } from '../src/inspect/redaction.js';
import { findSecrets, type Secret } from '../src/inspect/secrets.js';
import { plantedSecrets } from './samples/planted-secrets.js';

const secret = (value: string, kind: string): Secret => ({
  rule: 'secrets/literal-credential',
  kind,
  severity: 'high',
  line: 1,
  endLine: 1,
  start: 0,
  end: value.length,
  value,
  report: true,
  live: false,
});
const RANDOM = 'q8Zr3WmYt1LxKc7VbN5hGf2D';

describe('redact', () => {
  test('replaces each value by its kind and leaves the rest', async () => {
    const text = 'a = 1\npassword = "hunter2!" # why\nb = 2\n';
    expect(redact(text, await findSecrets(text, 'src/a.py'))).toBe(
      'a = 1\npassword = "‹redacted:password›" # why\nb = 2\n',
    );
  });

  test('gives equal code equal text', async () => {
    const lines = ['password = "hunter2!"', 'password = "hunter3!"'];
    const [first, second] = await Promise.all(
      lines.map(async (line) => redact(line, await findSecrets(line, 'src/a.py'))),
    );
    expect(first).toBe(second);
  });

  test('keeps every line of a longer value, with what stands around it', () => {
    const text = 'key = "aaa\\n" +\n  "bbb\\n" +\r\n\n  // ccc\nend';
    const value = { ...secret('', 'private-key'), start: 7, end: text.length - 4 };
    expect(redact(text, [value])).toBe(
      'key = "‹redacted:private-key›\n  "‹redacted:private-key›" +\r\n\n  // ‹redacted:private-key›\nend',
    );
  });

  test('is idempotent', async () => {
    const planted = plantedSecrets(3);
    for (const { line, path } of planted) {
      const once = redact(line, await findSecrets(line, path));
      expect(redact(once, await findSecrets(once, path))).toBe(once);
    }
  });
});

describe('known values', () => {
  test('a found value is replaced elsewhere only when it is long and no word', () => {
    const known = knownValues(
      [secret(RANDOM, 'api-key'), secret('hunter2!', 'password'), secret('administrator', 'password')],
      [],
    );
    expect(redactKnown(`${RANDOM} hunter2! administrator x${RANDOM}x`, known)).toBe(
      '‹redacted:api-key› hunter2! administrator x‹redacted:api-key›x',
    );
  });

  test("the run's own credentials are always replaced, but for what is too short to be one", () => {
    const known = knownValues([], ['sk-12345', 'none', '']);
    expect(redactKnown('sk-12345 none', known)).toBe('‹redacted:credential› none');
  });

  test('a value is replaced where it is escaped, percent-encoded or in base64', () => {
    const value = 'q8"Zr3/W\\mYt1+LxKc7';
    const known = knownValues([], [value]);
    const forms = [
      JSON.stringify({ value }),
      `https://a.net/?v=${encodeURIComponent(value)}`,
      Buffer.from(value).toString('base64'),
    ];
    for (const form of forms) expect(redactKnown(form, known)).toMatch(/‹redacted:credential›/);
  });

  test('the longest of two values with the same start wins', () => {
    const known = knownValues([], ['abcdefgh', 'abcdefghijkl']);
    expect(redactKnown('abcdefghijkl', known)).toBe('‹redacted:credential›');
    expect(redactKnown('abcdefgh and abcdefghij', known)).toBe('‹redacted:credential› and ‹redacted:credential›ij');
  });

  test('a value of several lines leaves the lines after it at their numbers', () => {
    const known = knownValues([], ['first-line\nsecond-line\nthird']);
    expect(redactKnown('a first-line\nsecond-line\nthird b\nc', known).split('\n')).toEqual([
      ...['a ‹redacted:credential›', '', ' b', 'c'],
    ]);
  });

  test('each line of a known key is replaced by itself', () => {
    const lines = [RANDOM, 'e7Yt4RwQ2pLk9MnBv5CxZa1S'];
    const known = knownValues([secret(lines.join('\n'), 'private-key')], []);
    expect(redactKnown(`the second line is ${lines[1]}.`, known)).toBe('the second line is ‹redacted:private-key›.');
  });

  test('thousands of values in megabytes of text end in time', () => {
    const values = Array.from({ length: 5_000 }, (_, at) => secret(`${RANDOM}${at}`, 'api-key'));
    const known = knownValues(values, []);
    const start = performance.now();
    const text = redactKnown(`lorem ipsum ${RANDOM}4999 `.repeat(60_000), known);
    expect(performance.now() - start).toBeLessThan(4_000);
    expect(text).not.toContain(RANDOM);
  });
});
