import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { add, divide, multiply, power, round } from './arithmetic.ts';

/** A decimal number as whole digits and how many of them stand behind the point. */
const decimal = (digits: number) =>
  fc.record({
    units: fc.integer({ min: -(10 ** digits), max: 10 ** digits }),
    places: fc.integer({ min: 0, max: 4 }),
  });
type Decimal = { units: number; places: number };

/** The number that the digits read as. */
const read = (units: bigint | number, places: number) => Number(`${units}e-${places}`);
const numberOf = ({ units, places }: Decimal) => read(units, places);

test('sums and differences are those of exact decimals', () => {
  fc.assert(
    fc.property(decimal(13), decimal(13), fc.constantFrom(1, -1), (a, b, sign) => {
      const places = Math.max(a.places, b.places);
      const scaled = ({ units, places: own }: Decimal) => BigInt(units) * 10n ** BigInt(places - own);
      const exact = read(scaled(a) + BigInt(sign) * scaled(b), places);
      // Beyond fifteen digits neither a spreadsheet nor a number holds them all.
      fc.pre(Math.abs(exact) * 10 ** places < 1e15 && digitsOf(a, b, places) <= 15);
      assert.equal(add(numberOf(a), sign * numberOf(b)), exact);
    }),
    { seed: 1, numRuns: 5000 },
  );
});

const digitsOf = (a: Decimal, b: Decimal, places: number) =>
  Math.max(...[a, b].map((one) => String(Math.abs(one.units)).length + places - one.places));

test('products are those of exact decimals', () => {
  fc.assert(
    fc.property(decimal(8), decimal(7), (a, b) => {
      const exact = read(BigInt(a.units) * BigInt(b.units), a.places + b.places);
      assert.equal(multiply(numberOf(a), numberOf(b)), exact);
    }),
    { seed: 2, numRuns: 5000 },
  );
});

test('a product divided by a factor is the other factor', () => {
  fc.assert(
    fc.property(decimal(6), decimal(5), (a, b) => {
      fc.pre(b.units !== 0);
      assert.equal(divide(multiply(numberOf(a), numberOf(b)), numberOf(b)), numberOf(a));
    }),
    { seed: 3, numRuns: 5000 },
  );
});

test('rounding is that of the decimals: half goes away from zero', () => {
  fc.assert(
    fc.property(decimal(12), fc.integer({ min: 0, max: 4 }), (a, digits) => {
      fc.pre(digits < a.places);
      const unit = 10n ** BigInt(a.places - digits);
      const absolute = BigInt(Math.abs(a.units));
      const rounded = (absolute + unit / 2n) / unit;
      const exact = read(a.units < 0 ? -rounded : rounded, digits);
      assert.equal(round(numberOf(a), digits), exact + 0);
    }),
    { seed: 4, numRuns: 5000 },
  );
  assert.equal(round(1.005, 2), 1.01);
  assert.equal(round(-2.5, 0), -3);
  assert.equal(round(1234.5, -2), 1200);
  assert.equal(round(1.21, 1, Math.ceil), 1.3);
  assert.equal(round(-1.29, 1, Math.floor), -1.2);
});

test('what has no result is NaN', () => {
  assert.equal(divide(1, 0), Number.NaN);
  assert.equal(divide(0, 0), Number.NaN);
  assert.equal(power(0, -1), Number.NaN);
  assert.equal(power(-8, 1 / 3), Number.NaN);
  assert.equal(multiply(1e200, 1e200), Number.NaN);
  assert.equal(add(Number.NaN, 1), Number.NaN);
});
