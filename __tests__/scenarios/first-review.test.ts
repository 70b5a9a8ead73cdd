import { worldFromTrees } from '../fakes/world-from-trees.js';
import { reviewRun } from './review-run.js';
import { model } from './scripted-model.js';

const before = `import { db } from './db.js';

export async function order(req, res) {
  if (!req.user) return res.status(401).end();
  const { id } = req.params;
  const rows = await db.rows('SELECT * FROM orders WHERE id = $1', [id]);
  res.json(rows);
}
`;
const after = `import { db } from './db.js';

export async function order(req, res) {
  const { id } = req.params;
  const rows = await db.rows(
    \`SELECT * FROM orders WHERE id = \${id}\`,
  );
  res.json(rows);
}
`;

const faults = model((line) => {
  if (line.mark === '+' && line.text.includes('db.rows(')) return { end_line: line.number + 2 };
  if (line.mark === '-' && line.text.includes('401'))
    return {
      standard: 3,
      rule: 'validation/unvalidated-body',
      severity: 'medium',
      title: 'The check of the caller is gone',
    };
  if (line.mark === ' ' && line.text.includes('req.params')) {
    const sink = {
      path: line.path,
      side: 'RIGHT' as const,
      line: line.number + 1,
      quote: 'const rows = await db.rows(',
    };
    return { standard: 3, rule: 'validation/path-input', severity: 'high', evidence: [sink] };
  }
  return null;
});

describe('a first review', () => {
  const { world } = worldFromTrees({ mergeBase: { 'src/orders.js': before }, head: { 'src/orders.js': after } });

  it('comments on added, context and deleted lines, says all in the summary, and ends red', async () => {
    const run = await reviewRun(world, { model: faults });

    expect(run.code).toBe(1);
    expect(run.comments.map(({ side, line, start_line }) => ({ side, line, start_line }))).toEqual([
      { side: 'RIGHT', line: 7, start_line: 5 },
      { side: 'RIGHT', line: 4, start_line: null },
      { side: 'LEFT', line: 4, start_line: null },
    ]);
    expect(run.comments[0]?.body).toBe(`**Critical: Request input reaches the SQL text** · Query Safety (Standard 4)

The id of the request becomes part of the statement. Any caller can run SQL of their own. Bind it.

<details><summary>Fix, evidence and references</summary>

Fix:

\`\`\`js
db.query('SELECT * FROM orders WHERE id = $1', [id])
\`\`\`

Rule \`queries/string-sql\` · [CWE-89](https://cwe.mitre.org/data/definitions/89.html) · [CWE-564](https://cwe.mitre.org/data/definitions/564.html) · [ASVS v5.0.0-1.2.4](https://github.com/OWASP/ASVS/blob/v5.0.0/5.0/en/0x10-V1-Encoding-and-Sanitization.md) · [SQL Injection Prevention Cheat Sheet](https://cheatsheetseries.owasp.org/cheatsheets/SQL_Injection_Prevention_Cheat_Sheet.html)

</details>

<sub>Blocks the check. Not right? Reply \`/backend-review dismiss <reason>\`.</sub>

<!-- backend-review:v1 fp=${run.json.findings.find(({ blocking }) => blocking)?.fingerprint} -->`);
    expect(run.summary).toContain(
      '## Backend Review: FAIL: 1 critical, 1 high, 1 medium in 1 backend file (built-in settings)',
    );
    expect(run.summary).toContain(
      '| critical | 4 Query Safety | `src/orders.js:5` | Request input reaches the SQL text | yes |',
    );
    expect(run.summary).toContain('| `src/orders.js` | pass | pass | fail | fail | pass |');
    expect(run.summary).toContain('3 comments posted on the lines');
    expect(run.outputs).toMatchObject({
      ...{ verdict: 'fail', complete: 'true', findings: '3', blocking: '1' },
      ...{ 'files-total': '1', 'files-reviewed': '1', 'files-excluded': '0', 'files-unreviewed': '0' },
    });
    expect(Number(run.outputs['cost-usd'])).toBeGreaterThan(0);
    expect(run.stderr).toBe('');
  });

  it('sends GitHub nine requests, and one comment review on the pinned head', async () => {
    const run = await reviewRun(world, { model: faults });

    const sent = run.github.requests.map(({ method, path }) => `${method} ${path.replace(/[0-9a-f]{40}/g, 'SHA')}`);
    expect([sent[0], ...sent.slice(1, 3).sort(), ...sent.slice(3, 5).sort(), ...sent.slice(5)]).toEqual([
      'POST /graphql',
      'GET /repos/acme/shop/compare/SHA...SHA',
      'GET /repos/acme/shop/pulls/7/files',
      'GET /repos/acme/shop/git/trees/SHA',
      'POST /graphql',
      'POST /graphql',
      'POST /repos/acme/shop/issues/7/comments',
      'POST /repos/acme/shop/pulls/7/reviews',
      'POST /graphql',
    ]);
    expect(run.github.requests.at(-2)?.body).toMatchObject({ event: 'COMMENT', commit_id: world.head.sha });
  });

  it('writes the result to disk before it writes to GitHub', async () => {
    const run = await reviewRun(world, {
      model: faults,
      github: {
        fault: ({ method, path }) => (method === 'POST' && path.endsWith('/reviews') ? { status: 403 } : undefined),
      },
    });

    expect(run.json).toMatchObject({
      ...{ version: 1, verdict: 'fail', engine: 'agent' },
      target: { repository: 'acme/shop', base: world.base.sha, mergeBase: world.mergeBase, head: world.head.sha },
      coverage: { complete: true, files: [{ path: 'src/orders.js', tier: 'full', state: 'reviewed', by: 'agent' }] },
    });
    expect(run.json.findings).toHaveLength(3);
  });

  it('posts nothing a second time, and keeps the verdict', async () => {
    const first = await reviewRun(world, { model: faults });
    const second = await reviewRun({ ...world, reviews: first.github.reviews }, { model: faults });

    expect(second.github.reviews).toHaveLength(1);
    expect(second.code).toBe(1);
    expect(second.summary).toContain('3 findings said before, not repeated');
    expect(second.json.findings).toEqual(first.json.findings);
  });

  it('posts again what only somebody else’s comment says it said', async () => {
    const first = await reviewRun(world, { model: faults });
    const forged = first.github.reviews.map((review) => ({
      ...review,
      author: 'mallory',
      comments: review.comments.map((comment) => ({ ...comment, author: 'mallory' })),
    }));
    const second = await reviewRun({ ...world, reviews: forged }, { model: faults });

    expect(second.comments.filter(({ author }) => author !== 'mallory')).toHaveLength(3);
  });

  it('is green, and says nothing on the pull request, when nothing is found', async () => {
    const run = await reviewRun(world);

    expect(run.code).toBe(0);
    expect(run.github.reviews).toEqual([]);
    expect(run.summary).toContain('PASS: no findings in 1 backend file');
    expect(run.outputs).toMatchObject({ verdict: 'pass', complete: 'true', findings: '0' });
  });

  it('does not count an old fault that the change only stands beside', async () => {
    const run = await reviewRun(world, {
      model: model((line) => (line.mark === ' ' && line.text.includes('res.json') ? {} : null)),
    });

    expect(run.code).toBe(0);
    expect(run.comments).toEqual([]);
    expect(run.summary).toContain('1 finding in older code: not counted');
  });
});

describe('many findings', () => {
  const lines = Array.from({ length: 45 }, (_, index) => `log(user.password${index});`);
  const { world } = worldFromTrees({ mergeBase: {}, head: { 'src/a.js': lines.join('\n') } });
  const logged = (severity: 'critical' | 'medium') =>
    model((line) => ({
      standard: 5,
      rule: 'logging/secret-logged',
      severity,
      title: `Password ${line.number} is logged`,
    }));

  it('puts ten on the lines and the rest into the body of the review', async () => {
    const run = await reviewRun(world, { model: logged('medium') });

    expect(run.comments).toHaveLength(10);
    expect(run.github.reviews).toHaveLength(1);
    expect(run.github.reviews[0]?.body.match(/Password \d+ is logged/g)).toHaveLength(35);
    expect(run.code).toBe(0);
  });

  it('puts every blocking one on its line, in reviews of thirty', async () => {
    const run = await reviewRun(world, { model: logged('critical'), inputs: { 'fail-on': 'high' } });

    expect(run.github.reviews.map(({ comments }) => comments.length)).toEqual([30, 15]);
    expect(run.code).toBe(1);
  });
});
