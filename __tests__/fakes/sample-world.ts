import { worldFromTrees } from './world-from-trees.js';

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join('');

/** A small change with every kind of file in it; the base branch went on meanwhile. */
export const { world, dir } = worldFromTrees({
  mergeBase: {
    'src/orders.ts': numbered(40),
    'src/old name.ts': numbered(20),
    'logo.png': Buffer.from([0, 1, 2]),
    'run.sh': 'echo\n',
    lib: { text: 'a'.repeat(40), mode: '160000' },
  },
  base: { 'src/orders.ts': numbered(40), 'config.yml': 'a: 1\n' },
  head: {
    'src/orders.ts': numbered(40).replace('line 3\n', 'line three\n').replace('line 30\n', ''),
    'src/new name.ts': numbered(20),
    'logo.png': Buffer.from([0, 1, 3]),
    'run.sh': { text: 'echo\n', mode: '100755' },
    'src/ünïcode "x".ts': 'const a = 1;',
    lib: { text: 'b'.repeat(40), mode: '160000' },
  },
});
