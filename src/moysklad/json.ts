import { cleanText } from '../platform/text.ts';
import { CELL_DIGITS } from '../protocol/index.ts';

/** From so many digits before the point on, what stands behind it is lost, too: kopecks of 100 billion roubles in kopecks. */
const WHOLE = 14;
/** No number of anybody's goes further than that in either direction; it would only be a long row of zeros. */
const MOST_ZEROS = 400;

/**
 * Takes the JSON between two places of an answer's body, so that nothing is lost: a number of which a sheet would lose digits becomes a
 * text with all of them, a whole one from 16 digits on (`12345678901234567890`, `-123456789012345.67`). Characters that nobody can keep
 * become U+FFFD.
 * @returns parses it, and throws SyntaxError; the body is not needed any more.
 */
export function takeJson(body: Buffer, from = 0, to = body.length): () => unknown {
  const text = body.toString('utf8', from, to);
  const plain = !(text.includes('\\u') && oddCharacter.test(text)) && !hasLongNumber(body, from, to);
  return () => (plain ? JSON.parse(text) : JSON.parse(text, carefully as Reviver));
}

type Reviver = Parameters<typeof JSON.parse>[1];

/** Costs several times as much as JSON.parse alone. `source` is what stands in the text (tc39.es/proposal-json-parse-with-source). */
function carefully(_name: string, value: unknown, { source = '' }: { source?: string }): unknown {
  if (typeof value === 'string') return cleanText(value);
  return typeof value === 'number' && source.length > CELL_DIGITS ? exactly(source, value) : value;
}

const oddCharacter = /\\u(?:0000|[dD][89a-fA-F])/;
/** Four bytes at once: those of `0` to `9`, and a few signs beside them, have 3 in their upper half. */
const UPPER = 0xf0f0f0f0 | 0;
const DIGIT = 0x30303030;

/**
 * Whether a part of a body may have a number of which digits would be lost. Fourteen digits in a row, whatever place they begin at, hold
 * two whole words of four bytes beside one another: every other word is looked at, and its neighbours where it has nothing but digits,
 * as every tenth id does. That takes a tenth of the time that parsing does.
 */
function hasLongNumber(body: Buffer, from: number, to: number): boolean {
  const start = from + (-(body.byteOffset + from) & 3);
  const words = new Int32Array(body.buffer, body.byteOffset + start, Math.max(0, to - start) >> 2);
  const { length } = words;
  for (let i = 0; i < length; i += 2) {
    if (((words[i] as number) & UPPER) !== DIGIT) continue;
    if (((words[i + 1] as number) & UPPER) !== DIGIT && ((words[i - 1] as number) & UPPER) !== DIGIT)
      continue;
    if (isLongNumber(body, start + i * 4)) return true;
  }
  return false;
}

/** Whether these digits, from both sides of a place, may be a number with more of them than a sheet holds. */
function isLongNumber(body: Buffer, at: number): boolean {
  let from = at;
  let to = at;
  while (isNumeric(body[from - 1])) from -= 1;
  while (isNumeric(body[to])) to += 1;
  return to - from > CELL_DIGITS && mayBeLong(body, from, to);
}

const [POINT, MINUS] = ['.', '-'].map((sign) => sign.charCodeAt(0));
const beforeNumbers = new Set(Buffer.from(' \n\r\t:,['));
const exponents = new Set(Buffer.from('eE'));

/** A digit or a point. */
const isNumeric = (code: number | undefined) =>
  (code as number) <= 57 && ((code as number) >= 48 || code === POINT);

/** Whether these digits may be a number, not the middle of a text, and one with much before the point. */
function mayBeLong(body: Buffer, from: number, to: number): boolean {
  const before = body[from - 1] === MINUS ? body[from - 2] : body[from - 1];
  if (before !== undefined && !beforeNumbers.has(before)) return false;
  for (let i = from; i < from + WHOLE; i++) if (body[i] === POINT) return exponents.has(body[to] ?? 0);
  return true;
}

const number = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

function exactly(source: string, value: number): number | string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = number.exec(source) ?? [];
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (Math.abs(point) > digits.length + MOST_ZEROS) return Number.isFinite(value) ? value : source;
  const padded = digits.padEnd(point, '0').padStart(digits.length - Math.min(0, point), '0');
  const before = padded.slice(0, Math.max(0, point)).replace(/^0+/, '');
  const behind = padded.slice(Math.max(0, point)).replace(/0+$/, '');
  const isLong =
    before.length > CELL_DIGITS || (before.length >= WHOLE && before.length + behind.length > CELL_DIGITS);
  return isLong ? `${sign}${before}${behind && '.'}${behind}` : value;
}
