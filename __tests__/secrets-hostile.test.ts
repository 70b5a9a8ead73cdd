import { findSecrets } from '../src/inspect/secrets.js';

const TOKEN = ['gh', 'p_', 'Q7w2Er9tYu3iOp4aSd5fGh6jKl8zXc1vBn0M'].join('');
const HEADER = ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' ');
const FOOTER = ['-----END RSA', 'PRIVATE KEY-----'].join(' ');

describe('hostile texts', () => {
  const MILLIONS = 5_000_000;
  const of = (piece: string): string => piece.repeat(MILLIONS / piece.length);
  const long = (piece: string): string => `${piece.repeat(19_000 / piece.length)}\n`.repeat(250);

  test.each([
    ['one line of letters', of('a1')],
    ['one line of names', of('password="')],
    ['one line of token starts', of(['gh', 'p_'].join(''))],
    ['key headers', of(`${HEADER}\n`)],
    ['key footers', long(FOOTER)],
    ['base64 before a footer', of(`${'aB3'.repeat(20)}\n`) + FOOTER],
    ['base64 without a line end', long('aB3') + FOOTER],
    ['starts of web tokens', long(['ey', 'Jab_'].join(''))],
    ['two hundred thousand lines', 'const a = foo(bar, "baz");\n'.repeat(200_000)],
    ['two hundred thousand secrets', 'password = "S3cure-pg-2024"\n'.repeat(200_000)],
    ['long lines of spaces', long(' ')],
    ['long lines of quotes', long('"+\'')],
    ['long lines of URLs', long('http://a:b')],
    ['long lines of calls', long('jwt.sign(a,b')],
    ['long lines of brackets', long('createHmac(([{')],
    ['long lines of passwords', long('password=x;')],
  ])('%s end in time', async (_what, text) => {
    const start = performance.now();
    await findSecrets(text, 'src/a.ts');
    expect(performance.now() - start).toBeLessThan(6_000);
  });

  test('a token in a very long line is still found', async () => {
    expect((await findSecrets(`${'a '.repeat(20_000)}"${TOKEN}"`, 'dist/a.js')).map(({ value }) => value)).toEqual([
      TOKEN,
    ]);
  });
});
