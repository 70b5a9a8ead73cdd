import { findSecrets, type Secret } from '../src/inspect/secrets.js';

const TOKEN = ['gh', 'p_', 'Q7w2Er9tYu3iOp4aSd5fGh6jKl8zXc1vBn0M'].join('');
const HEADER = ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' ');
const FOOTER = ['-----END RSA', 'PRIVATE KEY-----'].join(' ');
const BODY = [
  'MIIEowIBAAKCAQEAx3Vb7nQz1kPfT0yR8sLmWc5dHgJ2uEoA9iKqXvB4tNrYpZ6j',
  'q8Zr3WmYt1LxKc7VbN5hGf2DsAp9OiUe4TyRqJ6wMzXk0CvBn8LsPdFgHj3K5oQa',
  'e7Yt4RwQ2pLk9MnBv5CxZa1SdFg6HjK8uIoP3yTrEw0QzXc7VbNm5LkJhGf2DsA4',
];

const reported = async (text: string, path: string): Promise<Secret[]> =>
  (await findSecrets(text, path)).filter(({ report }) => report);
const values = async (text: string, path: string): Promise<string[]> =>
  (await reported(text, path)).map(({ value }) => value);

describe('what is found', () => {
  test('a secret says its rule, kind, lines and exact offsets', async () => {
    const text = `const a = 1;\nconst client = connect('${TOKEN}');\n`;
    expect(await findSecrets(text, 'src/a.ts')).toEqual([
      {
        rule: 'secrets/literal-credential',
        kind: 'github-token',
        severity: 'critical',
        line: 2,
        endLine: 2,
        start: text.indexOf(TOKEN),
        end: text.indexOf(TOKEN) + TOKEN.length,
        value: TOKEN,
        report: true,
      },
    ]);
  });

  test.each([
    ['src/a.ts', "const password: string = 'hunter2!';", 'hunter2!'],
    ['src/a.go', 'dbPassword := "S3cure-pg-2024"', 'S3cure-pg-2024'],
    ['src/A.java', 'private static final String DB_PASSWORD = "S3cure-pg-2024";', 'S3cure-pg-2024'],
    ['src/a.py', 'conn = connect(user="app", password="S3cure-pg-2024")', 'S3cure-pg-2024'],
    ['src/a.rb', 'config = { :password => "S3cure-pg-2024" }', 'S3cure-pg-2024'],
    ['src/a.php', "define('DB_PASSWORD', 'S3cure-pg-2024');", 'S3cure-pg-2024'],
    ['config/app.yml', 'db_password: "S3cure-pg-2024"', 'S3cure-pg-2024'],
    ['config/app.yml', 'db_password: S3cure#pg&2024', 'S3cure#pg&2024'],
    ['.env', 'DB_PASSWORD=S3cure-pg-2024', 'S3cure-pg-2024'],
    ['app.properties', 'spring.datasource.password = S3cure-pg-2024', 'S3cure-pg-2024'],
    ['config.json', '{ "db": { "password": "S3cure-pg-2024" } }', 'S3cure-pg-2024'],
    ['config.toml', 'password = "S3cure-pg-2024"', 'S3cure-pg-2024'],
    ['web.config', '<add key="DbPassword" value="S3cure-pg-2024" />', 'S3cure-pg-2024'],
    ['pom.xml', '<password>S3cure-pg-2024</password>', 'S3cure-pg-2024'],
    ['Dockerfile', 'ENV DB_PASSWORD S3cure-pg-2024', 'S3cure-pg-2024'],
    ['Dockerfile', 'ARG DB_PASSWORD=S3cure-pg-2024', 'S3cure-pg-2024'],
    ['k8s/app.yaml', '- name: DB_PASSWORD\n  value: "S3cure-pg-2024"', 'S3cure-pg-2024'],
    ['src/a.js', "const s = process.env.JWT_SECRET || 'secret';", 'secret'],
    ['src/a.py', 'KEY = os.environ.get("SECRET_KEY", "changeme")', 'changeme'],
    ['application.yml', 'password: ${DB_PASS:petclinic}', 'petclinic'],
    ['src/a.js', "app.use(session({ resave: false, secret: 'keyboard cat' }));", 'keyboard cat'],
    ['src/a.js', "const key = 'shared';\njwt.verify(token, key);", 'shared'],
    ['src/A.java', 'DriverManager.getConnection(url, "admin", "admin");', 'admin'],
    ['src/a.js', "mysql.connect({ host: 'db1', user: 'root', password: 'execute' });", 'execute'],
    ['seed.sql', "CREATE USER app WITH PASSWORD 'S3cure-pg-2024';", 'S3cure-pg-2024'],
    ['run.sh', "sshpass -p 'S3cure' ssh host", 'S3cure'],
    [
      'src/a.ts',
      'fetch("https://api.service.io/v1?client_secret=c3cc928991d69e784f69a907000cc909")',
      'c3cc928991d69e784f69a907000cc909',
    ],
  ])('%s: %s', async (path, text, value) => {
    const found = await reported(text, path);
    expect(found.map((secret) => [secret.value, text.slice(secret.start, secret.end)])).toEqual([[value, value]]);
  });

  test('the sub-rule follows what the code does and which file it is in', async () => {
    const rule = async (text: string, path: string): Promise<string | undefined> =>
      (await reported(text, path))[0]?.rule;
    expect(await rule("const s = process.env.JWT_SECRET ?? 'letmein';", 'src/a.ts')).toBe('secrets/default-fallback');
    expect(await rule("jwt.sign(user, 'letmein');", 'src/a.ts')).toBe('secrets/key-material');
    expect(await rule('DB_PASSWORD=S3cure-pg-2024', '.env.production')).toBe('secrets/committed-env');
    expect(await rule('ENV DB_PASSWORD=S3cure-pg-2024', 'Dockerfile')).toBe('secrets/iac-secret');
    expect(await rule('  password: S3cure-pg-2024', '.github/workflows/ci.yml')).toBe('secrets/ci-secret');
    expect(await rule("password: 'S3cure-pg-2024'", 'db/seeds/users.ts')).toBe('secrets/seed-credential');
    expect(await rule("url = 'postgres://app:S3cure@db.internal.net/x'", 'src/a.ts')).toBe('secrets/url-credential');
  });

  test('a token in two joined literals is found as one', async () => {
    const text = `const t = '${TOKEN.slice(0, 11)}' + '${TOKEN.slice(11)}';`;
    const [secret] = await reported(text, 'src/a.js');
    expect(secret).toMatchObject({ kind: 'github-token', value: TOKEN, start: text.indexOf(TOKEN.slice(0, 4)) });
    expect(text.slice(secret?.start, secret?.end)).toBe(`${TOKEN.slice(0, 11)}' + '${TOKEN.slice(11)}`);
  });

  test.each([
    '// secretlint-disable',
    '// gitleaks:allow',
    '# nosec',
    '// eslint-disable-line',
    '// NOSONAR',
    '# pragma: allowlist secret',
  ])('%s switches nothing off', async (comment) => {
    expect(await values(`${comment}\nx = "${TOKEN}" ${comment}\npassword = "hunter2!" ${comment}`, 'src/a.py')).toEqual(
      [TOKEN, 'hunter2!'],
    );
  });
});

describe('what stays quiet', () => {
  test.each([
    ['src/a.ts', 'const PASSWORD = "execute";'],
    ['src/a.ts', "export const Actions = { PASSWORD: 'execute', TOKEN: 'token', SECRET: 'client-secret' };"],
    ['src/a.ts', "const fields = { username: 'username', password: 'password' };"],
    ['src/a.ts', 'interface Login { user: string; password: string; token?: Token }'],
    ['src/a.ts', "const label = { password: 'Enter your password', error: 'Password is required' };"],
    ['src/a.ts', "const password = process.env.DB_PASSWORD ?? '';"],
    ['src/a.ts', 'const password = `${prefix}-${name}1`;'],
    ['src/a.ts', "const token = await getToken('session-1', 'user2');"],
    ['src/a.ts', "headers['X-Auth-Token'] = request.headers['x-auth-token'];"],
    ['src/a.ts', "const password = '<your-password>', secret = 'xxxxxxxx1', key = '****';"],
    ['src/a.ts', "const apiKey = 'YOUR_API_KEY_1', token = 'test-token-12345678';"],
    [
      'src/a.ts',
      "const secretName = 'prod/db-1', tokenUrl = 'https://id.net/oauth2/token', passwordField = 'pass1word';",
    ],
    ['src/a.ts', "const author = 'a1b2c3d4e5', keyboard = 'q1w2e3r4', primaryKey = 'user_id_2';"],
    [
      'src/a.ts',
      "const id = '3f2504e0-4f89-11d3-9a0c-0305e82c3301', sha = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';",
    ],
    ['src/a.ts', "const secret = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db1';"],
    ['src/a.ts', "const algorithm = { auth: 'oauth2', secretKey: 'aes-256-gcm', token: 'sha256' };"],
    ['src/a.ts', `if (pem.startsWith('${HEADER}')) return;`],
    ['src/a.ts', "const url = 'https://user@host.net/a', other = 'postgres://db.internal.net:5432/shop';"],
    ['src/a.ts', 'const url = `postgres://${user}:${password}@db.internal.net/shop`;'],
    ['src/a.ts', "const url = 'postgres://user:password@localhost:5432/shop';"],
    ['src/a.py', 'password = os.environ["DB_PASSWORD"]\nsecret = settings.SECRET_1\npassword = None'],
    ['src/a.py', 'url = f"https://{user}:{token1}@api.service.io"'],
    ['src/A.java', '@Value("${db.password}") private String password;'],
    [
      'config/app.yml',
      'password: ${DB_PASSWORD}\ntoken: {{ vault_token }}\nsecret: !Ref DbSecret1\nsecretKeyRef:\n  name: db-1',
    ],
    ['.github/workflows/ci.yml', 'token: ${{ secrets.GITHUB_TOKEN }}\nsecrets: inherit'],
    ['infra/main.tf', 'password = var.db_password\nsecret_id = aws_secretsmanager_secret.db1.id'],
    [
      'src/a.ts',
      `const key = '${['AK', 'IAIOSFODNN7', 'EXAMPLE'].join('')}', t = '${['gh', 'p_'].join('')}${'x'.repeat(36)}';`,
    ],
  ])('%s: %s', async (path, text) => {
    expect(await values(text, path)).toEqual([]);
  });

  test('a plain word of a constant is not even redacted', async () => {
    expect(await findSecrets('const PASSWORD = "execute";\nrun("execute");', 'src/a.ts')).toEqual([]);
  });

  test.each([
    ['a publishable key', 'src/a.ts', `const key = '${['pk_', 'live_', 'Q7w2Er9tYu3iOp4aSd5fGh6j'].join('')}';`],
    [
      'a web key beside its app',
      'src/a.ts',
      `init({ apiKey: '${['AI', 'zaSyQ7w2Er9tYu3iOp4aSd5fGh6jKl8zXc1vB'].join('')}', authDomain: 'a.firebaseapp.com' });`,
    ],
    ['a password of a test', '__tests__/a.test.ts', "login({ user: 'bob', password: 'S3cure-pg-2024' });"],
    ['a password of a sample', '.env.example', 'DB_PASSWORD=S3cure-pg-2024'],
    ['a default of the own machine', 'src/a.ts', "const url = 'postgres://postgres:postgres@localhost:5432/shop';"],
    [
      'a password hash',
      'src/a.ts',
      `const password = '${['$2b', '$10$', 'N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy'].join('')}';`,
    ],
  ])('%s is redacted without a finding', async (_what, path, text) => {
    const secrets = await findSecrets(text, path);
    expect(secrets.map(({ report }) => report)).toEqual([false]);
  });

  test('a provider token counts in tests and samples too', async () => {
    expect(await values(`token = "${TOKEN}"`, 'tests/test_a.py')).toEqual([TOKEN]);
    expect(await values(`TOKEN=${TOKEN}`, '.env.example')).toEqual([TOKEN]);
  });
});

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
    expect(await covered(['const before = 1;', ...BODY, FOOTER, 'x'].join('\n'))).toEqual([[2, 5, true]]);
  });

  test('the middle of a key is redacted without a finding', async () => {
    expect(await covered(['const before = 1;', ...BODY, 'x'].join('\n'))).toEqual([
      [2, 2, false],
      [3, 3, false],
      [4, 4, false],
    ]);
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

describe('hostile texts', () => {
  const MILLIONS = 5_000_000;
  const of = (piece: string): string => piece.repeat(MILLIONS / piece.length);
  const long = (piece: string): string => `${piece.repeat(19_000 / piece.length)}\n`.repeat(250);

  test.each([
    ['one line of letters', of('a1')],
    ['one line of names', of('password="')],
    ['one line of token starts', of(['gh', 'p_'].join(''))],
    ['key headers', of(`${HEADER}\n`)],
    ['two hundred thousand lines', 'const a = foo(bar, "baz");\n'.repeat(200_000)],
    ['two hundred thousand secrets', 'password = "S3cure-pg-2024"\n'.repeat(200_000)],
    ['long lines of spaces', long(' ')],
    ['long lines of quotes', long('"+\'')],
    ['long lines of URLs', long('http://a:b')],
    ['long lines of calls', long('jwt.sign(a,b')],
  ])('%s end in time', async (_what, text) => {
    const start = performance.now();
    await findSecrets(text, 'src/a.ts');
    expect(performance.now() - start).toBeLessThan(6_000);
  });

  test('a token in a very long line is still found', async () => {
    expect(await values(`${'a '.repeat(20_000)}"${TOKEN}"`, 'dist/a.js')).toEqual([TOKEN]);
  });
});
