import { builtInAgent, parseAgentFile, withTeamStandards } from '../../src/standards/agent-file.js';

/** As people write them: a description on one line with `: ` and quotes in it, which is no YAML. */
const NOT_YAML =
  'name: shop-reviewer\n' +
  'description: Use this agent for: shops, including:\\n\\n<example>\\nuser: "Is it 1: good?"\\nassistant: "Let me see"\\n</example>\n' +
  'model: opus\ncolor: green\ntools: Bash, Read\npermissionMode: bypassPermissions\n';

const LIST = '1. **Query Safety**: Bind values.\n2. **Money**: Integers,\n   never floats.\n';

describe('an agent file', () => {
  it('loads although its description is no YAML, and its tools and rights are never obeyed', () => {
    const agent = parseAgentFile(
      `---\n${NOT_YAML}---\n\nYou review.\n\n## Critical Standards (of the team)\n\nEnforce:\n\n${LIST}\n## Next\n1. **Not**: one\n`,
      'agents/shop.md',
    );

    expect(agent).toMatchObject({ name: 'shop-reviewer', model: 'opus', ignored: ['tools', 'permissionMode'] });
    expect(agent.description).toContain('Use this agent for: shops, including:\n\n<example>\nuser: "Is it 1: good?"');
    expect(agent.standards.map(({ number, name, text, slug }) => ({ number, name, text, slug }))).toEqual([
      { number: 1, name: 'Query Safety', text: 'Bind values.', slug: 'queries' },
      { number: 2, name: 'Money', text: 'Integers, never floats.', slug: 'money' },
    ]);
    expect(agent.body).not.toContain('permissionMode');
  });

  it.each([
    [
      'block scalars',
      '---\nname: a\ndescription: |\n  Use: this\n  too\nmodel: sonnet\n---\n',
      { name: 'a', model: 'sonnet', description: 'Use: this\ntoo' },
    ],
    ['quoted values', '---\nname: "a"\ndescription: \'b: c\'\n---\n', { name: 'a', model: null, description: 'b: c' }],
    ['a list of tools', '---\nname: a\ndescription: b\ntools:\n  - Read\n---\n', { ignored: ['tools'] }],
    ['carriage returns', '---\r\nname: a\r\ndescription: b\r\n---\r\n', { name: 'a', description: 'b' }],
    ['no front matter', '', { name: 'shop', model: null, description: '' }],
  ])('loads with %s', (_, front, expected) => {
    expect(parseAgentFile(`${front}## Critical Standards\n${LIST}`, 'agents/shop.md')).toMatchObject(expected);
  });

  it.each([
    ['bullets', '- **Query Safety**: Bind.'],
    ['plain names', '1. Query Safety: Bind.'],
    ['parentheses', '1) __Query Safety__ - Bind.'],
    ['the colon inside', '* **Query Safety:** Bind.'],
  ])('may state its standards with %s', (_, line) => {
    expect(parseAgentFile(`### Our Critical Standards\n${line}\n`, 'a.md').standards).toMatchObject([
      { name: 'Query Safety', text: 'Bind.', slug: 'queries' },
    ]);
  });

  it.each([
    ['no such heading', '# Agent\n1. **Query Safety**: Bind.\n'],
    ['no list below it', '## Critical Standards\nBe good.\n## Next\n- **A**: b\n'],
    ['nothing', ''],
  ])('is refused with %s', (_, text) => {
    expect(() => parseAgentFile(text, 'agents/x.md')).toThrow('The agent file agents/x.md states no standards');
  });

  it('is refused when it is too large to send', () => {
    expect(() => parseAgentFile(`## Critical Standards\n${LIST}${'x'.repeat(100_000)}`, 'a.md')).toThrow(
      '100000 are the most',
    );
  });

  it('gets the standards that CLAUDE.md adds, and loses none', () => {
    const agent = withTeamStandards(
      builtInAgent(),
      '## Critical Standards\n- **query  safety**: again\n- **Money**: Integers.\n',
    );

    expect(agent.standards.map(({ number, name }) => `${number} ${name}`)).toEqual([
      '1 No Hardcoded Secrets',
      '2 Proper Error Handling',
      '3 Input Validation',
      '4 Query Safety',
      '5 Logging',
      '6 Money',
    ]);
  });
});

describe('the built-in agent', () => {
  it('states the five standards, each with its rules', () => {
    expect(builtInAgent().standards.map(({ name, rules }) => [name, rules.length > 5])).toEqual([
      ['No Hardcoded Secrets', true],
      ['Proper Error Handling', true],
      ['Input Validation', true],
      ['Query Safety', true],
      ['Logging', true],
    ]);
  });

  it('has a name, a model, examples, and every part of its work', () => {
    const agent = builtInAgent();
    expect(agent).toMatchObject({ name: 'backend-engineer', model: 'sonnet', ignored: [] });
    expect(agent.description.match(/<example>/g)?.length).toBeGreaterThanOrEqual(3);
    for (const part of [
      'API Design',
      'Database Design',
      'Authentication & Authorization',
      'Performance & Scalability',
      'Security Best Practices',
      'Approach',
      'Technology',
      'Quality Control',
      'Communication Style',
    ])
      expect(agent.body).toContain(part);
  });
});
