import { redact } from '../src/inspect/redaction.js';
import { findSecrets } from '../src/inspect/secrets.js';
import { plantedSecrets } from './samples/planted-secrets.js';

const PIECE = 20;
const pieces = (value: string): string[] =>
  value.length <= PIECE
    ? [value]
    : Array.from({ length: value.length - PIECE + 1 }, (_, at) => value.slice(at, at + PIECE)).filter(
        (piece) => !piece.includes('\n'),
      );

describe('planted secrets', () => {
  test('the same seed plants the same two hundred secrets of more than 25 kinds', () => {
    const planted = plantedSecrets(7);
    expect(planted).toHaveLength(200);
    expect(new Set(planted.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(25);
    expect(plantedSecrets(7)).toEqual(planted);
    expect(plantedSecrets(8)).not.toEqual(planted);
  });

  test.each([1, 7, 42, 1234])(
    'every secret of seed %i is reported with its kind and gone after redaction',
    async (seed) => {
      for (const { kind, value, line, path } of plantedSecrets(seed)) {
        const text = `first\n${line}\nlast\n`;
        const secrets = await findSecrets(text, path);
        expect({ line, found: secrets.filter(({ report }) => report).map((one) => [one.kind, one.value]) }).toEqual({
          line,
          found: [[kind, value]],
        });
        const redacted = redact(text, secrets);
        expect(pieces(value).filter((piece) => redacted.includes(piece))).toEqual([]);
        expect(redacted.split('\n')).toHaveLength(text.split('\n').length);
      }
    },
  );

  test('a file full of them is redacted whole', async () => {
    const planted = plantedSecrets(99);
    const text = planted.map(({ line }) => line).join('\n\n');
    const redacted = redact(text, await findSecrets(text, 'src/everything.yml'));
    expect(
      planted.filter(({ value }) => pieces(value).some((piece) => redacted.includes(piece))).map(({ line }) => line),
    ).toEqual([]);
  });
});
