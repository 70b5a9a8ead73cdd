/** A secret and the code that holds it. `value` may run over several lines. */
export interface PlantedSecret {
  kind: string;
  value: string;
  /** The line or lines of code that hold the value. */
  line: string;
  language: string;
  path: string;
}

type Random = (below: number) => number;
interface Recipe {
  kind: string;
  value: (random: Random) => string;
  language: string;
  path: string;
  code: (value: string) => string;
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const DIGITS = '0123456789';
const HEX = `${DIGITS}abcdef`;
const WORD = LOWER + UPPER + DIGITS;
const BASE64 = `${WORD}+/`;

/** Deterministic numbers from a seed (mulberry32). */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const of =
  (alphabet: string, length: number) =>
  (random: Random): string =>
    Array.from({ length }, () => alphabet[random(alphabet.length)]).join('');

/** Token shapes are put together here, so that no line of this file is one. */
const token =
  (starts: readonly string[], alphabet: string, length: number) =>
  (random: Random): string =>
    starts.join('') + of(alphabet, length)(random);

const password = (random: Random): string =>
  `${of(UPPER, 1)(random)}${of(LOWER, 4)(random)}-${of(DIGITS, 3)(random)}${of(LOWER, 3)(random)}!${of(DIGITS, 2)(random)}`;

const jwt = (random: Random): string => {
  const part = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString('base64url');
  return [part({ alg: 'HS256', typ: 'JWT' }), part({ sub: of(HEX, 12)(random) }), of(WORD, 43)(random)].join('.');
};

const pem =
  (name: string, lines: number) =>
  (random: Random): string =>
    [
      `-----${'BEGIN'} ${name}-----`,
      ...Array.from({ length: lines }, () => of(BASE64, 64)(random)),
      `${of(BASE64, 42)(random)}==`,
      `-----${'END'} ${name}-----`,
    ].join('\n');

const ts = { language: 'typescript', path: 'src/config.ts' };
const js = { language: 'javascript', path: 'src/server.js' };
const py = { language: 'python', path: 'app/settings.py' };
const go = { language: 'go', path: 'internal/config.go' };
const java = { language: 'java', path: 'src/main/java/app/Config.java' };
const ruby = { language: 'ruby', path: 'config/initializers/access.rb' };
const php = { language: 'php', path: 'app/config.php' };
const env = { language: 'dotenv', path: '.env' };
const yaml = { language: 'yaml', path: 'config/application.yml' };
const docker = { language: 'dockerfile', path: 'Dockerfile' };
const tf = { language: 'terraform', path: 'infra/main.tf' };

const constant = (value: string): string => `export const client = connect('${value}');`;

const RECIPES: readonly Recipe[] = [
  { kind: 'aws-access-key-id', value: token(['AK', 'IA'], UPPER, 16), ...ts, code: constant },
  { kind: 'aws-secret-key', value: of(WORD, 40), ...py, code: (v) => `AWS_SECRET_ACCESS_KEY = "${v}"` },
  { kind: 'github-token', value: token(['gh', 'p_'], WORD, 36), ...ts, code: constant },
  { kind: 'github-token', value: token(['github', '_pat_'], WORD, 82), ...env, code: (v) => `GH=${v}` },
  { kind: 'gitlab-token', value: token(['gl', 'pat-'], WORD, 20), ...yaml, code: (v) => `  gitlab: ${v}` },
  { kind: 'slack-token', value: token(['xo', 'xb-'], DIGITS, 24), ...js, code: constant },
  {
    kind: 'slack-webhook',
    value: token(['https://hooks.slack', '.com/services/T0AB12CD3/B0EF45GH6/'], WORD, 24),
    ...js,
    code: constant,
  },
  { kind: 'stripe-key', value: token(['sk_', 'live_'], WORD, 24), ...ruby, code: (v) => `Stripe.start "${v}"` },
  {
    kind: 'stripe-key',
    value: token(['rk_', 'live_'], WORD, 24),
    ...php,
    code: (v) => `$client = new Client('${v}');`,
  },
  { kind: 'google-api-key', value: token(['AI', 'za'], WORD, 35), ...js, code: constant },
  { kind: 'openai-api-key', value: token(['sk-', 'proj-'], WORD, 60), ...py, code: (v) => `client = OpenAI("${v}")` },
  {
    kind: 'anthropic-api-key',
    value: token(['sk-', 'ant-api03-'], WORD, 93),
    ...py,
    code: (v) => `client = Anthropic("${v}")`,
  },
  { kind: 'huggingface-token', value: token(['h', 'f_'], LOWER + UPPER, 34), ...py, code: (v) => `login("${v}")` },
  {
    kind: 'npm-token',
    value: token(['np', 'm_'], WORD, 36),
    language: 'ini',
    path: '.npmrc',
    code: (v) => `//registry.example.org/:_authToken=${v}`,
  },
  {
    kind: 'pypi-token',
    value: token(['pypi', '-AgEIcHlwaS5vcmc'], WORD, 80),
    language: 'ini',
    path: '.pypirc',
    code: (v) => `password = ${v}`,
  },
  {
    kind: 'sendgrid-key',
    value: (random) => ['SG', of(WORD, 22)(random), of(WORD, 43)(random)].join('.'),
    ...java,
    code: (v) => `client = new Client("${v}");`,
  },
  { kind: 'twilio-key', value: token(['S', 'K'], HEX, 32), ...js, code: constant },
  { kind: 'mailgun-key', value: token(['ke', 'y-'], HEX, 32), ...ruby, code: (v) => `Mailgun.configure("${v}")` },
  { kind: 'digitalocean-token', value: token(['do', 'p_v1_'], HEX, 64), ...tf, code: (v) => `  digitalocean = "${v}"` },
  { kind: 'shopify-token', value: token(['shp', 'at_'], HEX, 32), ...php, code: (v) => `shop('${v}');` },
  { kind: 'linear-key', value: token(['lin', '_api_'], WORD, 40), ...ts, code: constant },
  { kind: 'databricks-token', value: token(['da', 'pi'], HEX, 32), ...py, code: (v) => `connect("${v}")` },
  {
    kind: 'telegram-bot-token',
    value: (random) => `${of('123456789', 10)(random)}:${['A', 'A'].join('')}${of(WORD, 33)(random)}`,
    ...js,
    code: constant,
  },
  {
    kind: 'discord-webhook',
    value: (random) => `https://discord${'.com/api'}/webhooks/${of('123456789', 18)(random)}/${of(WORD, 68)(random)}`,
    ...ts,
    code: constant,
  },
  { kind: 'jwt', value: jwt, ...go, code: (v) => `const session = "${v}"` },
  { kind: 'vault-token', value: token(['hv', 's.'], WORD, 24), ...go, code: (v) => `client.Use("${v}")` },
  {
    kind: 'age-secret-key',
    value: token(['AGE-SECRET', '-KEY-1'], DIGITS + UPPER, 58),
    language: 'text',
    path: 'deploy/keys.txt',
    code: (v) => v,
  },
  {
    kind: 'url-password',
    value: password,
    ...ts,
    code: (v) => `const db = 'postgres://app:${v}@db.internal.net:5432/shop';`,
  },
  {
    kind: 'url-password',
    value: of(WORD, 18),
    ...env,
    code: (v) => `CACHE_URL=redis://default:${v}@cache.internal.net:6379`,
  },
  {
    kind: 'url-password',
    value: password,
    ...go,
    code: (v) => `db, err := sql.Open("mysql", "app:${v}@tcp(10.0.0.3:3306)/shop")`,
  },
  {
    kind: 'connection-string-password',
    value: password,
    language: 'csharp',
    path: 'src/Startup.cs',
    code: (v) => `var db = "Server=db1;Database=shop;User Id=sa;Password=${v};";`,
  },
  {
    kind: 'azure-key',
    value: (random) => `${of(BASE64, 86)(random)}==`,
    language: 'csharp',
    path: 'src/Blobs.cs',
    code: (v) => `var store = "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=${v}";`,
  },
  { kind: 'password', value: password, ...py, code: (v) => `DATABASE = {"user": "app", "password": "${v}"}` },
  {
    kind: 'password',
    value: password,
    ...java,
    code: (v) => `Connection c = DriverManager.getConnection(url, "app", "${v}");`,
  },
  { kind: 'password', value: password, ...yaml, code: (v) => `    password: "${v}"` },
  { kind: 'password', value: password, ...docker, code: (v) => `ENV DB_PASSWORD=${v}` },
  {
    kind: 'password',
    value: password,
    ...tf,
    code: (v) => `variable "db_password" {\n  type    = string\n  default = "${v}"\n}`,
  },
  {
    kind: 'password',
    value: password,
    language: 'xml',
    path: 'src/main/resources/beans.xml',
    code: (v) => `<property name="password" value="${v}"/>`,
  },
  {
    kind: 'password',
    value: password,
    language: 'properties',
    path: 'src/main/resources/application.properties',
    code: (v) => `spring.datasource.password=${v}`,
  },
  { kind: 'secret', value: of(WORD, 32), ...ts, code: (v) => `const secret = process.env.JWT_SECRET || '${v}';` },
  { kind: 'secret', value: of(WORD, 32), ...py, code: (v) => `SECRET = os.getenv("APP_SECRET", "${v}")` },
  { kind: 'client-secret', value: of(WORD, 32), ...php, code: (v) => `'client_secret' => '${v}',` },
  { kind: 'secret-key', value: of(WORD, 50), ...py, code: (v) => `SECRET_KEY = '${v}'` },
  { kind: 'api-key', value: of(HEX, 32), ...go, code: (v) => `apiKey := "${v}"` },
  { kind: 'signing-key', value: of(WORD, 24), ...js, code: (v) => `res.json(jwt.sign(payload, '${v}'));` },
  {
    kind: 'encryption-key',
    value: of(WORD, 16),
    ...java,
    code: (v) => `Key key = new SecretKeySpec("${v}".getBytes(), "AES");`,
  },
  { kind: 'bearer-token', value: of(WORD, 40), ...js, code: (v) => `headers.Authorization = 'Bearer ${v}';` },
  {
    kind: 'private-key',
    value: pem(['RSA', 'PRIVATE', 'KEY'].join(' '), 24),
    language: 'pem',
    path: 'deploy/server.pem',
    code: (v) => v,
  },
  {
    kind: 'private-key',
    value: pem(['EC', 'PRIVATE', 'KEY'].join(' '), 2),
    ...js,
    code: (v) => `const key = \`${v}\`;`,
  },
  {
    kind: 'private-key',
    value: pem(['OPENSSH', 'PRIVATE', 'KEY'].join(' '), 34),
    language: 'text',
    path: 'deploy/id_rsa',
    code: (v) => v,
  },
  {
    kind: 'private-key',
    value: (random) => pem(['PRIVATE', 'KEY'].join(' '), 25)(random).replaceAll('\n', '\\n'),
    language: 'json',
    path: 'deploy/account.txt',
    code: (v) => `  "private_key": "${v}\\n",`,
  },
];

const PLANTED = 200;

/** Two hundred secrets, the same for the same seed. */
export function plantedSecrets(seed: number): PlantedSecret[] {
  const random = randomFrom(seed);
  return Array.from({ length: PLANTED }, (_, at) => {
    const { kind, value, language, path, code } = RECIPES[at % RECIPES.length] as Recipe;
    const planted = value(random);
    return { kind, value: planted, line: code(planted), language, path };
  });
}
