import { unitPrompt } from '../../src/agent/prompt.js';
import { packUnits } from '../../src/agent/units.js';
import type { ChangedFile } from '../../src/change/changed-file.js';
import { escapeHidden, hiddenIn } from '../../src/inspect/hidden-text.js';
import { inspect } from '../../src/inspect/inspection.js';
import { builtInAgent } from '../../src/standards/agent-file.js';
import { visible } from '../../src/words/escape.js';

/** The class, its characters, and the severity of the finding. */
const CLASSES: [string, string, string][] = [
  ['bidirectional controls', '\u202e\u2066', 'critical'],
  ['tags', '\u{e0069}\u{e0067}', 'critical'],
  ['variation selectors', '\ufe01\ufe02', 'critical'],
  ['variation selectors of the supplement', '\u{e0101}\u{e0120}', 'critical'],
  ['zero-width characters', '\u200b', 'medium'],
  ['word joiners', '\u2060', 'medium'],
  ['invisible operators', '\u2062', 'medium'],
  ['grapheme joiners', '\u034f', 'medium'],
  ['Hangul fillers', '\u3164', 'medium'],
  ['private use', '\ue000', 'medium'],
  ['look-alike letters', '\u0430', 'medium'],
];

const PLACES: [string, (mark: string) => string, (mark: string) => string][] = [
  ['a comment', () => 'src/api/a.ts', (mark) => `run(); // the p${mark}ypal account`],
  ['a string', () => 'src/api/a.ts', (mark) => `run('p${mark}ypal');`],
  ['an identifier', () => 'src/api/a.ts', (mark) => `const p${mark}ypal = 1;`],
  ['a path', (mark) => `src/api/p${mark}ypal.ts`, () => 'run(1);'],
];

const HONEST = [
  'x ❤️ y',
  '☺︎ text style',
  '👍🏽 done',
  '👩‍💻 wrote this',
  '👨‍👩‍👧‍👦 family',
  '👩🏾‍❤️‍💋‍👨🏻 couple',
  '🏳️‍🌈 flag',
  '🏴‍☠️ flag',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿 England',
  '🏴󠁧󠁢󠁳󠁣󠁴󠁿 Scotland',
  '🏴󠁧󠁢󠁷󠁬󠁳󠁿 Wales',
  '🇩🇪🇫🇷 flags',
  '1️⃣ 2️⃣ #️⃣ *️⃣ keycaps',
  '⚠️ careful',
  '✅ ok, ✓️ ok, →️ next',
  '©️ ™️ ℹ️',
  '🧑🏿‍🦰 hair',
  '🐻‍❄️ bear',
  '⛓️‍💥 chain',
  '🤷🏻‍♀️ shrug',
  "t('مرحبا بالعالم')",
  '// می‌خواهم این را بخوانم',
  "say('שלום עולם')",
  "say('שלום (test)\u200f')",
  "'\u200eالسعر: 12\u200e'",
  '// हिन्दी में टिप्पणी, क्‍ष',
  '// ক্‍ষ বাংলা',
  '// മലയാളം ന്‍',
  '// ශ්‍රී ලංකා',
  '// ภาษาไทย',
  '// ภาษา\u200bไทย',
  '// ខ្មែរ\u200bភាសា',
  "t('你好，世界')",
  "t('こんにちは、カタカナ')",
  '// 葛\u{e0100}城市',
  "t('안녕하세요 한국어')",
  '// Привет, это комментарий о HTTP-запросе',
  '// Данные в Postgresе и email-адрес',
  'const getДанные = HTTPЗапрос;',
  'const перем_http = 1;',
  '// Καλημέρα κόσμε, σε JSON',
  'const Δt = 5, μs = 3, kΩ = 1;',
  "const café = 'naïve Ångström, Straße, Łódź, São Paulo, Dvořák';",
  "'e\u0301te\u0301, İstanbul, Việt Nam'",
  '// Հայերեն API',
  '// ქართული ტექსტი',
  '// ᠮᠣᠩᠭᠣᠯ\u180b',
  '“quotes” – dashes — … € £ ¥ · § ½ µ',
];

function added(path: string, text: string): ChangedFile {
  const lines = text
    .split('\n')
    .map((line, index) => ({ kind: 'added', text: line, oldLine: null, newLine: index + 1 }) as const);
  const hunks = [{ heading: '', lines }];
  return { path, previousPath: null, status: 'added', kind: 'text', hunks, commentable: true };
}

async function inspected(path: string, text: string, tier: 'full' | 'secrets' = 'full') {
  const file = { file: added(path, text), texts: { before: null, after: text, problem: null }, decision: { tier } };
  const { views, reported } = await inspect([file], { standards: builtInAgent().standards, results: [] });
  const prompt = packUnits(views).map((unit) => unitPrompt(unit, { hints: [], facts: '', advice: false }));
  return { views, reported, prompt: prompt.join('\n') };
}

describe('hidden text is shown and reported:', () => {
  const cases = CLASSES.flatMap((kind) => PLACES.map((place) => ({ kind, place, name: `${kind[0]} in ${place[0]}` })));

  it.each(cases)('$name', async ({ kind: [, mark, severity], place: [place, path, line] }) => {
    const { prompt, reported, views } = await inspected(path(mark), `start();\n${line(mark)}\nend();`);

    for (const each of mark) {
      expect(prompt).not.toContain(each);
      expect(prompt).toContain(`⟨U+${each.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}⟩`);
    }
    expect(views[0]?.head.lines).toHaveLength(3);
    expect(reported.map((each) => [each.rule, each.severity, each.certain, each.line])).toEqual([
      ['validation/hidden-text', severity, true, place === 'a path' ? 1 : 2],
    ]);
    const anchor = reported[0]?.line ?? 0;
    expect(reported[0]?.quote).toBe(views[0]?.head.lines[anchor - 1]);
  });

  it.each(HONEST)('leaves %s as it is', (text) => {
    expect(escapeHidden(text)).toBe(text);
    expect(hiddenIn(text)).toBeNull();
  });

  it('finds what follows an emoji, and what only begins like a flag', () => {
    expect(escapeHidden('😀\u{e0141}\u{e0142}')).toBe('😀⟨U+E0141⟩⟨U+E0142⟩');
    expect(hiddenIn('🏴\u{e0061}\u{e0062}\u{e007f}')?.kind.severity).toBe('critical');
  });

  it('allows a byte order mark at the start of a file only', async () => {
    const { reported, views } = await inspected('src/api/a.ts', '\ufeffone();\n\ufefftwo();');
    expect(views[0]?.head.lines).toEqual(['\ufeffone();', '⟨U+FEFF⟩two();']);
    expect(reported.map(({ line }) => line)).toEqual([2]);
  });

  it('counts outside of code only what has no honest use', async () => {
    const text = 'a\u200bb\nc\u202ed';
    const { reported } = await inspected('docs/a.md', text, 'secrets');
    expect(reported.map(({ line }) => line)).toEqual([2]);
  });

  it('counts less on a line of text from right to left, but only outside of code', async () => {
    const text = 'greeting = "\u2067שלום\u2069 Ada"';
    for (const [tier, severity] of [
      ['secrets', 'medium'],
      ['full', 'critical'],
    ] as const) {
      const { reported } = await inspected('locales/he.properties', text, tier);
      expect(reported.map((each) => each.severity)).toEqual([severity]);
    }
  });

  it('is silent where the agent does not state its standard, and escapes all the same', async () => {
    const file = { file: added('src/a.ts', 'a\u202eb'), texts: { before: null, after: null, problem: null } };
    const { views, reported } = await inspect([{ ...file, decision: { tier: 'full' } }], {
      standards: [],
      results: [],
    });
    expect(views[0]?.head.lines).toEqual(['a⟨U+202E⟩b']);
    expect(reported).toEqual([]);
  });

  it('is escaped once, whoever shows it', () => {
    const once = escapeHidden('p\u0430ypal \u202e \u{e0041}');
    expect(once).toBe('p⟨U+0430⟩ypal ⟨U+202E⟩ ⟨U+E0041⟩');
    expect(visible(once)).toBe(once);
  });

  it('takes a long line in bounded time', () => {
    const text = `${'\u202ea\u0430b\u200d😀'.repeat(100_000)}`;
    const start = Date.now();
    escapeHidden(text);
    expect(Date.now() - start).toBeLessThan(3_000);
  });
});
