const SIZE = 624;

/**
 * `random.choice` of Python after `random.seed(seed)`: numbers below a bound, the same in every run and the same as
 * those of the scripts that labelled samples are scored with. It is the Mersenne Twister (MT19937).
 */
export function pythonRandom(seed: number): (bound: number) => number {
  const state = seeded(seed);
  let at = SIZE;
  const next = () => {
    if (at >= SIZE) {
      twist(state);
      at = 0;
    }
    let value = state[at++] ?? 0;
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
  state[0] = 19_650_218;
  const mixed = (index: number) => {
    const before = state[index - 1] ?? 0;
    return before ^ (before >>> 30);
  };
  for (let index = 1; index < SIZE; index++) state[index] = Math.imul(1_812_433_253, mixed(index)) + index;
  let index = 1;
  const step = (turn: (index: number) => number) => {
    state[index] = turn(index);
    if (++index >= SIZE) {
      state[0] = state[SIZE - 1] ?? 0;
      index = 1;
    }
  };
  for (let count = 0; count < SIZE; count++)
    step((each) => ((state[each] ?? 0) ^ Math.imul(mixed(each), 1_664_525)) + seed);
  for (let count = 1; count < SIZE; count++)
    step((each) => ((state[each] ?? 0) ^ Math.imul(mixed(each), 1_566_083_941)) - each);
  state[0] = 0x80000000;
  return state;
}

function twist(state: Uint32Array): void {
  for (let index = 0; index < SIZE; index++) {
    const joined = ((state[index] ?? 0) & 0x80000000) | ((state[(index + 1) % SIZE] ?? 0) & 0x7fffffff);
    const far = state[(index + 397) % SIZE] ?? 0;
    state[index] = far ^ (joined >>> 1) ^ (joined & 1 ? 0x9908b0df : 0);
  }
}
