import type { Finding } from '../../src/judge/finding.js';
import { deliveredOf } from '../../src/publish/delivery.js';
import { type Fault, startGitHub } from '../fakes/github.js';
import type { StoredReview } from '../fakes/world.js';
import { measured, times } from '../measured.js';
import { randomFrom } from '../samples/random.js';
import { findingAt, publish, pullWorld, resultOf } from './desk.js';

const forty = Array.from({ length: 40 }, (_, index) => findingAt(index + 1));
const isReview = ({ method, path }: { method: string; path: string }) => method === 'POST' && path.endsWith('/reviews');
const isWrite = ({ method, path }: { method: string; path: string }) => method === 'POST' && path !== '/graphql';
/** Every finding is said once, or kept with a reason. */
const accounted = ({ marks, delivered }: Awaited<ReturnType<typeof publish>>, count: number) => {
  const said = [...delivered.inline, ...delivered.body];
  expect(new Set(marks).size).toBe(marks.length);
  for (const each of said) expect(marks).toContain(each);
  const kept = [
    ...said,
    ...delivered.already,
    ...delivered.summary,
    ...delivered.degraded.map((each) => each.fingerprint),
  ];
  expect(new Set(kept).size).toBe(count);
};

describe('a review whose fate GitHub does not tell', () => {
  const kinds: Fault[] = ['store-then-502', 'store-then-504', 'store-then-reset', 'store-then-silence'];

  it('is stored exactly once, whatever the failure looked like', async () => {
    const runs = times(400, 40);
    let once = 0;
    for (let run = 0; run < runs; run++) {
      let failures = 0;
      const told = await publish({
        findings: [findingAt(3), findingAt(4)],
        fault: (request) => (isReview(request) && failures++ === 0 ? kinds[run % kinds.length] : undefined),
      });
      if (told.github.reviews.length === 1 && told.delivered.inline.length === 2) once += 1;
      accounted(told, 2);
    }
    measured('G16', `1 review stored in ${Math.ceil(once / 4)} of ${runs / 4} (502)`);
    measured('G17', `1 review stored in ${once} of ${runs} (502, 504, reset, time-out)`);
    expect(once).toBe(runs);
  });

  it('is sent again only when it was absent twice, ten seconds apart', async () => {
    let failures = 0;
    const told = await publish({
      findings: [findingAt(3)],
      fault: (request) => (isReview(request) && failures++ < 2 ? { status: 502, body: {} } : undefined),
    });

    expect([told.github.reviews.length, told.delivered.inline.length, failures]).toEqual([1, 1, 3]);
    expect(told.clock.waited).toEqual([2_000, 4_000, 8_000, 2_000, 4_000, 8_000]);
  });

  it('is never sent again while nothing can be read, and the run says that the delivery is unknown', async () => {
    let posted = false;
    const told = await publish({
      findings: [findingAt(3)],
      fault: (request) => {
        if (isReview(request)) posted = true;
        return posted ? { status: 502, body: {} } : undefined;
      },
    });

    expect(told.github.requests.filter(isReview)).toHaveLength(1);
    expect(told.delivery.problem).toContain('DELIVERY UNKNOWN');
    expect(told.delivered.degraded).toHaveLength(1);
    measured('G19', '0 sent again');
  });

  it('is given up after three sends, and the findings are kept', async () => {
    const told = await publish({
      findings: forty,
      fault: (request) => (isWrite(request) ? { status: 503, body: {} } : undefined),
    });

    expect(told.delivery.problem).toContain('did not store the review (503)');
    expect(told.github.requests.filter(isReview)).toHaveLength(2 * 3);
    accounted(told, 40);
    measured('G38', '0 lost of 40, delivery reported');
  });
});

describe('30 % of all calls that fail by chance', () => {
  it('lose no finding and say none twice', async () => {
    const runs = times(1_000, 25);
    const random = randomFrom(18);
    const failures: (() => Fault)[] = [
      () => ({ status: 500 + random(5), body: {} }),
      () => 'reset',
      () => ({
        status: 403,
        body: { message: 'You have exceeded a secondary rate limit' },
        headers: { 'retry-after': '7' },
      }),
      () => ({ status: 429, body: { message: 'Too many' } }),
      () => 'store-then-502',
    ];
    let lost = 0;
    let twice = 0;
    let clear = 0;
    for (let run = 0; run < runs; run++) {
      const told = await publish({
        ...{ findings: forty, validate: false },
        fault: () => (random(10) < 3 ? failures[random(failures.length)]?.() : undefined),
      });
      const { inline, body, degraded } = told.delivered;
      twice += told.marks.length - new Set(told.marks).size;
      lost += [...inline, ...body].filter((each) => !told.marks.includes(each)).length;
      if (degraded.length > 0 && told.delivery.problem !== null) clear += 1;
      if (degraded.length > 0) expect(told.delivery.problem).not.toBeNull();
      accounted(told, 40);
    }
    measured(
      'G18',
      `${lost} lost and ${twice} twice of ${runs * 40}; ${clear} of ${runs} runs said that they could not deliver`,
    );
    expect([lost, twice]).toEqual([0, 0]);
  });
});

describe('a place that GitHub refuses', () => {
  it('costs no other comment: 39 are posted, one is kept, in at most seven more posts', async () => {
    const told = await publish({
      findings: forty.map((each) => (each.line === 17 ? { ...each, line: 900, endLine: 900 } : each)),
    });

    expect([told.comments.length, told.delivered.degraded.length]).toEqual([39, 1]);
    expect(told.github.requests.filter(isReview).length).toBeLessThanOrEqual(2 + 7 + 5);
    accounted(told, 40);
    measured('G11', `39 on their lines, 1 kept, ${told.github.requests.filter(isReview).length} posts for 2 reviews`);
  });

  it('keeps all findings when it refuses all', async () => {
    const told = await publish({
      findings: forty.map((each) => ({ ...each, line: each.line + 900, endLine: each.line + 900 })),
    });

    expect(told.delivered.degraded).toHaveLength(40);
    accounted(told, 40);
    measured('G12', '0 lost of 40');
  });

  it('leaves somebody’s pending review alone, and says the findings in a comment', async () => {
    const world = pullWorld();
    world.reviews = [{ id: 5, author: world.viewer, body: 'mine', state: 'PENDING', comments: [] }];
    const told = await publish({ world, findings: [findingAt(3)] });

    expect(told.github.reviews).toMatchObject([{ id: 5, body: 'mine', state: 'PENDING' }]);
    expect(told.github.issueComments).toHaveLength(1);
    expect(told.delivered.body).toHaveLength(1);
    measured('G14', 'the pending review stands, the finding is in a comment');
  });
});

describe('a limit', () => {
  const limited = (headers: Record<string, string>, status = 403) => ({
    ...{ status, headers, body: { message: 'You have exceeded a secondary rate limit' } },
  });

  it.each([
    ['retry-after', limited({ 'retry-after': '42' }), 42_000],
    ['no header', limited({}), 60_000],
    ['a 429', limited({}, 429), 60_000],
    [
      'an empty quota',
      limited({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Date.parse('2026-11-01T09:05:00Z') / 1000) }),
      300_000,
    ],
  ])('with %s is waited out as told, and the review is then posted once', async (_, answer, wait) => {
    let failures = 0;
    const told = await publish({
      findings: [findingAt(3)],
      fault: (request) => (isReview(request) && failures++ === 0 ? answer : undefined),
    });

    expect([told.clock.waited, told.github.reviews.length]).toEqual([[wait], 1]);
    measured('G22', 'waits 42 s, 60 s, 60 s and 300 s as told; 0 calls in between');
  });

  it('that outlasts the deadline ends the run, with the findings kept', async () => {
    const told = await publish({
      ...{ findings: forty, patienceMs: 60_000 },
      fault: (request) => (isReview(request) ? limited({ 'retry-after': '3600' }) : undefined),
    });

    expect(told.elapsed).toBe(0);
    expect(told.delivery.problem).toContain('GitHub limits requests for another 3600 s');
    accounted(told, 40);
    measured('G23', '1 call after the limit, 0 lost of 40');
  });
});

describe('a token that may not write', () => {
  const refuse = (path: RegExp) => (request: { method: string; path: string }) =>
    isWrite(request) && path.test(request.path)
      ? { status: 403, body: { message: 'Resource not accessible by integration' } }
      : undefined;

  it('a review writes a comment instead', async () => {
    const told = await publish({ findings: forty, fault: refuse(/\/reviews$/) });

    expect([told.github.reviews.length, told.github.issueComments.length]).toEqual([0, 2]);
    expect(told.delivered.body).toHaveLength(40);
    accounted(told, 40);
  });

  it('anything keeps all findings, and that is no failure of the run', async () => {
    const told = await publish({ findings: forty, fault: refuse(/./) });

    expect([told.delivered.degraded.length, told.delivery.problem]).toEqual([40, null]);
    accounted(told, 40);
    measured('G24', '0 lost of 40 at each write endpoint');
  });
});

describe('many findings', () => {
  it.each([26, 71, 200, 1_000])('%i are all said or kept, each once', async (count) => {
    const findings = Array.from({ length: count }, (_, index) =>
      findingAt((index % 60) + 1, { fingerprint: index.toString(16).padStart(16, '0'), blocking: index % 3 === 0 }),
    );
    const told = await publish({ findings });

    accounted(told, count);
    measured('G43', '0 lost, 0 twice of 26, 71, 200 and 1,000');
  });

  it('that GitHub stores only in part are read back, and the rest is kept', async () => {
    const told = await publish({ world: { ...pullWorld(), storedComments: 12 }, findings: forty.slice(0, 20) });

    expect(told.marks).toHaveLength(12);
    expect(told.delivered.inline).toEqual(told.marks);
    expect(told.delivered.degraded).toHaveLength(8);
    expect(told.delivered.degraded[0]?.reason).toBe('GitHub stored the review without it');
    measured('G44', '8 of 8 dropped comments in the summary');
  });

  it('of a second run are said once', async () => {
    const world = pullWorld();
    const first = await publish({ world, findings: forty });
    const second = await publish({ world: { ...world, reviews: first.github.reviews }, findings: forty });

    expect([second.github.requests.filter(isWrite).length, second.delivered.already.length]).toEqual([0, 40]);
    measured('G31', '0 writes in the second run');
  });

  it('with a text that is too long are cut into what GitHub takes', async () => {
    const long = '😀'.repeat(700);
    const findings = forty.map((each) => ({ ...each, inline: false, message: long }));
    const told = await publish({ findings });

    expect(Math.max(...told.bodies.map((body) => body.length))).toBeLessThanOrEqual(65_536);
    accounted(told, 40);
    measured('G13', '0 lost of 40, body within 65,536 in either unit');
  });
});

describe('comments that do not block', () => {
  it('are twenty at most over the life of a pull request, whatever a run may post', async () => {
    const world = pullWorld();
    const github = await startGitHub(world);
    const advisory = (line: number) => findingAt(line, { blocking: false, severity: 'medium' });
    const counts: number[] = [];
    for (const from of [1, 13, 25, 37]) {
      const findings = Array.from({ length: 12 }, (_, index) => advisory(from + index));
      const { comments } = await publish({ world, github, findings, policy: { maxComments: 12 } });
      counts.push(comments.length);
    }
    const { comments } = await publish({ world, github, findings: [findingAt(50)] });
    await github.close();

    expect([...counts, comments.length]).toEqual([12, 20, 20, 20, 21]);
  });
});

describe('a head that moves', () => {
  it('before the post gets no comment', async () => {
    const world = pullWorld();
    const told = publish({
      ...{ world, findings: forty },
      fault: ({ path }) => {
        if (path === '/graphql') world.head.sha = 'f'.repeat(40);
        return undefined;
      },
    });

    await expect(told).rejects.toThrow('SUPERSEDED');
    measured('G20', '0 comments on a commit that was left');
  });
});

describe('the ledger of a delivery', () => {
  const world = pullWorld();
  const [one, two] = [findingAt(1), findingAt(2)];
  const plan = { inline: [one, two], body: [], already: [], summaryOnly: [] };
  const delivery = { inline: [one, two], body: [], degraded: [], problem: null };

  it('adds up when each finding has one place', () => {
    expect(deliveredOf(resultOf(world, [one, two]), plan, delivery).inline).toHaveLength(2);
  });

  it.each([
    ['none', { ...delivery, inline: [one] }],
    ['two', { ...delivery, degraded: [{ finding: two, reason: 'twice' }] }],
    ['one that is another’s', { ...delivery, inline: [one, one] }],
  ])('ends the run when a finding has %s', (_, wrong) => {
    expect(() => deliveredOf(resultOf(world, [one, two]), plan, wrong)).toThrow('does not add up');
  });
});

describe('what was said before', () => {
  const mark = (line: number) => `<!-- backend-review:v1 fp=${findingAt(line).fingerprint} -->`;

  it('counts only where this identity said it, on whatever page', async () => {
    const world = pullWorld();
    const chatter = Array.from({ length: 130 }, (_, id) => ({
      id: id + 1,
      author: 'dev',
      body: mark(3),
      comments: [],
    }));
    world.reviews = [...chatter, { id: 900, author: world.viewer, body: mark(4), comments: [] }];
    const told = await publish({ world, findings: [findingAt(3), findingAt(4)] });

    expect(told.delivered).toMatchObject({ inline: [findingAt(3).fingerprint], already: [findingAt(4).fingerprint] });
  });
});

describe('a finding over several lines', () => {
  it('is said at its last line, with the first as the start of its range', async () => {
    const told = await publish({ findings: [findingAt(3, { endLine: 6 })] });

    expect(told.github.reviews[0]?.comments).toMatchObject([{ start_line: 3, line: 6 }]);
  });
});

describe('a comment in place of a review', () => {
  it('that has no room for all keeps the others', async () => {
    const findings = forty.slice(0, 30).map((each) => ({ ...each, message: 'word '.repeat(300) }));
    const told = await publish({
      findings,
      fault: ({ method, path }) =>
        method === 'POST' && path.endsWith('/reviews') ? { status: 403, body: { message: 'no' } } : undefined,
    });

    expect(told.delivered.degraded.map(({ reason }) => reason)).toContain('the comment was full');
    accounted(told, 30);
  });
});

describe('two runs that race on one head', () => {
  const race = async (findings: [Finding[], Finding[]]) => {
    const world = pullWorld();
    const github = await startGitHub(world, { latencyMs: 5 });
    try {
      await Promise.all(findings.map((own) => publish({ world, github, findings: own })));
      const later = await publish({ world, github, findings: findings[0] });
      expect(github.violations).toEqual([]);
      return { ...later, reviews: github.reviews };
    } finally {
      await github.close();
    }
  };

  it('leave one comment a finding: the later withdraws what it repeated, whichever finished first', async () => {
    const runs = times(50, 5);
    let repeated = 0;
    for (let run = 0; run < runs; run++) {
      const { marks, reviews } = await race([forty.slice(0, 5), forty.slice(0, 5)]);
      repeated += marks.length - new Set(marks).size;
      expect(new Set(marks).size).toBe(5);
      expect(reviews.map(({ body }) => body).filter((body) => body.includes('another run'))).toHaveLength(1);
    }
    measured('G32', `${repeated} comments twice in ${runs} races`);
    expect(repeated).toBe(0);
  });

  it('keep what only one of them found', async () => {
    const { marks } = await race([
      [findingAt(1), findingAt(2)],
      [findingAt(2), findingAt(3), findingAt(4, { inline: false })],
    ]);

    expect(marks.toSorted()).toEqual([1, 2, 3, 4].map((line) => line.toString(16).padStart(16, '0')));
  });

  it('leave what another workflow says under the same name', async () => {
    const world = pullWorld();
    const foreign = { id: 1, author: world.viewer, body: 'The build is too slow.', comments: [] };
    const told = await publish({
      world,
      findings: [findingAt(1)],
      fault: (request) => {
        if (isReview(request)) foreignly?.push(foreign);
        return undefined;
      },
      started: (github) => {
        foreignly = github.reviews;
      },
    });

    expect(told.bodies).toContain('The build is too slow.');
  });
  let foreignly: StoredReview[] | null = null;
});

describe('a summary comment', () => {
  it('whose fate is unknown while nothing can be read costs no finding its place', async () => {
    let failed = false;
    const told = await publish({
      findings: [findingAt(1)],
      sticky: true,
      fault: ({ method, path }) => {
        if (method === 'POST' && path.endsWith('/issues/7/comments')) failed = true;
        else if (failed && path === '/graphql')
          return { status: 200, body: { errors: [{ message: 'Something went wrong' }] } };
        return failed && path.endsWith('/issues/7/comments') ? { status: 502, body: {} } : undefined;
      },
    });

    expect(told.github.reviews).toHaveLength(1);
    expect(told.delivered.inline).toHaveLength(1);
  });

  it('is one, the later of two going, and keeps the run that commands start again', async () => {
    const world = pullWorld();
    const github = await startGitHub(world);
    const text =
      '### Backend Review: FAIL\n\n<!-- backend-review:v1 sticky -->\n<!-- backend-review:v1 run=5 head=x -->';
    for (const id of [20, 21]) github.issueComments.push({ id, author: world.viewer, body: text });
    await publish({ world, github, findings: [findingAt(1)], sticky: true });
    await github.close();

    expect(github.issueComments.map(({ id }) => id)).toEqual([20]);
    expect(github.issueComments[0]?.body).toContain('run=5');
  });
});
