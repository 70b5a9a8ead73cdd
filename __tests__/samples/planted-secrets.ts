import { type Random, randomFrom } from './random.js';
/** A secret and the code that holds it. `value` may run over several lines. */
export interface PlantedSecret {
  kind: string;
  value: string;
  /** The line or lines of code that hold the value. */
  line: string;
  path: string;
}

type Make = (random: Random) => string;

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const DIGITS = '0123456789';
const HEX = `${DIGITS}abcdef`;
const WORD = LOWER + UPPER + DIGITS;

const of =
  (alphabet: string, length: number): Make =>
  (random) =>
    Array.from({ length }, () => alphabet[random(alphabet.length)]).join('');

/** One after the other. Token shapes are put together here, so that no line of this file is one. */
const joined =
  (...parts: (string | Make)[]): Make =>
  (random) =>
    parts.map((part) => (typeof part === 'string' ? part : part(random))).join('');

const password = joined(of(UPPER, 1), of(LOWER, 4), '-', of(DIGITS, 3), of(LOWER, 3), '!', of(DIGITS, 2));

const jwt: Make = (random) => {
  const part = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString('base64url');
  return [part({ alg: 'HS256', typ: 'JWT' }), part({ sub: of(HEX, 12)(random) }), of(WORD, 43)(random)].join('.');
};

const pem = (name: string, lines: number, lineEnd = '\n'): Make =>
  joined(
    `-----${'BEGIN'} ${name}-----${lineEnd}`,
    ...Array.from({ length: lines }, () => joined(of(`${WORD}+/`, 64), lineEnd)),
    joined(of(`${WORD}+/`, 42), `==${lineEnd}`),
    `-----${'END'} ${name}-----`,
  );
const PRIVATE = ['PRIVATE', 'KEY'].join(' ');

/** Kind, value, path, and the code, in which `@` is the value. */
const RECIPES: readonly [kind: string, value: Make, path: string, code: string][] = [
  ['aws-access-key-id', joined('AK', 'IA', of(UPPER, 16)), 'src/config.ts', "const client = connect('@');"],
  ['aws-secret-key', of(WORD, 40), 'app/settings.py', 'AWS_SECRET_ACCESS_KEY = "@"'],
  ['github-token', joined('gh', 'p_', of(WORD, 36)), 'src/config.ts', "const client = connect('@');"],
  ['github-token', joined('github', '_pat_', of(WORD, 82)), '.env', 'GH=@'],
  ['gitlab-token', joined('gl', 'pat-', of(WORD, 20)), 'config/application.yml', '  gitlab: @'],
  ['slack-token', joined('xo', 'xb-', of(DIGITS, 24)), 'src/server.js', "connect('@');"],
  [
    'slack-webhook',
    joined('https://hooks.slack', '.com/services/T0AB12CD3/B0EF45GH6/', of(WORD, 24)),
    'src/server.js',
    "post('@');",
  ],
  ['stripe-key', joined('sk_', 'live_', of(WORD, 24)), 'config/initializers/access.rb', 'Stripe.start "@"'],
  ['stripe-key', joined('rk_', 'live_', of(WORD, 24)), 'app/config.php', "$client = new Client('@');"],
  ['google-api-key', joined('AI', 'za', of(WORD, 35)), 'src/server.js', "connect('@');"],
  ['openai-api-key', joined('sk-', 'proj-', of(WORD, 60)), 'app/settings.py', 'client = OpenAI("@")'],
  ['anthropic-api-key', joined('sk-', 'ant-api03-', of(WORD, 93)), 'app/settings.py', 'client = Anthropic("@")'],
  ['huggingface-token', joined('h', 'f_', of(LOWER + UPPER, 34)), 'app/settings.py', 'login("@")'],
  ['npm-token', joined('np', 'm_', of(WORD, 36)), '.npmrc', '//registry.example.org/:_authToken=@'],
  ['pypi-token', joined('pypi', '-AgEIcHlwaS5vcmc', of(WORD, 80)), '.pypirc', 'password = @'],
  ['sendgrid-key', joined('S', 'G.', of(WORD, 22), '.', of(WORD, 43)), 'src/main/java/Config.java', 'send("@");'],
  ['twilio-key', joined('S', 'K', of(HEX, 32)), 'src/server.js', "connect('@');"],
  ['mailgun-key', joined('ke', 'y-', of(HEX, 32)), 'config/initializers/access.rb', 'Mailgun.configure("@")'],
  ['digitalocean-token', joined('do', 'p_v1_', of(HEX, 64)), 'infra/main.tf', '  digitalocean = "@"'],
  ['shopify-token', joined('shp', 'at_', of(HEX, 32)), 'app/config.php', "shop('@');"],
  ['linear-key', joined('lin', '_api_', of(WORD, 40)), 'src/config.ts', "connect('@');"],
  ['databricks-token', joined('da', 'pi', of(HEX, 32)), 'app/settings.py', 'connect("@")'],
  [
    'telegram-bot-token',
    joined(of('123456789', 10), ':', 'A', 'A', of(WORD, 33)),
    'src/server.js',
    "const bot = start('@');",
  ],
  [
    'discord-webhook',
    joined('https://discord', '.com/api/webhooks/', of('123456789', 18), '/', of(WORD, 68)),
    'src/config.ts',
    "post('@');",
  ],
  ['jwt', jwt, 'internal/config.go', 'const session = "@"'],
  ['vault-token', joined('hv', 's.', of(WORD, 24)), 'internal/config.go', 'client.Use("@")'],
  ['age-secret-key', joined('AGE-SECRET', '-KEY-1', of(DIGITS + UPPER, 58)), 'deploy/keys.txt', '@'],
  ['url-password', password, 'src/config.ts', "const db = 'postgres://app:@@db.internal.net:5432/shop';"],
  ['url-password', of(WORD, 18), '.env', 'CACHE_URL=redis://default:@@cache.internal.net:6379'],
  ['url-password', password, 'internal/config.go', 'sql.Open("mysql", "app:@@tcp(10.0.0.3:3306)/shop")'],
  [
    'connection-string-password',
    password,
    'src/Startup.cs',
    'var db = "Server=db1;Database=shop;User Id=sa;Password=@;";',
  ],
  [
    'azure-key',
    joined(of(`${WORD}+/`, 86), '=='),
    'src/Blobs.cs',
    'var store = "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=@";',
  ],
  ['password', password, 'app/settings.py', 'DATABASE = {"user": "app", "password": "@"}'],
  ['password', password, 'src/main/java/Config.java', 'connect(DriverManager.getConnection(url, "app", "@"));'],
  ['password', password, 'config/application.yml', '    password: "@"'],
  ['password', password, 'Dockerfile', 'ENV DB_PASSWORD=@'],
  ['password', password, 'infra/main.tf', 'variable "db_password" {\n  type    = string\n  default = "@"\n}'],
  ['password', password, 'src/main/resources/beans.xml', '<property name="password" value="@"/>'],
  ['password', password, 'src/main/resources/application.properties', 'spring.datasource.password=@'],
  ['secret', of(WORD, 32), 'src/config.ts', "const secret = process.env.JWT_SECRET || '@';"],
  ['secret', of(WORD, 32), 'app/settings.py', 'SECRET = os.getenv("APP_SECRET", "@")'],
  ['client-secret', of(WORD, 32), 'app/config.php', "'client_secret' => '@',"],
  ['secret-key', of(WORD, 50), 'app/settings.py', "SECRET_KEY = '@'"],
  ['api-key', of(HEX, 32), 'internal/config.go', 'apiKey := "@"'],
  ['signing-key', of(WORD, 24), 'src/server.js', "res.json(jwt.sign(payload, '@'));"],
  ['encryption-key', of(WORD, 16), 'src/main/java/Config.java', 'Key key = new SecretKeySpec("@".getBytes(), "AES");'],
  ['bearer-token', of(WORD, 40), 'src/server.js', "headers.Authorization = 'Bearer @';"],
  ['private-key', pem(`RSA ${PRIVATE}`, 24), 'deploy/server.pem', '@'],
  ['private-key', pem(`EC ${PRIVATE}`, 2), 'src/server.js', 'const key = `@`;'],
  ['private-key', pem(`OPENSSH ${PRIVATE}`, 34), 'deploy/id_rsa', '@'],
  ['private-key', pem(PRIVATE, 25, '\\n'), 'deploy/account.txt', '  "private_key": "@\\n",'],
];

const PLANTED = 200;

/** Two hundred secrets, the same for the same seed. */
export function plantedSecrets(seed: number): PlantedSecret[] {
  const random = randomFrom(seed);
  return Array.from({ length: PLANTED }, (_, at) => {
    const [kind, make, path, code] = RECIPES[at % RECIPES.length] as (typeof RECIPES)[number];
    const value = make(random);
    return { kind, value, line: code.replace('@', () => value), path };
  });
}
