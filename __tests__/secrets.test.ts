import { findSecrets, type Secret } from '../src/inspect/secrets.js';

const TOKEN = ['gh', 'p_', 'Q7w2Er9tYu3iOp4aSd5fGh6jKl8zXc1vBn0M'].join('');
const HEADER = ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' ');
const reported = async (text: string, path: string): Promise<Secret[]> =>
  (await findSecrets(text, path)).filter(({ report }) => report);
const values = async (text: string, path: string): Promise<string[]> =>
  (await reported(text, path)).map(({ value }) => value);

describe('what is found', () => {
  test.each([
    [true, `const a = '${TOKEN}';`],
    [true, "connect('postgres://orders:Harbour-Lantern-42@db.internal:5432/shop');"],
    [true, `const key = \`-----${'BEGIN'} PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\`;`],
    [false, "connect({ user: 'orders', password: 'Harbour-Lantern-42' });"],
    [false, "jwt.sign(claims, 'walnut-ferry-quartz-19');"],
  ])('looks live: %s, for what stands in %j', async (live, text) => {
    expect((await findSecrets(text, 'src/a.ts')).filter(({ report }) => report)).toMatchObject([{ live }]);
  });

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
        live: true,
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
      "const snyk = { token: 1, snykToken: '3f2504e0-4f89-11d3-9a0c-0305e82c3301' };",
      '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    ],
    [
      'src/a.ts',
      'fetch("https://api.service.io/v1?client_secret=7b1e94c05da2f3386ec41d97ab50f2c8")',
      '7b1e94c05da2f3386ec41d97ab50f2c8',
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
    ['src/a.ts', "/**\n * app.use(session({ secret: 'keyboard cat' }));\n */"],
    ['src/a.ts', 'throw new Error(\'cookieParser("secret") is needed\');'],
    ['app/migrations/0003_mail.py', "dependencies = [('auth', '0002_require_types_0002'), ('auth', '0001_initial')]"],
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
    ['src/a.ts', '// Authorization: Basic dXNlcm5hbWU6cGFzc3dvcmQ='],
    ['src/Latest.java', 'String passwordHint = "S3cure-pg-2024"; hmac(required("SHARED_SECRET_1"));'],
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
