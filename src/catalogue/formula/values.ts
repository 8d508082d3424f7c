import { comparable } from '../../platform/text.ts';
import type { Cell, ColumnType } from '../../protocol/index.ts';
import { isLong, LAST_DAY } from '../columns/values.ts';
import { tidy } from './arithmetic.ts';

/** Values inside a formula: cells, and NaN where there is no result. */

/** What a value is, as far as the formula alone tells; `empty` of `""`, which goes with everything. */
export type ValueType = 'text' | 'number' | 'boolean' | 'date' | 'dateTime' | 'empty';

const valueTypes: Record<ColumnType, ValueType> = {
  text: 'text',
  link: 'text',
  number: 'number',
  money: 'number',
  percent: 'number',
  boolean: 'boolean',
  date: 'date',
  dateTime: 'dateTime',
};
export const valueType = (type: ColumnType): ValueType => valueTypes[type];

export const isDate = (type: ValueType): boolean => type === 'date' || type === 'dateTime';

/** What a choice between values is. */
export function common(types: ValueType[]): ValueType {
  const filled = types.filter((type) => type !== 'empty');
  const first = filled[0] ?? 'empty';
  if (filled.every((type) => type === first)) return first;
  return filled.every(isDate) ? 'dateTime' : 'text';
}

/** There is no result: a division by zero and what was made of it. */
export const isNone = (value: Cell): boolean => Number.isNaN(value);

/**
 * Empty counts as 0 (an empty date has no number), yes as 1, a text only when it reads as a number; of one with more digits than a
 * number holds there is no result, rather than a rounded one.
 */
export function numberOf(value: Cell, type: ValueType): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || value === '') return isDate(type) ? Number.NaN : 0;
  const plain = value.replace(/\s/g, '').replace(',', '.');
  if (!/^[+-]?\d+(\.\d+)?$/.test(plain)) return Number.NaN;
  return isLong(plain.replace(/^\+?(-?)0*(?=\d)/, '$1')) ? Number.NaN : Number(plain);
}

/** As a person in Russia reads it: dates by their calendar, a decimal comma, Да and Нет. */
export function textOf(value: Cell, type: ValueType): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'Да' : 'Нет';
  if (typeof value === 'string') return value;
  return dateText(value, type) ?? String(tidy(value)).replace('.', ',');
}

const DAY_MS = 86_400_000;
/** The serial number of 1970-01-01. */
const EPOCH = 25_569;

/** Whether a sheet has such a date: from 1899-12-30 to the end of 9999. */
export const isSerial = (serial: number): boolean => serial >= 0 && serial < LAST_DAY + 1;

/** The calendar of a date serial (days since 1899-12-30). An invalid date when no sheet has it. */
export function calendar(serial: number): Date {
  return new Date(isSerial(serial) ? Math.round((serial - EPOCH) * DAY_MS) : Number.NaN);
}

/** The date serial of a day. */
export function serialOf(date: Date): number {
  return Math.floor(date.getTime() / DAY_MS) + EPOCH;
}

/** `31.01.2026` or, of a moment, `31.01.2026 12:00:00`; null of what is no date. */
function dateText(serial: number, type: ValueType): string | null {
  const date = calendar(serial);
  if (!isDate(type) || Number.isNaN(date.getTime())) return null;
  const [day = '', time = ''] = date.toISOString().split('T');
  const russian = day.split('-').reverse().join('.');
  return type === 'date' ? russian : `${russian} ${time.slice(0, 8)}`;
}

/** An empty condition is not fulfilled; a text is no condition. */
export function truthOf(value: Cell): boolean | null {
  if (typeof value === 'string') return value === '' ? false : null;
  return Boolean(value);
}

export type Comparison = '=' | '<>' | '<' | '>' | '<=' | '>=';

/**
 * Compares two values: numbers by size, texts by the alphabet whatever the case. An empty date is neither before nor
 * after anything. NaN when size has no meaning, as between a number and a word.
 */
export function compare(sign: Comparison, a: Cell, aType: ValueType, b: Cell, bType: ValueType): Cell {
  const order = orderOf(a, aType, b, bType);
  if (sign === '=') return order === 0;
  if (sign === '<>') return order !== 0;
  const emptyDate = (isDate(aType) && a === null) || (isDate(bType) && b === null);
  if (emptyDate) return order === 0 && sign.endsWith('=');
  if (Number.isNaN(order)) return Number.NaN;
  if (sign === '<') return order < 0;
  if (sign === '>') return order > 0;
  return sign === '<=' ? order <= 0 : order >= 0;
}

/** Below, at or above zero; NaN: different, and neither is greater. */
function orderOf(a: Cell, aType: ValueType, b: Cell, bType: ValueType): number {
  if (a === b) return 0;
  const texts = [a, b].every((value) => typeof value === 'string' || value === null);
  const alphabetically = () => alphabet.compare(comparable(textOf(a, aType)), comparable(textOf(b, bType)));
  if (texts) return alphabetically();
  // An empty cell equals zero, but no date.
  const difference = tidy(numberOf(a, aType)) - tidy(numberOf(b, bType));
  if (!Number.isNaN(difference)) return difference;
  return alphabetically() === 0 ? 0 : Number.NaN;
}

const alphabet = new Intl.Collator('ru', { sensitivity: 'accent' });
