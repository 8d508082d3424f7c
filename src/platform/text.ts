/**
 * What is done to texts by their characters. JavaScript counts halves of characters (UTF-16 units): an emoji has two of them,
 * a family of four eleven. A text that ends inside a character is refused by Google and by PostgreSQL's `jsonb`.
 */

let opened: Intl.Segmenter | undefined;

/** What people take for one character (unicode.org/reports/tr29, grapheme clusters). Opened when first needed: that takes 10 ms. */
function segmentsOf(text: string): Intl.Segments {
  opened ??= new Intl.Segmenter('ru', { granularity: 'grapheme' });
  return opened.segment(text);
}

/** Units that are a character each, beside one another: Latin, Greek and Cyrillic letters, digits, signs. No carriage return. */
const PLAIN =
  '\\t\\n\\x20-\\x7e\\xa0-\\xac\\xae-\\u02ff\\u0370-\\u0482\\u048a-\\u052f\\u2010-\\u2027\\u2030-\\u205e\\u20a0-\\u20bf\\u2100-\\u214f';
const plain = new RegExp(`^[${PLAIN}]*$`);
/** The rest, with the plain neighbours that may be a part of it. */
const joined = new RegExp(`[${PLAIN}]?(?:[^${PLAIN}]+[${PLAIN}]?)+`, 'g');

/** How far around a place is looked for the end of a character, units. */
const WINDOW = 64;

/** A text without halves of characters and without U+0000, which neither a sheet nor PostgreSQL keeps; each becomes U+FFFD. */
export function cleanText(text: string): string {
  return isClean(text) ? text : text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** Whether a text has neither halves of characters nor U+0000. */
export function isClean(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** The beginning of a text, at most so many UTF-16 units, cut between characters. The cost does not depend on the length. */
export function cutText(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, boundaryBefore(text, most));
}

/** The same, with an ellipsis where something is cut off. */
export function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${cutText(text, most - 1)}…`;
}

/** Where the last character ends that lies before a place. One that is longer than the window is cut between code points. */
function boundaryBefore(text: string, at: number): number {
  if (plain.test(text.slice(at - 1, at + 1))) return at;
  const start = codePointBefore(text, Math.max(0, at - WINDOW));
  const near = segmentsOf(text.slice(start, at + WINDOW));
  const index = near.containing(at - start)?.index ?? 0;
  return index > 0 ? start + index : codePointBefore(text, at);
}

/** The place itself, or the one before where it lies between the two halves of a code point. */
function codePointBefore(text: string, at: number): number {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at;
}

/** How many characters a text has. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const { length, ends } of pieces(text)) count += ends ? ends().length : length;
  return count;
}

/** The first so many characters of a text. */
export function firstCharacters(text: string, count: number): string {
  let left = count;
  let at = 0;
  for (const { length, ends } of pieces(text)) {
    if (!ends && left <= length) return text.slice(0, at + left);
    const found = ends?.();
    if (found && left <= found.length) return text.slice(0, at + (left > 0 ? (found[left - 1] ?? 0) : 0));
    left -= found ? found.length : length;
    at += length;
  }
  return text;
}

/** The last so many characters of a text. */
export function lastCharacters(text: string, count: number): string {
  const before = countCharacters(text) - count;
  return before <= 0 ? text : text.slice(firstCharacters(text, before).length);
}

/** Units of a text that count as more than one step: those which are not a character each. */
export function joinedUnits(text: string): number {
  if (plain.test(text)) return 0;
  let units = 0;
  for (const { length, ends } of pieces(text)) if (ends) units += length;
  return units;
}

/** As many marks in a row no language writes; a person may, without end (unicode.org/reports/tr15, Stream-Safe Text Format). */
const MOST_MARKS = 30;
const tooManyMarks = new RegExp(`(?<!\\p{M})\\p{M}{${MOST_MARKS + 1},}`, 'gu');
const manyMarks = new RegExp(`[^]{${MOST_MARKS}}`, 'gu');

/**
 * A text fit to be compared by the alphabet. The marks behind a letter are put in order for that, which takes the square of their
 * number: a minute for those of one cell. An invisible joiner after each thirtieth bounds it, as Unicode advises.
 */
export function comparable(text: string): string {
  if (plain.test(text)) return text;
  return text.replace(tooManyMarks, (run) => run.replace(manyMarks, '$&\u034F'));
}

/** A part of a text: plain, or with the places where its characters end. */
interface Piece {
  length: number;
  ends?(): number[];
}

/** Only what is not plain is taken apart: that costs a hundred times more. */
function* pieces(text: string): Generator<Piece> {
  if (plain.test(text)) {
    yield { length: text.length };
    return;
  }
  let at = 0;
  for (const { 0: part, index } of text.matchAll(joined)) {
    if (index > at) yield { length: index - at };
    const ends = () => Array.from(segmentsOf(part), ({ segment, index }) => index + segment.length);
    yield { length: part.length, ends };
    at = index + part.length;
  }
  if (at < text.length) yield { length: text.length - at };
}

/** What JSON.stringify prints of half a character or of U+0000; any other escape is passed over whole. */
const escapes = /\\(?:(u0000|ud[89a-f][\da-f]{2})|[\s\S])/g;
const suspicious = /\\u(?:0000|d[89a-f])/;

/**
 * A value as JSON that a sheet and PostgreSQL's `jsonb` take: halves of characters and U+0000, in names too, become U+FFFD.
 * @param value what JSON.stringify prints: no `undefined`, no function.
 */
export function printJson(value: unknown): string {
  const text = JSON.stringify(value);
  // Looking for a backslash is much faster than for a pattern, and most texts have none.
  if (!text.includes('\\u') || !suspicious.test(text)) return text;
  return text.replace(escapes, (whole, bad?: string) => (bad ? '\uFFFD' : whole));
}

const plurals = new Intl.PluralRules('en');

/** A count with its English noun: “1 value”, “2 values”. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${plurals.select(count) === 'one' ? '' : 's'}`;
}
