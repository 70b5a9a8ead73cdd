import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemPrompt } from '../../src/agent/prompt.js';
import { estimateTokens } from '../../src/agent/units.js';
import { builtInAgent, parseAgentFile } from '../../src/standards/agent-file.js';

interface Documented {
  name: string;
  languages: string[];
  shownBy: string[];
  pages: Record<string, { title: string; url: string }>;
}

const text = (path: string) => readFileSync(join(process.cwd(), path), 'utf8');
const languages = Object.keys(JSON.parse(text('data/languages.json')));
const standards = builtInAgent().standards;
const documented: Documented[] = JSON.parse(text('data/documentation.json'));

/** Languages that share their practice with another. */
const SHARED: Record<string, string> = { tsx: 'typescript', javascript: 'typescript' };

const EXTENDED = 'agents/backend-engineer-extended.md';

describe('the prefix that the finder’s conversations share', () => {
  it('has at most 8,000 tokens, with the opt-in standards too', () => {
    const extended = parseAgentFile(text(EXTENDED), EXTENDED);

    expect(estimateTokens(systemPrompt(builtInAgent(), 'protocol'))).toBeLessThanOrEqual(8_000);
    expect(estimateTokens(systemPrompt(extended, 'protocol'))).toBeLessThanOrEqual(8_000);
  });
});

describe('the verifier’s protocol', () => {
  it('has at most 5,000 characters', () => {
    expect(text('data/verifier.md').length).toBeLessThanOrEqual(5_000);
  });
});

describe('the extended agent', () => {
  it('states the built-in standards word for word, and two more', () => {
    const extended = parseAgentFile(text(EXTENDED), EXTENDED);

    expect(extended.name).toBe('backend-engineer-extended');
    expect(extended.standards.slice(0, -2)).toEqual(standards);
    expect(extended.standards.slice(-2).map(({ number, name }) => ({ number, name }))).toEqual([
      { number: standards.length + 1, name: 'Access Control' },
      { number: standards.length + 2, name: 'Data Access at Scale' },
    ]);
  });
});

describe('the practice of a language', () => {
  it('is written for every language that is parsed, and for no other', () => {
    const files = readdirSync(join(process.cwd(), 'data/practice')).map((file) => file.replace(/\.md$/, ''));

    expect(files.sort()).toEqual([...new Set(languages.map((language) => SHARED[language] ?? language))].sort());
  });

  it.each(languages)('names each standard once and in order, in at most 2,600 characters: %s', (language) => {
    const practice = text(`data/practice/${SHARED[language] ?? language}.md`);

    expect(practice.length).toBeLessThanOrEqual(2_600);
    expect([...practice.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(
      standards.map(({ name }) => name),
    );
  });
});

describe('the pages of frameworks', () => {
  it('are links by https, one for each name and key', () => {
    const links = documented.flatMap(({ name, pages }) => Object.values(pages).map(({ url }) => `${name} ${url}`));

    for (const link of links) expect(link).toMatch(/ https:\/\/[\w.-]+\.\w+\/\S*$/);
    expect(new Set(links).size).toBe(links.length);
    expect(new Set(documented.map(({ name }) => name)).size).toBe(documented.length);
  });

  it('belong to standards, rules and languages that exist', () => {
    const keys = standards.flatMap(({ name, rules }) => [name, ...rules.map(({ id }) => id)]);

    for (const { pages, languages: of, shownBy } of documented) {
      expect(keys).toEqual(expect.arrayContaining(Object.keys(pages)));
      expect(languages).toEqual(expect.arrayContaining(of));
      expect(shownBy.filter((shown) => shown.length < 3)).toEqual([]);
      for (const { title } of Object.values(pages)) expect(title).not.toBe('');
    }
  });
});
