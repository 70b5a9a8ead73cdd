import { pythonRandom } from '../../src/commands/python-random.js';

describe('pythonRandom', () => {
  it('draws what Python’s random.choice draws after the same seed', () => {
    const below = pythonRandom(7);
    const drawn = Array.from({ length: 2_006 }, () => below(1_000));
    expect([...drawn.slice(0, 6), drawn.at(-1)]).toEqual([331, 970, 154, 404, 666, 49, 269]);
  });
});
