import { mergeSamePlace } from '../../src/judge/merge.js';
import { findingAt } from '../publish/desk.js';

const rule = (change: object) => findingAt(3, { origin: 'rule', verification: 'proof', ...change });
const agent = (change: object) => findingAt(3, { origin: 'agent', ...change });

describe('two findings of one place', () => {
  it('decide by the one that blocks, and never by a mixture of both', () => {
    const old = rule({ standing: 'pre-existing', blocking: false, title: 'By rule' });
    const [merged] = mergeSamePlace([old, agent({ standing: 'exposed', blocking: true })]);

    expect(merged).toMatchObject({ title: 'By rule', standing: 'exposed', blocking: true });
  });

  it('that both do not block decide by the graver one alone', () => {
    const mild = rule({ severity: 'medium', standing: 'introduced', blocking: false });
    const grave = agent({ severity: 'critical', standing: 'pre-existing', certainty: 'medium', blocking: false });
    const [merged] = mergeSamePlace([mild, grave]);

    expect(merged).toMatchObject({
      severity: 'critical',
      standing: 'pre-existing',
      certainty: 'medium',
      blocking: false,
    });
  });
});
