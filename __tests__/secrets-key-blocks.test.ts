import { findSecrets } from '../src/inspect/secrets.js';

const HEADER = ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' ');
const FOOTER = ['-----END RSA', 'PRIVATE KEY-----'].join(' ');
const BODY = [
  'MIIEowIBAAKCAQEAx3Vb7nQz1kPfT0yR8sLmWc5dHgJ2uEoA9iKqXvB4tNrYpZ6j',
  'q8Zr3WmYt1LxKc7VbN5hGf2DsAp9OiUe4TyRqJ6wMzXk0CvBn8LsPdFgHj3K5oQa',
  'e7Yt4RwQ2pLk9MnBv5CxZa1SdFg6HjK8uIoP3yTrEw0QzXc7VbNm5LkJhGf2DsA4',
];

describe('private keys', () => {
  const covered = async (text: string, path = 'src/a.ts'): Promise<unknown[]> =>
    (await findSecrets(text, path)).map(({ line, endLine, report }) => [line, endLine, report]);

  test('a whole key is one finding', async () => {
    expect(await covered(['a', HEADER, ...BODY, FOOTER, 'b'].join('\n'))).toEqual([[2, 6, true]]);
  });

  test('a header without its end covers the base64 lines after it and no more', async () => {
    expect(await covered([HEADER, ...BODY, 'const next = 1;', 'more();'].join('\n'))).toEqual([[1, 4, true]]);
    expect(
      await covered(
        [HEADER, 'Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-128-CBC,00', '', ...BODY, '', 'x = y'].join('\n'),
      ),
    ).toEqual([[1, 7, true]]);
  });

  test('an end without its header covers the base64 lines before it and no more', async () => {
    expect(await covered(['const before = 1;', ...BODY, FOOTER, 'x'].join('\n'))).toEqual([[2, 4, true]]);
  });

  test('the middle of a key is redacted without a finding', async () => {
    expect(await covered(['const before = 1;', ...BODY, 'x'].join('\n'))).toEqual([[2, 4, false]]);
  });

  test('a key among tests is said, but is less grave', async () => {
    const key = [HEADER, ...BODY, FOOTER].join('\n');
    const paths = ['test/certs/key.pem', 'config/key.pem'];
    const [inTests, inCode] = await Promise.all(paths.map(async (path) => (await findSecrets(key, path))[0]));
    expect([inTests?.severity, inTests?.report, inCode?.severity]).toEqual(['medium', true, 'critical']);
  });

  test('a certificate is public', async () => {
    expect(await covered(['-----BEGIN CERTIFICATE-----', ...BODY, '-----END CERTIFICATE-----'].join('\n'))).toEqual([]);
  });

  test.each([
    ['indentation', (line: string) => `      ${line}`],
    ['hash comments', (line: string) => `# ${line}`],
    ['slash comments', (line: string) => `  // ${line}`],
    ['block comments', (line: string) => ` * ${line}`],
    ['quotes and joins', (line: string) => `    "${line}\\n" +`],
    ['diff marks', (line: string) => `+ ${line}`],
    ['byte strings', (line: string) => `  b'${line}\\n'`],
    ['carriage returns', (line: string) => `${line}\r`],
  ])('a key is found through %s', async (_what, dress) => {
    expect(await covered(['x', ...[HEADER, ...BODY, FOOTER].map(dress), 'y'].join('\n'))).toEqual([[2, 6, true]]);
    expect(await covered(['x', ...[HEADER, ...BODY].map(dress), 'const y = 1;'].join('\n'))).toEqual([[2, 5, true]]);
  });

  test('a key on one line with escaped line ends is found, also without its end', async () => {
    expect(await covered(`key = "${[HEADER, ...BODY, FOOTER].join('\\n')}";`)).toEqual([[1, 1, true]]);
    expect(await covered(`key = "${[HEADER, ...BODY].join('\\\\n')}";`)).toEqual([[1, 1, true]]);
  });

  test('the private part of a PuTTY key is found', async () => {
    const text = [
      'PuTTY-User-Key-File-2: ssh-rsa',
      'Public-Lines: 1',
      'AAAAB3NzaC1yc2E',
      'Private-Lines: 2',
      'AAABAQDx3Vb7nQz1kPfT0yR8',
      'sLmWc5dHgJ2uEoA9',
      'Private-MAC: 00',
    ].join('\n');
    expect(await covered(text, 'deploy/key.ppk')).toEqual([[5, 6, true]]);
  });
});
