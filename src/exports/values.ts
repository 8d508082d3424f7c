import { shorten } from '../platform/text.ts';
import type { Cell } from './ports.ts';

/** A cell holds at most 50,000 characters (Google Sheets, limits). */
export const CELL_CHARACTERS = 50_000;

/**
 * Text as it stands, an object by its name; what a cell cannot hold is cut and marked with an ellipsis.
 * @returns null for nothing at all.
 */
export function textCell(value: unknown): Cell {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'object') return textCell((value as { name?: unknown }).name ?? JSON.stringify(value));
  return shorten(String(value), CELL_CHARACTERS);
}

/** A number; anything else becomes text, so that nothing is lost. */
export function numberCell(value: unknown): Cell {
  return typeof value === 'number' ? value : textCell(value);
}

/**
 * Minor units (kopecks, possibly fractional) to currency units, exactly: the decimal point is moved in the decimal
 * notation, so 30 becomes 0.3 and 216174.97 becomes 2161.7497.
 */
export function moneyCell(value: unknown): Cell {
  if (typeof value !== 'number') return textCell(value);
  // A whole number divided by 100 is rounded once, so it is the nearest number to the exact result already.
  if (Number.isSafeInteger(value)) return value / 100;
  // As a rule a part of a kopeck has two digits: with up to 15 digits in all, a decimal notation and a number are one to one,
  // so where these hundredths give the number back they are exactly what it says.
  const hundredths = Math.round(value * 100);
  if (Math.abs(hundredths) < 1e15 && hundredths / 100 === value) return hundredths / 10_000;
  const decimal = String(value);
  return decimal.includes('e') ? value / 100 : Number(`${decimal}e-2`);
}

/** Lengths of `YYYY-MM-DD`, with ` HH:MM`, `:SS` and `.mmm`. */
const momentLengths = new Set([10, 16, 19, 23]);
const MOMENT = '0000-00-00 00:00:00.000';

/** Checked by position and not by pattern, for every row has several. */
function isMoment(text: string): boolean {
  if (!momentLengths.has(text.length)) return false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const wanted = MOMENT.charCodeAt(i);
    if (wanted === 48 ? code < 48 || code > 57 : code !== wanted) return false;
  }
  return true;
}

/** The number that these digits of a text mean; 0 where the text has ended. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let i = from; i < to && i < text.length; i++) number = number * 10 + text.charCodeAt(i) - 48;
  return number;
}

/**
 * MoySklad's `YYYY-MM-DD[ HH:MM[:SS[.mmm]]]` (Moscow time, no offset) to a date serial: days since 1899-12-30, the
 * fraction is the time of day. The wall clock is kept, as a spreadsheet's serials have no zone.
 */
export function momentCell(value: unknown): Cell {
  if (typeof value !== 'string') return textCell(value);
  if (!isMoment(value)) return textCell(value);
  const date = Date.UTC(digits(value, 0, 4), digits(value, 5, 7) - 1, digits(value, 8, 10));
  const minutes = digits(value, 11, 13) * 60 + digits(value, 14, 16);
  const timeMs = minutes * 60_000 + digits(value, 17, 19) * 1000 + digits(value, 20, 23);
  return date / 86_400_000 + 25_569 + timeMs / 86_400_000;
}

/** The day of a moment, without its time of day. */
export function dateCell(value: unknown): Cell {
  const cell = momentCell(value);
  return typeof cell === 'number' ? Math.floor(cell) : cell;
}

/** Yes or no; absent stays empty. */
export function booleanCell(value: unknown): Cell {
  return typeof value === 'boolean' ? value : textCell(value);
}

/** A number as its decimal notation says, exactly: `digits` × 10^-`scale`. */
interface Decimal {
  digits: bigint;
  scale: number;
}

function decimalOf(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length - Number(exponent) };
}

const numberOf = ({ digits, scale }: Decimal): number => Number(`${digits}e${-scale}`);

/** The product of two numbers as a person reckons it with their decimal notations: 1.1 × 1.1 is 1.21. */
export function productOf(first: number, second: number): number {
  const [a, b] = [decimalOf(first), decimalOf(second)];
  return numberOf({ digits: a.digits * b.digits, scale: a.scale + b.scale });
}

/**
 * What a line of a document comes to: price × quantity less the discount, reckoned exactly and rounded to whole minor
 * units (half away from zero).
 * @param price in minor units, possibly fractional. @param discount in percent; negative is a markup.
 * @returns currency units; empty when price or quantity is missing.
 */
export function lineSumCell(price: unknown, quantity: unknown, discount: unknown = 0): Cell {
  if (typeof price !== 'number' || typeof quantity !== 'number' || typeof discount !== 'number') return null;
  // Adding zero makes zero of a minus zero.
  if (discount === 0 && Number.isSafeInteger(price * quantity)) return moneyCell(price * quantity + 0);
  const [p, q, d] = [decimalOf(price), decimalOf(quantity), decimalOf(discount)];
  const paid = 100n * 10n ** BigInt(Math.max(d.scale, 0)) - d.digits * 10n ** BigInt(Math.max(-d.scale, 0));
  const scale = p.scale + q.scale + Math.max(d.scale, 0) + 2;
  return numberOf({ digits: roundedTo(p.digits * q.digits * paid, scale), scale: 2 });
}

/** `digits` × 10^-`scale` as a whole number, half away from zero. */
function roundedTo(digits: bigint, scale: number): bigint {
  if (scale <= 0) return digits * 10n ** BigInt(-scale);
  const unit = 10n ** BigInt(scale);
  const half = digits < 0n ? -unit / 2n : unit / 2n;
  return (digits + half) / unit;
}
