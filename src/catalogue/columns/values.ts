import { shorten } from '../../platform/text.ts';
import { CELL_CHARACTERS, type Cell } from '../../protocol/index.ts';

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
  if (typeof value === 'number') return Number.isFinite(value) ? value : textCell(value);
  return isLong(value) ? exactCell(decimalOf(value)) : textCell(value);
}

/**
 * Minor units (kopecks, possibly fractional) to currency units, exactly: the decimal point is moved in the decimal
 * notation, so 30 becomes 0.3 and 216174.97 becomes 2161.7497.
 */
export function moneyCell(value: unknown): Cell {
  if (isLong(value)) return exactCell(inUnits(decimalOf(value)));
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
 * fraction is the time of day. The wall clock is kept, as a spreadsheet's serials have no zone. What no sheet has a serial for (a day
 * before the first one, a 31st of February) stays a text.
 */
export function momentCell(value: unknown): Cell {
  if (typeof value !== 'string') return textCell(value);
  if (!isMoment(value)) return textCell(value);
  const date = serialOfDay(digits(value, 0, 4), digits(value, 5, 7), digits(value, 8, 10));
  const [hours, minutes, seconds] = [digits(value, 11, 13), digits(value, 14, 16), digits(value, 17, 19)];
  if (date === null || hours > 23 || minutes > 59 || seconds > 59) return textCell(value);
  const timeMs = (hours * 60 + minutes) * 60_000 + seconds * 1000 + digits(value, 20, 23);
  return date + timeMs / 86_400_000;
}

/** The serial of 9999-12-31, the last day of a sheet. */
export const LAST_DAY = 2_958_465;

/** The date serial of a day (month and day from 1); null where there is no such day, or no sheet has it. */
function serialOfDay(year: number, month: number, day: number): number | null {
  // Date.UTC takes the years 0 to 99 for those of the twentieth century; a sheet begins later anyway.
  if (year < 1899 || month < 1 || month > 12 || day < 1) return null;
  if (day > 28 && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  const serial = Date.UTC(year, month - 1, day) / 86_400_000 + 25_569;
  return serial >= 0 && serial <= LAST_DAY ? serial : null;
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

/**
 * A number of more digits than a sheet's number holds, which the source therefore gives as text: 16 digits and more before the point,
 * or 14 and some behind it. In a cell it has a decimal comma.
 */
type Long = `${bigint}${string}`;
const long = /^-?(?:\d{16,}(?:[.,]\d+)?|\d{14,15}[.,]\d+)$/;
export const isLong = (value: unknown): value is Long =>
  typeof value === 'string' && value.length > 15 && long.test(value);
const isAmount = (value: unknown): value is number | Long => typeof value === 'number' || isLong(value);

/** How great a cell is, for comparisons: a long number nearly; null of what is no number. */
export function sizeOf(cell: Cell): number | null {
  if (typeof cell === 'number') return cell;
  return isLong(cell) ? numberOf(decimalOf(cell)) : null;
}

function decimalOf(value: number | Long): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).replace(',', '.').split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length - Number(exponent) };
}

const numberOf = ({ digits, scale }: Decimal): number => Number(`${digits}e${-scale}`);
const inUnits = ({ digits, scale }: Decimal): Decimal => ({ digits, scale: scale + 2 });

/** From here on a sheet's number has no room for kopecks. */
const LONG_FROM = 1e13;

/** A number where a sheet's number holds it, else a text with all its digits. */
function exactCell(decimal: Decimal): Cell {
  const number = numberOf(decimal);
  if (Math.abs(number) < LONG_FROM) return number;
  const { digits, scale } = decimal;
  const sign = digits < 0n ? '-' : '';
  const all = String(digits < 0n ? -digits : digits) + '0'.repeat(Math.max(0, -scale));
  const point = all.length - Math.max(0, scale);
  const fraction = all.slice(point).replace(/0+$/, '');
  const text = `${sign}${all.slice(0, point)}${fraction && `,${fraction}`}`;
  return isLong(text) && point + fraction.length > 15 ? text : number;
}

/** The product of two numbers as a person reckons it with their decimal notations: 1.1 × 1.1 is 1.21. What is no number stays a text. */
export function productOf(first: unknown, second: number): Cell {
  if (!isAmount(first)) return textCell(first);
  const [a, b] = [decimalOf(first), decimalOf(second)];
  return exactCell({ digits: a.digits * b.digits, scale: a.scale + b.scale });
}

/** The sum, in currency units, of what is given in minor units; empty where there is none. What is no number does not count. */
export function totalCell(values: unknown[]): Cell {
  const amounts = values.filter(isAmount).map(decimalOf);
  if (amounts.length === 0) return null;
  const scale = Math.max(...amounts.map((amount) => amount.scale));
  const digits = amounts.reduce((sum, one) => sum + one.digits * 10n ** BigInt(scale - one.scale), 0n);
  return exactCell(inUnits({ digits, scale }));
}

/**
 * What a line of a document comes to: price × quantity less the discount, reckoned exactly and rounded to whole minor
 * units (half away from zero).
 * @param price in minor units, possibly fractional. @param discount in percent; negative is a markup.
 * @returns currency units; empty when price or quantity is missing.
 */
export function lineSumCell(price: unknown, quantity: unknown, discount: unknown = 0): Cell {
  if (!isAmount(price) || !isAmount(quantity) || !isAmount(discount)) return null;
  const plain = typeof price === 'number' && typeof quantity === 'number' ? price * quantity : Number.NaN;
  // Adding zero makes zero of a minus zero.
  if (discount === 0 && Number.isSafeInteger(plain) && Math.abs(plain) < LONG_FROM)
    return moneyCell(plain + 0);
  const [p, q, d] = [decimalOf(price), decimalOf(quantity), decimalOf(discount)];
  const paid = 100n * 10n ** BigInt(Math.max(d.scale, 0)) - d.digits * 10n ** BigInt(Math.max(-d.scale, 0));
  const scale = p.scale + q.scale + Math.max(d.scale, 0) + 2;
  return exactCell({ digits: roundedTo(p.digits * q.digits * paid, scale), scale: 2 });
}

/** `digits` × 10^-`scale` as a whole number, half away from zero. */
function roundedTo(digits: bigint, scale: number): bigint {
  if (scale <= 0) return digits * 10n ** BigInt(-scale);
  const unit = 10n ** BigInt(scale);
  const half = digits < 0n ? -unit / 2n : unit / 2n;
  return (digits + half) / unit;
}
