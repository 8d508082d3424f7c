import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { lineSumCell, momentCell, moneyCell, productOf, textCell } from './values.ts';

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
  assert.equal(productOf(1.5e21, 2), 3e21);
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
