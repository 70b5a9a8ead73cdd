import { runCli } from '../fakes/run.js';

describe('backend-review explain', () => {
  it('lists every rule by standard, and which are found by syntax', async () => {
    const { code, stdout } = await runCli(['explain']);

    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 No Hardcoded Secrets$/m);
    expect(stdout).toMatch(/^ {2}queries\/string-sql +critical +.*\(without the agent: proof\)$/m);
    expect(stdout).toMatch(/^ {2}secrets\/url-credential .*\(without the agent: proof\)$/m);
    expect(stdout).toMatch(/^ {2}errors\/fail-open +critical +Failure treated as success$/m);
    expect(stdout.match(/^ {2}\w+\/[\w-]+ /gm)?.length).toBeGreaterThan(50);
  });

  it('says of a rule what it finds and why, with code and references', async () => {
    const { code, stdout } = await runCli(['explain', 'queries/string-sql']);

    expect(code).toBe(0);
    for (const part of ['Finds: ', 'Not: ', 'Why: standard 4, Query Safety', 'CWE-89: https://', ', found:', 'Fix:'])
      expect(stdout).toContain(part);
  });

  it('shows what patterns find, with nothing hidden left in it', async () => {
    const secret = await runCli(['explain', 'secrets/default-fallback']);
    expect(secret.stdout).toContain('  src/session.ts, found:\n    const secret = process.env.SESSION_SECRET ?? ');
    const hidden = await runCli(['explain', 'validation/hidden-text']);
    expect(hidden.stdout).toContain(
      "    if (role !== 'user⟨U+202E⟩ ⟨U+2066⟩// admins only⟨U+2069⟩ ⟨U+2066⟩') grant();",
    );
  });

  it('tells of one rule of syntax by its own id, and of all that serve a rule by theirs', async () => {
    const one = await runCli(['explain', 'errors/catch-all:broad']);
    expect(one.code).toBe(0);
    expect(one.stdout.match(/^errors\/catch-all\S*(?= \()/gm)).toEqual(['errors/catch-all:broad']);
    const all = await runCli(['explain', 'errors/catch-all']);
    expect(all.stdout.match(/^errors\/catch-all\S*(?= \()/gm)?.length).toBeGreaterThan(1);
  });

  it('tells of a rule that only the agent finds what it means', async () => {
    const { code, stdout } = await runCli(['explain', 'errors/fail-open']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^errors\/fail-open: Failure treated as success \(at most critical\)\nFinds: /);
    expect(stdout).toContain('CWE-');
  });

  it('takes one rule', async () => {
    const { code, stderr } = await runCli(['explain', 'errors/leak', 'errors/swallowed']);
    expect([code, stderr]).toEqual([
      3,
      expect.stringContaining('"explain errors/leak errors/swallowed" is no command'),
    ]);
  });

  it('knows the likely name of one that does not exist', async () => {
    const { code, stderr } = await runCli(['explain', 'queries/sting-sql']);

    expect(code).toBe(3);
    expect(stderr).toContain('There is no rule "queries/sting-sql" (did you mean "queries/string-sql"?)');
  });
});
