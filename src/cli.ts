import { parseArgs } from 'node:util';
import { packageFile } from './standards/package-file.js';
import { BadInput } from './target/target.js';

const HELP = `backend-review: reviews backend changes against your team's Critical Standards

  backend-review review --diff FILE|-  [--repo DIR] [--head REF]
  backend-review review --base REF     [--repo DIR] [--head REF]
  backend-review review --pr OWNER/REPO#N          (token from GITHUB_TOKEN; posts nothing)
  backend-review audit  [--repo DIR] [--ref REF] [GLOB ...]
  backend-review eval   [--cases FILE[.gz]] [--prs FILE[.gz]] [--with-hints]   (labelled samples; see docs/eval.md)
  backend-review explain [RULE]
  backend-review doctor [--repo DIR] [--ref REF] [--pr OWNER/REPO#N]   (what a review needs, a line each)
  backend-review gate RESULT --base SHA --head SHA      (judges a saved result again, offline)
  backend-review publish RESULT    (posts a saved result; token from GITHUB_TOKEN)

  --engine auto|agent|rules    who reviews; auto: the agent when ANTHROPIC_API_KEY is set, else the rules
  --format pretty|json|markdown                what goes to stdout (pretty)
  --output FILE                also write FILE, by its ending .json or .md (eval: .jsonl); may repeat
  --fail-on critical|high|medium|low|never     lowest severity that ends in exit code 1
  --on-incomplete fail|warn    warn turns exit code 2 into 0
  --agent PATH  --config PATH  read at the base, or in the working directory for --diff
  --hints FILE                 SARIF of another tool: places for the agent (review, audit); may repeat
  --state-file FILE            answers of earlier runs, reused where nothing they saw has changed (review, audit)
  --record FILE                write every exchange with Claude to FILE (review, audit); holds the code that was sent
  --replay FILE                answer from such a FILE, without network and key
  --dry-run FOLDER             write what Claude would be sent to FOLDER and estimate its cost (review, audit); send nothing
  --write-baseline             accept what an audit of the whole tree finds: written to .github/ there (docs/suppressions.md)
  --model NAME  --base-url URL  --max-cost-usd N  --max-minutes N
  --help  --version

Exit codes: 0 pass, 1 fail, 2 incomplete, 3 bad configuration.
`;

const text = { type: 'string' } as const;
const OPTIONS = {
  ...{ repo: text, base: text, head: text, diff: text, pr: text, ref: text, format: text },
  ...{ engine: text, agent: text, config: text, model: text, 'base-url': text },
  ...{ 'fail-on': text, 'on-incomplete': text, 'max-cost-usd': text, 'max-minutes': text },
  ...{ cases: text, prs: text, record: text, replay: text, 'state-file': text, 'dry-run': text },
  'with-hints': { type: 'boolean' },
  'write-baseline': { type: 'boolean' },
  hints: { type: 'string', multiple: true },
  output: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** The command's door: returns the exit code. */
export async function runCli(args: string[]): Promise<number> {
  let onIncomplete: string | undefined;
  try {
    const { values, positionals } = parse(args);
    onIncomplete = values['on-incomplete'];
    const [command, ...rest] = positionals;
    if (values.version) return print(`${JSON.parse(packageFile('package.json')).version}\n`);
    if (values.help || command === undefined) return print(HELP);
    if (command === 'review' && rest.length === 0)
      return await (await import('./commands/review.js')).reviewCommand(values);
    if (command === 'audit') return await (await import('./commands/audit.js')).auditCommand(values, rest);
    if (command === 'eval' && rest.length === 0) return await (await import('./commands/eval.js')).evalCommand(values);
    if (command === 'explain' && rest.length <= 1)
      return print((await import('./commands/explain.js')).explain(rest[0] ?? null));
    if (command === 'doctor' && rest.length === 0)
      return await (await import('./commands/doctor.js')).doctorCommand(values);
    if (command === 'gate' && rest[0] && rest.length === 1)
      return await (await import('./commands/saved.js')).gateCommand(values, rest[0]);
    if (command === 'publish' && rest[0] && rest.length === 1)
      return await (await import('./commands/saved.js')).publishCommand(rest[0]);
    throw new BadInput(
      `"${positionals.join(' ')}" is no command. There are review, audit, eval, explain, doctor, gate and publish: see --help.`,
    );
  } catch (error) {
    const { complain } = await import('./commands/complain.js');
    return complain(error, { say: (line) => process.stderr.write(`backend-review: ${line}\n`), onIncomplete });
  }
}

export type Flags = ReturnType<typeof parse>['values'];

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (cause) {
    // Unknown flags and missing values: parseArgs says which.
    if (!(cause instanceof TypeError)) throw cause;
    throw new BadInput(cause.message, { cause });
  }
}

function print(words: string): number {
  process.stdout.write(words);
  return 0;
}
