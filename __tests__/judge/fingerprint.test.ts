import type { ChangedFile } from '../../src/change/changed-file.js';
import { wholeFile } from '../../src/change/hunks.js';
import type { View } from '../../src/inspect/inspection.js';
import { sideText } from '../../src/inspect/side-text.js';
import { admit, type Unnamed } from '../../src/judge/finding.js';
import { nameFindings } from '../../src/judge/fingerprint.js';
import { enclosingSymbol } from '../../src/judge/symbol.js';
import { bindStandard } from '../../src/standards/standard.js';

const SOURCES: Record<string, string> = {
  'src/orders.ts': `import { db } from './db';

export class Orders {
  async find(id: string) {
    const started = Date.now();
    if (!id) throw new Error('no id');
    return db.query(\`SELECT * FROM orders WHERE id = \${id}\`);
  }

  async remove(id: string) {
    const started = Date.now();
    await this.audit(id);
    return db.query(\`DELETE FROM orders WHERE id = \${id}\`);
  }
}

app.get('/orders/:id', async (req, res) => {
  const started = Date.now();
  try {
    res.json(await orders.find(req.params.id));
  } catch (e) {}
});
`,
  'app/views.py': `import os

class Report:
    def rows(self, name):
        start = 1
        if not name:
            return []
        return self.cursor.execute("SELECT * FROM r WHERE n = '%s'" % name)

def remove(name):
    start = 1
    try:
        os.remove(name)
    except Exception:
        pass
`,
  'store/user.go': `package store

func (s *Store) Find(name string) (*User, error) {
	start := 1
	row := s.db.QueryRow("SELECT id FROM users WHERE name = '" + name + "'")
	return scan(row)
}
`,
};

const FAULTS: [string, string][] = [
  ['src/orders.ts', 'SELECT * FROM orders'],
  ['src/orders.ts', 'DELETE FROM orders'],
  ['src/orders.ts', 'catch (e) {}'],
  ['app/views.py', 'self.cursor.execute'],
  ['app/views.py', 'except Exception'],
  ['store/user.go', 'QueryRow'],
];

const standard = bindStandard(4, 'Query Safety', 'Bind values.');

function viewOf(path: string, text: string): View {
  const file: ChangedFile = {
    path,
    previousPath: null,
    status: 'unchanged',
    kind: 'text',
    commentable: false,
    hunks: wholeFile(text),
  };
  return { file, head: sideText(file, 'RIGHT', text) };
}

function namesOf(path: string, text: string, marks: readonly string[]): string[] {
  const view = viewOf(path, text);
  const lines = text.split('\n');
  const views = new Map([[path, view]]);
  const found = marks.map((mark) => admitted(view, lines.findIndex((each) => each.includes(mark)) + 1));
  return nameFindings(found, views).map(({ fingerprint }) => fingerprint);
}

function dice(seed: number) {
  let state = seed;
  return (limit: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * limit);
  };
}

/** An edit that leaves the faulty line alone: insert above, reindent all, rename, change another line. */
function editAround(text: string, mark: string, roll: (limit: number) => number): { text: string; renamed: boolean } {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.includes(mark));
  const kind = roll(4);
  if (kind === 0) lines.splice(roll(2), 0, `// note ${roll(1000)}`, '', `const added${roll(1000)} = ${roll(9)};`);
  if (kind === 1)
    return {
      text: lines.map((line) => (line.trim() ? line.replace(/^[ \t]+/, (indent) => indent + indent) : line)).join('\n'),
      renamed: false,
    };
  if (kind === 3) {
    const others = lines.flatMap((line, index) => (/start/.test(line) && index !== at ? [index] : []));
    const index = others[roll(others.length)] ?? 0;
    lines[index] = `${/^\s*/.exec(lines[index] ?? '')?.[0]}const other${roll(1000)} = ${roll(99)};`;
  }
  return { text: lines.join('\n'), renamed: kind === 2 };
}

describe('a fingerprint', () => {
  it('stays through at least 99 % of 200 edits that leave the faulty line alone', () => {
    const roll = dice(3);
    let stayed = 0;
    for (let round = 0; round < 200; round++) {
      const [path, mark] = FAULTS[round % FAULTS.length] ?? ['', ''];
      const text = SOURCES[path] ?? '';
      const edit = editAround(text, mark, roll);
      const [before] = namesOf(path, text, [mark]);
      const [after] = namesOf(edit.renamed ? `moved/${path}` : path, edit.text, [mark]);
      if (before === after) stayed++;
    }
    expect(stayed).toBeGreaterThanOrEqual(198);
  });

  it('changes with at least 95 % of 200 edits of the faulty line', () => {
    const roll = dice(5);
    let changed = 0;
    for (let round = 0; round < 200; round++) {
      const [path, mark] = FAULTS[round % FAULTS.length] ?? ['', ''];
      const text = SOURCES[path] ?? '';
      const line = text.split('\n').find((each) => each.includes(mark)) ?? '';
      const at = /^\s*/.exec(line)?.[0].length ?? 0;
      const cut = at + roll(line.length - at);
      const edited = `${line.slice(0, cut)}x${roll(99)}${line.slice(cut)}`;
      const newMark = edited.trim();
      const [before] = namesOf(path, text, [mark]);
      const [after] = namesOf(
        path,
        text.replace(line, () => edited),
        [newMark],
      );
      if (before !== after) changed++;
    }
    expect(changed).toBeGreaterThanOrEqual(190);
  });

  it('tells equal lines of one function apart, and equal lines of two functions', () => {
    const text = 'function a() {\n  run(x);\n  run(x);\n}\nfunction b() {\n  run(x);\n}\n';
    const view = viewOf('a.js', text);
    const views = new Map([['a.js', view]]);
    const found = [2, 3, 6].map((line) => admitted(view, line));
    expect(new Set(nameFindings(found, views).map(({ fingerprint }) => fingerprint)).size).toBe(3);
  });

  it('knows the enclosing function, method, handler or class', () => {
    const symbols = FAULTS.map(([path, mark]) => {
      const text = SOURCES[path] ?? '';
      const line = text.split('\n').findIndex((each) => each.includes(mark)) + 1;
      return enclosingSymbol(viewOf(path, text), { side: 'RIGHT', line });
    });
    expect(symbols).toEqual(['find', 'remove', "app.get('/orders/:id'", 'rows', 'remove', 'Find']);
  });
});

function admitted(view: View, line: number): Unnamed {
  const { path } = view.file;
  const place = {
    origin: 'agent',
    standard: 4,
    rule: 'queries/string-sql',
    path,
    side: 'RIGHT',
    line,
    endLine: line,
  } as const;
  const words = {
    severity: 'high',
    certain: true,
    title: 't',
    message: 'm',
    fix: null,
    assumption: null,
    verify: null,
  } as const;
  const reported = { ...place, ...words, quote: view.head.lines[line - 1] ?? '', evidence: [] };
  const verdict = admit(reported, {
    standards: [standard],
    views: new Map([[path, view]]),
    failOn: 'never',
    commentOn: 'medium',
    off: [],
    audit: true,
    read: new Map(),
  });
  if ('reason' in verdict) throw new Error(verdict.reason);
  return verdict;
}
