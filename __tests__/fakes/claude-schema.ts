/** A JSON Schema as a client sends it. */
type Schema = Record<string, unknown>;

const keywords = new Set(
  `type enum const anyOf allOf $ref $defs definitions properties required additionalProperties items
   description title default format minItems`.split(/\s+/),
);
const formats = new Set('date-time time date duration email hostname uri ipv4 ipv6 uuid'.split(' '));

/** What structured outputs cannot compile in a schema; [] when they can. */
export function schemaFaults(root: unknown): string[] {
  if (root === null || typeof root !== 'object') return ['Field required'];
  const definitions = { ...((root as Schema).$defs ?? {}), ...((root as Schema).definitions ?? {}) };
  return [
    ...nodeFaults(root as Schema, 'the root'),
    ...Object.entries(definitions).flatMap(([name, schema]) => nodeFaults(schema as Schema, `$defs.${name}`)),
    ...referenceFaults(root as Schema, definitions),
  ];
}

function nodeFaults(schema: Schema, place: string): string[] {
  const isObject = schema.type === 'object' || schema.properties !== undefined;
  const { minItems = 0, format } = schema as { minItems?: number; format?: string };
  const complex = ((schema.enum as unknown[]) ?? []).some((value) => typeof value === 'object' && value !== null);
  return [
    ...Object.keys(schema)
      .filter((keyword) => !keywords.has(keyword))
      .map((keyword) => `${place}: property '${keyword}' is not supported`),
    ...(isObject && schema.additionalProperties !== false
      ? [`${place}: for 'object' type, 'additionalProperties' must be explicitly set to false`]
      : []),
    ...(minItems > 1 ? [`${place}: for 'array' type, 'minItems' values other than 0 or 1 are not supported`] : []),
    ...(format !== undefined && !formats.has(format) ? [`${place}: the format '${format}' is not supported`] : []),
    ...(complex ? [`${place}: enum values must be plain`] : []),
    ...childrenOf(schema).flatMap(([name, child]) => nodeFaults(child, `${place}.${name}`)),
  ];
}

/** Direct parts of a schema with a name for each, without its definitions. */
function childrenOf(schema: Schema): [string, Schema][] {
  const lists = ['anyOf', 'allOf'].flatMap((keyword) =>
    ((schema[keyword] as Schema[] | undefined) ?? []).map((child, index): [string, Schema] => [
      `${keyword}.${index}`,
      child,
    ]),
  );
  const properties = Object.entries((schema.properties as Record<string, Schema> | undefined) ?? {});
  const items: [string, Schema][] = schema.items === undefined ? [] : [['items', schema.items as Schema]];
  return [...properties, ...items, ...lists];
}

function referenceFaults(root: Schema, definitions: Record<string, unknown>): string[] {
  const faults: string[] = [];
  const visit = (schema: Schema, through: readonly string[]): void => {
    for (const [, child] of childrenOf(schema)) visit(child, through);
    if (schema.$ref === undefined) return;
    const name = /^#\/(?:\$defs|definitions)\/(.+)$/.exec(String(schema.$ref))?.[1];
    const target = name === undefined ? undefined : definitions[name];
    if (name === undefined || target === undefined) faults.push(`the reference ${schema.$ref} leads nowhere`);
    else if (through.includes(name)) faults.push(`the definition ${name} is recursive`);
    else visit(target as Schema, [...through, name]);
  };
  visit(root, []);
  return faults;
}
