/**
 * Arithmetic as on paper: numbers are taken as the decimals they are written as, so 0.1 + 0.2 is 0.3 and not
 * 0.30000000000000004. NaN stands for "there is no result" and spreads.
 */

/** Fifteen significant digits, as many as a spreadsheet keeps. */
export function tidy(value: number): number {
  return Number(value.toPrecision(15)) + 0;
}

export function add(a: number, b: number): number {
  return settle(a + b, Math.max(decimals(a), decimals(b)));
}

export function multiply(a: number, b: number): number {
  return settle(a * b, decimals(a) + decimals(b));
}

/** The exact quotient where it is a short decimal. Division by zero has no result. */
export function divide(a: number, b: number): number {
  if (b === 0) return Number.NaN;
  const quotient = a / b;
  const short = Number(quotient.toPrecision(12));
  return multiply(short, b) === a ? short : quotient;
}

export function power(a: number, b: number): number {
  const result = a ** b;
  return Number.isFinite(result) ? tidy(result) : Number.NaN;
}

/** Rounds to digits after the point (before it, when negative); `how` is given the absolute value: -2.5 goes to -3. */
export function round(value: number, digits: number, how: (value: number) => number = Math.round): number {
  const places = Math.max(-15, Math.min(15, Math.trunc(digits)));
  const shifted = how(shift(Math.abs(tidy(value)), places));
  return Math.sign(value) * shift(shifted, -places) + 0;
}

/** Moves the decimal point in the decimal notation, exactly. */
function shift(value: number, places: number): number {
  const [digits, exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** Drops the binary noise behind the last digit that a decimal result can have. */
function settle(value: number, digits: number): number {
  if (!Number.isFinite(value)) return Number.NaN;
  return digits === 0 || digits > 100 ? value : Number(value.toFixed(digits));
}

/** Digits after the point in the shortest decimal notation. */
function decimals(value: number): number {
  if (Number.isInteger(value)) return 0;
  const [digits = '', exponent = '0'] = String(value).split('e');
  const point = digits.indexOf('.');
  return (point < 0 ? 0 : digits.length - point - 1) - Number(exponent);
}
