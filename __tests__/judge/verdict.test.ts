import { exitCodeOf, verdictOf } from '../../src/judge/verdict.js';

const coverage = { withheld: null };

describe('the verdict', () => {
  it.each([
    [[], true, 'pass'],
    [[], false, 'incomplete'],
    [[{ blocking: false }], true, 'pass'],
    [[{ blocking: false }], false, 'incomplete'],
    [[{ blocking: true }], true, 'fail'],
    [[{ blocking: false }, { blocking: true }], false, 'fail'],
  ] as const)('of %j with complete coverage %s is %s', (findings, complete, verdict) => {
    expect(verdictOf(findings, { complete })).toBe(verdict);
  });

  it.each(['observe', 'comment'] as const)('never ends in red under rollout: %s', (rollout) => {
    for (const verdict of ['pass', 'fail', 'incomplete'] as const)
      expect(exitCodeOf({ verdict, policy: { onIncomplete: 'fail', rollout }, override: null, coverage })).toBe(0);
  });

  it('ends in green when a person overrides it, and only then', () => {
    const policy = { onIncomplete: 'fail', rollout: 'enforce' } as const;
    expect(exitCodeOf({ verdict: 'fail', policy, override: { by: 'lead' }, coverage })).toBe(0);
    expect(exitCodeOf({ verdict: 'fail', policy, override: null, coverage })).toBe(1);
  });

  it.each([
    ['pass', 'fail', 0],
    ['fail', 'fail', 1],
    ['incomplete', 'fail', 2],
    ['pass', 'warn', 0],
    ['fail', 'warn', 1],
    ['incomplete', 'warn', 0],
  ] as const)('%s under on-incomplete: %s ends in %i', (verdict, onIncomplete, code) => {
    expect(exitCodeOf({ verdict, policy: { onIncomplete, rollout: 'enforce' }, override: null, coverage })).toBe(code);
  });

  it('stays red under on-incomplete: warn where something stands against any pass', () => {
    const policy = { onIncomplete: 'warn', rollout: 'enforce' } as const;
    const withheld = { withheld: 'another pull request has the same head' };
    expect(exitCodeOf({ verdict: 'incomplete', policy, override: null, coverage: withheld })).toBe(2);
  });
});
