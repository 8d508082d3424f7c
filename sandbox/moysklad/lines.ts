import { ENTITIES } from './entities.ts';
import { type Fields, type Line, number, type Row, type Value } from './rows.ts';

/** How a document counts VAT: within its prices, or on top of them; or not at all. */
interface VatWay {
  vatEnabled?: Value | undefined;
  vatIncluded?: Value | undefined;
}

/** What the lines cost together and the VAT of it, in kopecks with at most two decimals. */
export function sumsOf(lines: readonly Fields[], way: VatWay = {}): { sum: number; vatSum: number } {
  let [sum, vatSum] = [0, 0];
  for (const fields of lines) {
    const cost = costOf(fields);
    const rate = way.vatEnabled === false ? 0 : number(fields.vat);
    const onTop = way.vatIncluded === false;
    const vat = (cost * rate) / (onTop ? 100 : 100 + rate);
    sum += onTop ? cost + vat : cost;
    vatSum += vat;
  }
  return { sum: round(sum), vatSum: round(vatSum) };
}

/** The cost of one line after its discount, in kopecks; of a payroll line what is paid. */
export function costOf(fields: Fields): number {
  if (fields.price === undefined) return number(fields.baseSalary) + number(fields.pieceworkSalary);
  return number(fields.price) * number(fields.quantity) * (1 - number(fields.discount) / 100);
}

/** To hundredths of a kopeck. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Counts the sums of a document anew, as far as documents of its type have them. */
export function countSums(row: Row): void {
  const { sum, vatSum } = sumsOf(
    (row.lines ?? []).map(({ fields }) => fields),
    row.fields,
  );
  const names = new Set(ENTITIES.get(row.ref.type)?.fields.map(({ name }) => name));
  if (names.has('sum')) row.fields.sum = sum;
  if (names.has('vatSum')) row.fields.vatSum = vatSum;
}

/** Replaces all lines: an item that names the number of a line changes that line, the others are new. */
export function replaceLines(row: Row, items: { number: number | undefined; fields: Fields }[]): void {
  const known = new Map(row.lines?.map((line) => [line.number, line]));
  const lines = items.map((item): Line => {
    const old = item.number === undefined ? undefined : known.get(item.number);
    return old
      ? { number: old.number, fields: { ...old.fields, ...item.fields } }
      : newLine(row, item.fields);
  });
  noteNumbers(row);
  row.lines = lines;
}

/** A line of the number that follows the greatest this document ever had. */
export function newLine(row: Row, fields: Fields): Line {
  noteNumbers(row);
  row.lastLine = (row.lastLine ?? 0) + 1;
  return { number: row.lastLine, fields };
}

/** Remembers the greatest number before lines go: numbers are never given out twice. */
export function noteNumbers(row: Row): void {
  for (const line of row.lines ?? []) row.lastLine = Math.max(row.lastLine ?? 0, line.number);
}
