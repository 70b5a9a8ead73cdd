import { exitCodeOf, verdictOf } from '../../src/judge/verdict.js';

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

  it.each([
    ['pass', 'fail', 0],
    ['fail', 'fail', 1],
    ['incomplete', 'fail', 2],
    ['pass', 'warn', 0],
    ['fail', 'warn', 1],
    ['incomplete', 'warn', 0],
  ] as const)('%s under on-incomplete: %s ends in %i', (verdict, onIncomplete, code) => {
    expect(exitCodeOf(verdict, onIncomplete)).toBe(code);
  });
});
