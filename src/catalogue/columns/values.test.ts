import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  dateCell,
  lineSumCell,
  momentCell,
  moneyCell,
  numberCell,
  productOf,
  sizeOf,
  textCell,
  totalCell,
} from './values.ts';

test('kopecks become roubles exactly, fractional ones too', () => {
  assert.equal(moneyCell(30), 0.3);
  assert.equal(moneyCell(1), 0.01);
  assert.equal(moneyCell(346453701206), 3464537012.06);
  assert.equal(moneyCell(216174.97), 2161.7497);
  assert.equal(moneyCell(-5), -0.05);
  assert.equal(moneyCell(0), 0);
});

test('any whole number of kopecks shows at most two decimals', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (kopecks) => {
      const roubles = String(moneyCell(kopecks));
      assert.match(roubles, /^-?\d+(\.\d{1,2})?$/);
      const [whole = '', fraction = ''] = roubles.split('.');
      assert.equal(Number(`${whole}${fraction.padEnd(2, '0')}`), kopecks);
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test('parts of a kopeck move by their decimal notation, however many digits they have', () => {
  const hundredths = fc.integer({ min: -1e14, max: 1e14 }).map((digits) => digits / 100);
  const any = fc.double({ min: -1e16, max: 1e16, noNaN: true });
  fc.assert(
    fc.property(fc.oneof(hundredths, any), (kopecks) => {
      const decimal = String(kopecks);
      if (!decimal.includes('e')) assert.equal(Number(moneyCell(kopecks)) + 0, Number(`${decimal}e-2`));
    }),
    { seed: 1, numRuns: 5000 },
  );
});

test('moments become serials of the same wall clock', () => {
  assert.equal(momentCell('2023-03-15 12:00:00'), 45000.5);
  assert.equal(momentCell('2023-03-15 12:00'), 45000.5);
  assert.equal(momentCell('2023-03-15 12:00:00.000'), 45000.5);
  assert.equal(momentCell('2023-03-15'), 45000);
  assert.equal(momentCell('1899-12-31 00:00:00'), 1);
  assert.equal(momentCell('не дата'), 'не дата');
});

test('text stays text, an empty one is an empty cell, a huge one is cut visibly', () => {
  assert.equal(textCell('=1+1'), '=1+1');
  assert.equal(textCell('00042'), '00042');
  assert.equal(textCell(''), null);
  const long = textCell('я'.repeat(60_000));
  assert.equal(String(long).length, 50_000);
  assert.ok(String(long).endsWith('…'));
});

test('an object shows its name, never what a machine would print', () => {
  assert.equal(textCell({ name: 'Склад' }), 'Склад');
  assert.equal(textCell({ meta: 1 }), '{"meta":1}');
});

test('products are those of a person who reckons in decimals', () => {
  assert.equal(productOf(1.1, 1.1), 1.21);
  assert.equal(productOf(-0.07, 92.5), -6.475);
  assert.equal(productOf(5e-7, 2), 0.000001);
  assert.equal(productOf(1.5e21, 2), '3000000000000000000000');
});

test('a line comes to whole kopecks, half of one away from zero', () => {
  assert.equal(lineSumCell(33333, 3, 10), 899.99); // 89 999.1 kopecks
  assert.equal(lineSumCell(101, 0.5), 0.51); // 50.5 kopecks
  assert.equal(lineSumCell(-101, 0.5), -0.51);
  assert.equal(lineSumCell(100, 1, -12.5), 1.13); // a markup
  assert.equal(lineSumCell(1.005, 100), 1.01); // 100.5 kopecks, though 1.005 × 100 is less in binary
  assert.equal(lineSumCell(0, -1), 0);
  assert.equal(lineSumCell(100, undefined), null);
});

test('a line of any whole price and quantity is their product', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 1e6 }), (price, quantity) => {
      const kopecks = (BigInt(price) * BigInt(quantity)).toString().padStart(3, '0');
      assert.equal(lineSumCell(price, quantity), Number(`${kopecks.slice(0, -2)}.${kopecks.slice(-2)}`));
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test('a number that no sheet holds is a text with all its digits', () => {
  assert.equal(numberCell('9007199254740993'), '9007199254740993');
  assert.equal(numberCell('-12345678901234567890'), '-12345678901234567890');
  assert.equal(numberCell('123456789012345.67'), '123456789012345,67');
  assert.equal(numberCell(999_999_999_999_999), 999_999_999_999_999);
  assert.equal(moneyCell('9007199254740993'), '90071992547409,93');
  assert.equal(moneyCell('1000000000000000'), 10_000_000_000_000);
  assert.equal(moneyCell('-12345678901234567890'), '-123456789012345678,9');
  assert.equal(lineSumCell('9007199254740993', 3), '270215977642229,79');
  assert.equal(lineSumCell(9_007_199_254_740.5, 2), 180_143_985_094.81);
  assert.equal(lineSumCell(100, '12345678901234567'), '12345678901234567');
  assert.equal(lineSumCell(999_999_999_999_999, 9, 10), '80999999999999,92');
  assert.equal(productOf('90071992547409,93', 2), '180143985094819,86');
  assert.equal(productOf(0.123456789012345, 0.123456789012345), 0.01524157875323867);
  assert.equal(totalCell(['9007199254740993', 1, 'нет', 0.5]), '90071992547409,945');
  assert.equal(totalCell([10, 20]), 0.3);
  assert.equal(totalCell([]), null);
  assert.equal(sizeOf('9007199254740993'), 9_007_199_254_740_992);
  assert.equal(sizeOf('слово'), null);
  assert.equal(numberCell(Number.POSITIVE_INFINITY), 'Infinity');
});

test('a day that no sheet has stays a text, any other is itself', () => {
  for (const text of [
    '0001-01-01 00:00:00',
    '0026-03-15',
    '0099-12-31',
    '1850-06-01 10:00:00',
    '1899-12-29',
    '2026-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-01 24:00:00',
    '2026-01-01 10:60',
    '10000-01-01',
  ])
    assert.equal(momentCell(text), text);
  assert.equal(momentCell('1899-12-30'), 0);
  assert.equal(momentCell('2024-02-29'), 45_351);
  assert.equal(momentCell('9999-12-31 23:59'), 2_958_465 + 1439 / 1440);
  assert.equal(dateCell('0026-03-15 10:00:00'), '0026-03-15 10:00:00');
});
