import { type Schema, slice } from './openapi.js';

/** A row as GitHub sends it. */
export type Row = Record<string, unknown>;

/** The smallest row that a component schema of the slice allows, with `fields` written over it. */
export function sampleRow(component: string, fields: Row): Row {
  return { ...structuredClone(sampleOf(component)), ...fields };
}

const samples = new Map<string, Row>();

function sampleOf(component: string): Row {
  const known = samples.get(component);
  if (known) return known;
  const sample = sampleValue({ $ref: `#/components/schemas/${component}` }) as Row;
  samples.set(component, sample);
  return sample;
}

function sampleValue(schema: Schema): unknown {
  if (schema.$ref) return sampleValue(slice.components.schemas[schema.$ref.split('/').at(-1) as string] as Schema);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return sampleValue(choices[0] as Schema);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(sampleValue));
  const types = [schema.type ?? 'object'].flat();
  if (types.includes('null')) return null;
  if (schema.enum) return schema.enum[0];
  if (types[0] === 'object') return sampleObject(schema);
  if (types[0] === 'string') return sampleText(schema.format);
  if (types[0] === 'array') return [];
  return types[0] === 'boolean' ? false : (schema.minimum ?? 0);
}

function sampleObject({ properties = {}, required = [] }: Schema): Row {
  return Object.fromEntries(required.map((name) => [name, sampleValue(properties[name] as Schema)]));
}

function sampleText(format: string | undefined): string {
  if (format === 'date-time') return '2026-11-01T09:00:00Z';
  return format === 'uri' ? 'https://github.com/' : 'sample';
}
