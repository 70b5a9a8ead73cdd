import { parseDiffText } from '../../src/change/diff-text.js';

const hunk = '@@ -1 +1 @@\n-a\n+b\n';
const seen = (text: string) =>
  parseDiffText(text).map(({ path, previousPath, status, kind, hunks }) => ({
    path,
    previousPath,
    status,
    kind,
    lines: hunks?.flatMap(({ lines }) => lines).length ?? null,
  }));
const file = (path: string, more: object = {}) => ({
  path,
  previousPath: null,
  status: 'modified',
  kind: 'text',
  lines: 2,
  ...more,
});

describe('the files of a diff text', () => {
  it.each<[string, string, object]>([
    [
      'usual prefixes',
      `diff --git a/src/x.ts b/src/x.ts\nindex 1..2 100644\n--- a/src/x.ts\n+++ b/src/x.ts\n${hunk}`,
      file('src/x.ts'),
    ],
    ['b/ on both sides', `diff --git b/src/x.ts b/src/x.ts\n--- b/src/x.ts\n+++ b/src/x.ts\n${hunk}`, file('src/x.ts')],
    ['a/ on both sides', `--- a/src/x.ts\n+++ a/src/x.ts\n${hunk}`, file('src/x.ts')],
    ['mnemonic prefixes', `--- i/src/x.ts\n+++ w/src/x.ts\n${hunk}`, file('src/x.ts')],
    ['no prefixes', `--- src/x.ts\n+++ src/x.ts\n${hunk}`, file('src/x.ts')],
    [
      'a new file',
      `diff --git a/x b/x\nnew file mode 100644\n--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+b\n`,
      file('x', { status: 'added', lines: 1 }),
    ],
    [
      'a deleted file',
      `diff --git a/x b/x\ndeleted file mode 100644\n--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n`,
      file('x', { status: 'removed', lines: 1 }),
    ],
    [
      'a pure rename',
      'diff --git a/old name b/new name\nsimilarity index 100%\nrename from old name\nrename to new name\n',
      file('new name', { previousPath: 'old name', status: 'renamed', lines: 0 }),
    ],
    [
      'a copy',
      `diff --git a/x b/y\ncopy from x\ncopy to y\n--- a/x\n+++ b/y\n${hunk}`,
      file('y', { previousPath: 'x', status: 'copied' }),
    ],
    [
      'quoted names',
      `diff --git "a/\\303\\251\\t\\"q\\".ts" "b/\\303\\251\\t\\"q\\".ts"\n--- "a/\\303\\251\\t\\"q\\".ts"\n+++ "b/\\303\\251\\t\\"q\\".ts"\n${hunk}`,
      file('é\t"q".ts'),
    ],
    [
      'a name with a space, which git ends with a tab',
      `--- a/my file.ts\t\n+++ b/my file.ts\t\n${hunk}`,
      file('my file.ts'),
    ],
    [
      'a name that holds a time',
      `--- a/log 2024-01-01 10:00:00 +0000.txt\t\n+++ b/log 2024-01-01 10:00:00 +0000.txt\t\n${hunk}`,
      file('log 2024-01-01 10:00:00 +0000.txt'),
    ],
    [
      'a mode change of a name with " b/" in it',
      'diff --git a/x b/y.sh b/x b/y.sh\nold mode 100644\nnew mode 100755\n',
      file('x b/y.sh', { lines: 0 }),
    ],
    [
      'a binary file',
      'diff --git a/x.png b/x.png\nindex 1..2 100644\nBinary files a/x.png and b/x.png differ\n',
      file('x.png', { kind: 'binary file', lines: null }),
    ],
    [
      'a symbolic link',
      `diff --git a/l b/l\nnew file mode 120000\n--- /dev/null\n+++ b/l\n@@ -0,0 +1 @@\n+target\n\\ No newline at end of file\n`,
      file('l', { status: 'added', kind: 'symbolic link', lines: 1 }),
    ],
    [
      'a submodule',
      `diff --git a/m b/m\nindex 1..2 160000\n--- a/m\n+++ b/m\n${hunk}`,
      file('m', { kind: 'submodule' }),
    ],
    [
      'header lines with carriage returns',
      `diff --git a/x b/x\r\n--- a/x\r\n+++ b/x\r\n@@ -1 +1 @@\r\n-a\r\n+b\r\n`,
      file('x'),
    ],
    [
      'a combined diff',
      'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@@ -1 -1 +1 @@@\n- a\n -b\n++c\n',
      file('x', { lines: null }),
    ],
    [
      'a hunk that is cut off',
      'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n a\n',
      file('x', { lines: null }),
    ],
  ])('are right for %s', (_, text, expected) => {
    expect(seen(text)).toEqual([expected]);
  });

  it('are not confused by lines of a hunk that look like headers', () => {
    const text = `--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n--- a/y\n+++ b/y\n-diff --git a/z b/z\n+@@ -1 +1 @@\n same\n--- a/second\n+++ b/second\n${hunk}`;
    expect(seen(text).map(({ path, lines }) => `${path} ${lines}`)).toEqual(['x 5', 'second 2']);
  });

  it('are found behind the words of a mail', () => {
    expect(
      seen(`From: a\nSubject: b\n---\n x | 2 +-\n\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n${hunk}-- \n2.39\n`),
    ).toEqual([file('x')]);
  });
});
