/** Words of the generator's state, and how far apart those stand that it mixes. */
const SIZE = 624;
const APART = 397;

/**
 * `random.choice` of Python after `random.seed(seed)`: numbers below a bound, the same in every run and the same as
 * those of the scripts that labelled samples are scored with. It is the Mersenne Twister (MT19937).
 */
export function pythonRandom(seed: number): (bound: number) => number {
  const state = seeded(seed);
  const word = (index: number) => state[index % SIZE] ?? 0;
  let at = 0;
  const next = () => {
    const joined = (word(at) & 0x80000000) | (word(at + 1) & 0x7fffffff);
    let value = word(at + APART) ^ (joined >>> 1) ^ (joined & 1 ? 0x9908b0df : 0);
    state[at] = value;
    at = (at + 1) % SIZE;
    value ^= value >>> 11;
    value ^= (value << 7) & 0x9d2c5680;
    value ^= (value << 15) & 0xefc60000;
    return (value ^ (value >>> 18)) >>> 0;
  };
  return (bound) => {
    const bits = 32 - Math.clz32(bound);
    for (;;) {
      const value = next() >>> (32 - bits);
      if (value < bound) return value;
    }
  };
}

function seeded(seed: number): Uint32Array {
  const state = new Uint32Array(SIZE);
  const word = (index: number) => state[index] ?? 0;
  const mixed = (index: number, factor: number) => Math.imul(word(index - 1) ^ (word(index - 1) >>> 30), factor);
  state[0] = 19_650_218;
  for (let index = 1; index < SIZE; index++) state[index] = mixed(index, 1_812_433_253) + index;
  for (let count = 0; count < 2 * SIZE - 1; count++) {
    const index = 1 + (count % (SIZE - 1));
    if (count > 0 && index === 1) state[0] = word(SIZE - 1);
    state[index] =
      count < SIZE
        ? (word(index) ^ mixed(index, 1_664_525)) + seed
        : (word(index) ^ mixed(index, 1_566_083_941)) - index;
  }
  state[0] = 0x80000000;
  return state;
}
