import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { takeJson } from './json.ts';

const readJson = (text: string) => takeJson(Buffer.from(text))();

test('a number of which digits would be lost becomes a text with all of them', () => {
  const read: Record<string, unknown> = {
    '9007199254740993': '9007199254740993',
    '-9007199254740993': '-9007199254740993',
    '12345678901234567890': '12345678901234567890',
    '1000000000000000': '1000000000000000',
    '999999999999999': 999_999_999_999_999,
    '123456789012345.67': '123456789012345.67',
    '12345678901234.56': '12345678901234.56',
    '12345678901234.5': 12_345_678_901_234.5,
    '1.2345678901234567E19': '12345678901234567000',
    '12345678901234567890.5e-3': '12345678901234567.8905',
    '12345678901234567890e2': '1234567890123456789000',
    // What is behind the fifteenth digit of these no sheet shows, and nobody means.
    '13233.333333333334': 13_233.333333333334,
    '0.12345678901234567890': 0.12345678901234568,
    '1234567890123456e-30': 1.234567890123456e-15,
    '1e20': 1e20,
    '-0': -0,
    '0.0000000000000000': 0,
    '1.0000000000000000': 1,
    [`1${'0'.repeat(390)}e-390`]: 1,
  };
  for (const [source, value] of Object.entries(read)) {
    for (const print of [(text: string) => text, (text: string) => `{"a":[1,${text}, {"b":\n${text}}]}`]) {
      const text = print(source);
      const found = readJson(text);
      const wanted = text === source ? value : { a: [1, value, { b: value }] };
      assert.deepEqual(found, wanted, text);
    }
  }
});

test('texts of digits stay as they are, and whole rows of them are read fast', () => {
  const row = {
    account: '40702810900000012345',
    cis: '010460780959150821',
    q: '"12345678901234567890" 1,12345678901234567890',
  };
  assert.deepEqual(readJson(JSON.stringify([row, row])), [row, row]);
});

test('numbers and texts beside one another are each what they were', () => {
  const part = fc.oneof(
    fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }).map((value) => ({
      json: String(value),
      value: String(value).replace('-', '').length > 15 ? String(value) : Number(value),
    })),
    fc
      .string({ unit: 'grapheme' })
      .map((value) => ({ json: JSON.stringify(value), value: value.replaceAll('\0', '\uFFFD') })),
    fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e13, max: 1e13 })
      .map((value) => ({ json: JSON.stringify(value), value: value + 0 })),
    fc.stringMatching(/^[0-9., :\\-]{0,40}$/).map((value) => ({ json: JSON.stringify(value), value })),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const found = readJson(`[${parts.map(({ json }) => json).join(',')}]`);
      assert.deepEqual(
        found,
        parts.map(({ value }) => value),
      );
    }),
    { seed: 1, numRuns: 3000 },
  );
});

test('characters that cannot be kept are replaced, escaped ones of every kind', () => {
  assert.deepEqual(readJson('["\\u0000", "a\\uD83D", "\\ud83d\\ude00", "\\\\u0000"]'), [
    '\uFFFD',
    'a\uFFFD',
    '😀',
    '\\u0000',
  ]);
});
