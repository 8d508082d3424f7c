import type { Cell, ColumnType } from '../../protocol/index.ts';
import { numberOf, textOf, valueType } from '../formula/values.ts';
import type { ColumnChoice } from './choice.ts';
import type { Column } from './columns.ts';
import { dateCell, momentCell } from './values.ts';

type Wish = Exclude<ColumnChoice, string>;
export type Format = NonNullable<Wish['format']>;

/** How a column is shown: the type of its cells, and each cell made so. `from` is the column's own type. */
interface Conversion {
  type: ColumnType;
  convert(cell: Cell, from: ColumnType): Cell;
}

/** What does not convert stays as it is: nothing is lost. */
const conversions: Record<Format['type'], Conversion> = {
  text: { type: 'text', convert: toText },
  link: { type: 'link', convert: toText },
  number: { type: 'number', convert: toNumber },
  money: { type: 'money', convert: toNumber },
  percent: { type: 'percent', convert: toNumber },
  date: { type: 'date', convert: toDate },
  dateTime: { type: 'dateTime', convert: (cell) => whenNumber(momentCell(cell), cell) },
  boolean: { type: 'boolean', convert: (cell) => cell },
  yesNo: { type: 'text', convert: (cell) => (typeof cell === 'boolean' ? textOf(cell, 'boolean') : cell) },
};

/** The column with its cells shown as a person wants them, and filled where they would be empty. */
export function formatColumn(
  column: Column,
  { format, whenEmpty }: Pick<Wish, 'format' | 'whenEmpty'>,
): Column {
  const shown = format ? formatted(column, format) : column;
  if (whenEmpty === undefined || whenEmpty === '') return shown;
  return { ...shown, read: (row, lookup) => shown.read(row, lookup) ?? whenEmpty };
}

function formatted(column: Column, format: Format): Column {
  const { type, convert } = conversions[format.type];
  const { decimals = column.decimals, currency = column.currency } = format;
  return {
    ...column,
    type,
    ...(decimals !== undefined && { decimals }),
    ...(currency !== undefined && { currency }),
    read: (row, lookup) => convert(column.read(row, lookup), column.type),
  };
}

function toText(cell: Cell, from: ColumnType): Cell {
  return cell === null ? null : textOf(cell, valueType(from));
}

/** A text becomes a number only when nothing of it is lost: no leading zeros of a code, no digits of a long barcode. */
function toNumber(cell: Cell): Cell {
  if (typeof cell !== 'string' || !/^\s*-?(0|[1-9][\d\s]*)([.,]\d+)?\s*$/.test(cell)) return cell;
  if (cell.replace(/\D/g, '').length > 15) return cell;
  return numberOf(cell, 'text');
}

/** The day of a date; of anything else what reads as one. */
function toDate(cell: Cell, from: ColumnType): Cell {
  if (typeof cell === 'number') return valueType(from) === 'dateTime' ? Math.floor(cell) : cell;
  return whenNumber(dateCell(cell), cell);
}

function whenNumber(converted: Cell, otherwise: Cell): Cell {
  return typeof converted === 'number' ? converted : otherwise;
}
