import { block, cell, code, logLine, prose, visible } from '../../src/words/escape.js';

describe('text of a model inside Markdown', () => {
  it.each([
    ['a mention', 'ask @acme/team now', 'ask `@acme/team` now'],
    ['a cross reference', 'see #12 and acme/shop#3', 'see `#12` and `acme/shop#3`'],
    ['a short reference', 'GH-12', '`GH-12`'],
    ['a bare link', 'go to https://evil.example/?d=1', 'go to `https://evil.example/?d=1`'],
    ['a www link', 'www.evil.example', '`www.evil.example`'],
    ['a link', '[a](https://evil.example)', '`[a](https://evil.example)`'],
    ['an image', '![a](x)', '!\\[a\\](x)'],
    ['a reference link', '[a]: b', '\\[a\\]: b'],
    ['HTML', '<img src=x onerror=y>', '&lt;img src=x onerror=y&gt;'],
    ['an open comment', '<!-- a', '&lt;!-- a'],
    ['an entity', '&lt;', '&amp;lt;'],
    ['a heading', '# a', '`#` a'],
    ['a list', '- a', '\\- a'],
    ['emphasis', '**a** ~~b~~', '\\*\\*a\\*\\* \\~\\~b\\~\\~'],
    ['a slash command', '/merge', '`/merge`'],
    ['several lines', 'a\n\n/merge\n> b', 'a `/merge` &gt; b'],
    ['code in backticks', 'use `db.query($1)` here', 'use `db.query($1)` here'],
    ['a lone backtick', 'a ` b', 'a \\` b'],
    ['a commit', 'since 1234567', 'since `1234567`'],
    ['a commit in parentheses', '(1234567)', '`(1234567)`'],
    ['an address', 'a@b.example', '`a@b.example`'],
    ['hidden direction marks', 'a\u202eb', 'a⟨U+202E⟩b'],
  ])('shows %s as what it is', (_, text, expected) => {
    expect(prose(text)).toBe(expected);
  });

  it('stays in its code span, its block and its cell', () => {
    expect(code('a`b\nc')).toBe("`a'b c`");
    expect(block('a\n```\nb', 'ts')).toBe('````ts\na\n```\nb\n````');
    expect(cell('a|b\nc')).toBe('a\\|b c');
  });

  it('shows every character that cannot be seen', () => {
    for (const mark of [
      '\u0000',
      '\u001b',
      '\u00ad',
      '\u200b',
      '\u200d',
      '\u2028',
      '\u2060',
      '\u2066',
      '\ufeff',
      '\ufe0f',
      '\u{e0041}',
      '\u3164',
    ])
      expect(visible(`a${mark}b`)).toMatch(/^a⟨U\+[0-9A-F]{4,6}⟩b$/);
    expect(visible('a\tb\r\nc')).toBe('a\tb\nc');
  });

  it('starts no line of a log with a workflow command', () => {
    for (const line of logLine('::error::x\n  ::add-mask::y\n##[group]z\na\r::set-output name=b::c').split('\n'))
      expect(line).not.toMatch(/^\s*::|##\[/);
  });
});
