import { type History, historyOf } from '../../src/judge/history.js';
import { marked } from '../../src/judge/mark.js';
import { NO_STATE, packedState, type State, stateFileText, stateOfFile, unpackedState } from '../../src/judge/state.js';
import type { Conversation, Review, Said, Thread } from '../../src/source/github-conversation.js';

const FINGERPRINT = '0123456789abcdef';
const said = (author: string | null, body: string, change: Partial<Said> = {}): Said => ({
  ...{ id: 1, author, isViewer: author === 'github-actions[bot]', editor: null, body, review: null },
  ...change,
});
const own = (change: Partial<Said> = {}) =>
  said('github-actions[bot]', marked('A fault.', { fingerprint: FINGERPRINT }), change);
const thread = (...comments: Said[]): Thread => ({
  ...{ id: 'T1', path: 'src/a.ts', line: 1, isResolved: false, isOutdated: false, unread: 0, comments },
});
const approval = (author: string, change: Partial<Review> = {}): Review => ({
  ...said(author, ''),
  ...{ state: 'APPROVED', commit: 'abc', canPush: true, ...change },
});
const read = (change: Partial<Conversation>, knownAuthors: string[] = []): History =>
  historyOf(
    {
      ...{ head: 'abc', author: 'dev', threads: [], reviews: [], comments: [], writers: new Set(['lead', 'dev']) },
      ...change,
    },
    { pull: 7, knownAuthors, kept: null, secret: '' },
  );
const dismissed = (change: Partial<Conversation>) => read(change).dismissals.map(({ by, reason }) => [by, reason]);

describe('a dismissal', () => {
  const word = '/backend-review dismiss It is a constant';

  it('counts below an own comment, and by fingerprint in a plain one', () => {
    expect(dismissed({ threads: [thread(own(), said('lead', `\n${word}`))] })).toEqual([['lead', 'It is a constant']]);
    expect(dismissed({ comments: [said('lead', `/backend-review dismiss ${FINGERPRINT} It is a constant`)] })).toEqual([
      ['lead', 'It is a constant'],
    ]);
  });

  it.each<[string, Partial<Conversation>]>([
    ['of somebody without write access', { threads: [thread(own(), said('guest', word))] }],
    ['of a bot', { threads: [thread(own(), said('helper[bot]', word))] }],
    ['of nobody', { threads: [thread(own(), said(null, word))] }],
    ['that was edited', { threads: [thread(own(), said('lead', word, { editor: 'lead' }))] }],
    ['without a reason', { threads: [thread(own(), said('lead', '/backend-review dismiss'))] }],
    ['below a comment of somebody else', { threads: [thread(said('dev', own().body), said('lead', word))] }],
    ['below an own comment that somebody edited', { threads: [thread(own({ editor: 'dev' }), said('lead', word))] }],
    ['in a block of code', { threads: [thread(own(), said('lead', `So one would write:\n\`\`\`\n${word}\n\`\`\``))] }],
    ['with the example’s reason', { threads: [thread(own(), said('lead', '/backend-review dismiss <reason>'))] }],
    ['that is quoted', { threads: [thread(own(), said('lead', `> ${word}`))] }],
    ['that names no finding', { comments: [said('lead', word)] }],
    ['in the first comment of a thread', { threads: [thread(own({ body: `${own().body}\n${word}` }))] }],
  ])('%s does not count', (_, change) => {
    expect(dismissed(change)).toEqual([]);
  });
});

describe('an approval', () => {
  it.each<[string, Review[], string | null]>([
    ['of somebody else with write access at the head', [approval('lead')], 'lead'],
    ['of the author', [approval('dev')], null],
    ['of somebody who may not push', [approval('guest', { canPush: false })], null],
    ['of a bot', [approval('helper[bot]')], null],
    ['of an earlier commit', [approval('lead', { commit: 'old' })], null],
    ['that was taken back', [approval('lead'), approval('lead', { state: 'CHANGES_REQUESTED' })], null],
    ['that a comment followed', [approval('lead'), approval('lead', { state: 'COMMENTED' })], 'lead'],
  ])('%s', (_, reviews, expected) => {
    expect(read({ reviews }).approvedBy).toBe(expected);
  });
});

describe('a state', () => {
  const state: State = {
    ...NO_STATE,
    pull: 7,
    answers: [{ key: 'k', pieces: ['src/a.ts'], turns: [], results: 'r', answer: '{}' }],
  };

  it('comes back from a comment and from a file, as the one that was packed', () => {
    expect(unpackedState(packedState(state, 'key'), 'key')).toEqual(state);
    expect(stateOfFile(stateFileText(state, 'key'), 'key')).toEqual(state);
  });

  it('lends no answers where nothing can be sealed, since others write as the same bot', () => {
    expect(unpackedState(packedState(state, ''), '')).toEqual({ ...state, answers: [], complete: null });
  });

  it('is not believed under another credential, without a seal, or changed', () => {
    const packed = packedState(state, 'key');
    expect(unpackedState(packed, 'other')).toBeNull();
    expect(unpackedState(packedState(state, ''), 'key')).toBeNull();
    expect(unpackedState(packed, '')).toBeNull();
    expect(unpackedState(packed.replace('state=', 'state=A'), 'key')).toBeNull();
    expect(stateOfFile(stateFileText(state, ''), '')).toBeNull();
    expect(stateOfFile(stateFileText(state, 'key').replace('src/a.ts', 'src/b.ts'), 'key')).toBeNull();
  });

  it('keeps what has room in a comment, the largest answers being left out', () => {
    const noise = (length: number) =>
      Array.from({ length }, (_, at) => String.fromCharCode(33 + ((at * at * 7919) % 89))).join('');
    const answers = Array.from({ length: 40 }, (_, index) => ({
      ...{ key: String(index), pieces: [], turns: [], results: '' },
      answer: noise(100).repeat(1) + String(Math.sin(index)).repeat(index * 40),
    }));
    const packed = packedState({ ...state, answers }, 'key');
    const kept = unpackedState(packed, 'key')?.answers ?? [];

    expect(packed.length).toBeLessThan(44_200);
    expect(kept.length).toBeGreaterThan(0);
  });

  it('is ignored when it was cut, or unpacks to more than anybody packs', () => {
    const packed = packedState(state, '');
    expect(unpackedState(packed.replace(/.{20}\. -->/, '. -->'), '')).toBeNull();
    expect(unpackedState('<!-- backend-review:v1 state=!!. -->', '')).toBeNull();
  });
});
