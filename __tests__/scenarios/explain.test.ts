import { runCli } from '../fakes/run.js';

describe('backend-review explain', () => {
  it('lists every rule by standard, and which are found by syntax', async () => {
    const { code, stdout } = await runCli(['explain']);

    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 No Hardcoded Secrets$/m);
    expect(stdout).toMatch(/^ {2}queries\/string-sql +critical +.*\(by syntax: proof.*\)$/m);
    expect(stdout.match(/^ {2}\w+\/[\w-]+ /gm)?.length).toBeGreaterThan(50);
  });

  it('says of a rule what it finds and why, with code and references', async () => {
    const { code, stdout } = await runCli(['explain', 'queries/string-sql']);

    expect(code).toBe(0);
    for (const part of ['Finds: ', 'Not: ', 'Why: standard 4, Query Safety', 'CWE-89: https://', ', found:', 'Fix:'])
      expect(stdout).toContain(part);
  });

  it('knows the likely name of one that does not exist', async () => {
    const { code, stderr } = await runCli(['explain', 'queries/sting-sql']);

    expect(code).toBe(3);
    expect(stderr).toContain('There is no rule "queries/sting-sql" (did you mean "queries/string-sql"?)');
  });
});
