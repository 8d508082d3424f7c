/** How a column's cells may be shown. */
import type { ChosenColumn, Format } from '../../../api/exportConfigs.ts';
import type { Column } from '../../../api/exporters.ts';
import { allOf } from '../../../shared/allOf.ts';

/** What each type of column may be shown as, its own way first. */
const FITTING: Record<Column['type'], Format['type'][]> = {
  text: ['text', 'link'],
  number: ['number', 'money', 'percent', 'text'],
  money: ['money', 'number', 'text'],
  percent: ['percent', 'number', 'text'],
  date: ['date', 'dateTime', 'text'],
  dateTime: ['dateTime', 'date', 'text'],
  boolean: ['boolean', 'yesNo'],
  link: ['link', 'text'],
};

/** What a formula may give. */
const COMPUTED = allOf<Format['type']>()([
  'number',
  'money',
  'percent',
  'text',
  'date',
  'dateTime',
  'yesNo',
  'boolean',
  'link',
]);

/** Signs of the currencies that MoySklad's users keep accounts in; any other may be typed. */
export const CURRENCIES = ['₽', '$', '€', '₸', 'Br', '¥'];

/** @param type of the exporter's column; null for a computed one. */
export function fittingFormats(type: Column['type'] | null): readonly Format['type'][] {
  return type === null ? COMPUTED : FITTING[type];
}

export function hasDecimals(type: Format['type']): boolean {
  return type === 'number' || type === 'money' || type === 'percent';
}

/**
 * The column in the format given; parts that another type of cell does not know are left out.
 * @param format null: as MoySklad has it.
 */
export function withFormat({ format: _, ...column }: ChosenColumn, format: Format | null): ChosenColumn {
  if (format === null) return column;
  const { type, decimals, currency } = format;
  return {
    ...column,
    format: {
      type,
      ...(hasDecimals(type) && decimals !== undefined && { decimals }),
      ...(type === 'money' && currency !== undefined && { currency }),
    },
  };
}

/** The column with a title of one's own; an empty one, or MoySklad's own, is none. */
export function withTitle(
  { title: _, ...column }: ChosenColumn,
  title: string,
  original: string | undefined,
): ChosenColumn {
  const wanted = title.trim();
  return wanted === '' || wanted === original ? column : { ...column, title: wanted };
}

/** The column with what stands where a cell would be empty: a number in a column of numbers, else a text. */
export function withFallback(
  { whenEmpty: _, ...column }: ChosenColumn,
  words: string,
  numeric: boolean,
): ChosenColumn {
  const typed = words.trim();
  if (typed === '') return column;
  const number = Number(typed.replace(',', '.'));
  return { ...column, whenEmpty: numeric && Number.isFinite(number) ? number : typed };
}
