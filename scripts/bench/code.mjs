// Plausible backend code in three languages, line by line, as a function of a random source.

const NOUNS = 'order invoice customer shipment payment refund product account session coupon webhook ledger'.split(' ');
const VERBS = 'find create update cancel archive approve export restore assign merge'.split(' ');

/** The same numbers for the same seed (mulberry32): `next()` in [0, 1), `pick(list)`, `between(low, high)`. */
export function randomSource(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low, high) => low + Math.floor(next() * (high - low + 1));
  return { next, between, pick: (list) => list[between(0, list.length - 1)] };
}

const upper = (word) => word[0].toUpperCase() + word.slice(1);

const LANGUAGES = [
  {
    path: (noun, index) => `services/${noun}s/src/handlers/${noun}-handler-${index}.ts`,
    open: (noun) => [
      "import type { Request, Response } from 'express';",
      "import { database } from '../database.js';",
      "import { logger } from '../logger.js';",
      `import { ${noun}Schema } from '../schemas/${noun}.js';`,
      '',
    ],
    block: (noun, verb, number) => [
      `export async function ${verb}${upper(noun)}${number}(request: Request, response: Response) {`,
      `  const input = ${noun}Schema.parse(request.body);`,
      '  if (request.user.tenantId !== input.tenantId) {',
      "    return response.status(403).json({ error: 'forbidden' });",
      '  }',
      `  const rows = await database.query('SELECT id, state, total FROM ${noun}s WHERE id = $1 AND tenant_id = $2', [`,
      '    input.id,',
      '    input.tenantId,',
      '  ]);',
      `  if (rows.length === 0) return response.status(404).json({ error: '${noun} not found' });`,
      `  logger.info({ ${noun}Id: input.id, count: rows.length }, '${verb} ${noun} ${number}');`,
      '  response.json({ data: rows[0] });',
      '}',
      '',
    ],
    close: [],
    statement: (noun, number) =>
      `  await audit.record('${noun}.changed', { step: ${number}, actor: request.user.id });`,
  },
  {
    path: (noun, index) => `src/main/java/com/acme/${noun}/${upper(noun)}Service${index}.java`,
    open: (noun) => [
      `package com.acme.${noun};`,
      '',
      'import java.util.List;',
      'import java.util.UUID;',
      'import org.springframework.stereotype.Service;',
      '',
      '@Service',
      `public class ${upper(noun)}Service {`,
      `    private final ${upper(noun)}Repository repository;`,
      '',
    ],
    block: (noun, verb, number) => [
      `    public ${upper(noun)}View ${verb}${number}(UUID id, ${upper(noun)}Request request) {`,
      `        ${upper(noun)} entity = repository.findById(id)`,
      `            .orElseThrow(() -> new NotFoundException("${noun}", id));`,
      '        if (!entity.tenant().equals(request.tenant())) {',
      '            throw new ForbiddenException("tenant does not match");',
      '        }',
      `        entity.setState(State.${verb.toUpperCase()});`,
      '        entity.setTotal(request.lines().stream().mapToLong(Line::amount).sum());',
      `        log.info("${verb} ${noun} {} step ${number}", entity.id());`,
      `        return ${upper(noun)}View.of(repository.save(entity));`,
      '    }',
      '',
    ],
    close: ['}'],
    statement: (noun, number) =>
      `        metrics.counter("${noun}.changed", "step", "${number}").increment(request.lines().size());`,
  },
  {
    path: (noun, index) => `internal/${noun}/${noun}_store_${index}.go`,
    open: (noun) => [`package ${noun}`, '', 'import (', '\t"context"', '\t"database/sql"', '\t"fmt"', ')', ''],
    block: (noun, verb, number) => [
      `func (s *Store) ${upper(verb)}${number}(ctx context.Context, tenant string, id int64) (*${upper(noun)}, error) {`,
      `\trow := s.db.QueryRowContext(ctx, "SELECT id, state, total FROM ${noun}s WHERE id = $1 AND tenant = $2", id, tenant)`,
      `\tvar found ${upper(noun)}`,
      '\tif err := row.Scan(&found.ID, &found.State, &found.Total); err != nil {',
      '\t\tif err == sql.ErrNoRows {',
      '\t\t\treturn nil, ErrNotFound',
      '\t\t}',
      `\t\treturn nil, fmt.Errorf("${verb} ${noun} %d step ${number}: %w", id, err)`,
      '\t}',
      '\treturn &found, nil',
      '}',
      '',
    ],
    close: [],
    statement: (noun, number) =>
      `\ts.log.InfoContext(ctx, "${noun} changed", "step", ${number}, "tenant", tenant, "id", id)`,
  },
];

/** A file of a language chosen by its index: `path`, `lines` of about the wanted number, `statement()` for edits. */
export function codeFile(index, wantedLines, random) {
  const language = LANGUAGES[index % LANGUAGES.length];
  const noun = NOUNS[Math.floor(index / LANGUAGES.length) % NOUNS.length];
  const lines = language.open(noun);
  for (let number = 1; lines.length < wantedLines - language.close.length; number++)
    lines.push(...language.block(noun, random.pick(VERBS), number));
  lines.length = Math.max(1, Math.min(lines.length, wantedLines - language.close.length));
  lines.push(...language.close);
  return {
    path: language.path(noun, index),
    lines,
    statement: () => language.statement(noun, random.between(1, 9999)),
  };
}
