import type { Value } from './cells.ts';
import type { NumberFormat } from './number-format.ts';

/** What typing a text into a cell makes of it: a value or a formula's text, and the number format that comes with it. */
export type Typed = { value: Value; format?: NumberFormat } | { formula: string };

const DAY = 86_400;

/**
 * Reads a text as if a person typed it (valueInputOption USER_ENTERED), by the spreadsheet's locale:
 * in ru_RU "1,5" is a number and "1.2" the first of February; in en_US "1.5" is a number and "2/1" the first of February.
 * @param year the year of a date typed without one.
 */
export function readTyped(text: string, locale: string, year = new Date().getUTCFullYear()): Typed {
  if (text === '') return { value: null };
  if (text.startsWith("'")) return { value: text.slice(1) };
  if (text.startsWith('=') && text.length > 1) return { formula: text };
  const russian = locale.startsWith('ru');
  const trimmed = text.trim();
  const word = trimmed.toUpperCase();
  if (word === 'TRUE' || (russian && word === 'ИСТИНА')) return { value: true };
  if (word === 'FALSE' || (russian && word === 'ЛОЖЬ')) return { value: false };
  if (!/\d/.test(trimmed)) return { value: text };
  return readNumber(trimmed, russian) ?? readMoment(trimmed, russian, year) ?? { value: text };
}

const NUMBER = {
  ru: /^[+-]?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)?(?:,\d*)?(?:E[+-]?\d+)?$/i,
  en: /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:E[+-]?\d+)?$/i,
};

function readNumber(text: string, russian: boolean): Typed | undefined {
  const percent = text.endsWith('%');
  const money = russian ? /\s?(?:₽|р\.|руб\.?)$/.exec(text) : /^([+-]?)\$/.exec(text);
  let bare = percent ? text.slice(0, -1).trimEnd() : text;
  if (money) bare = russian ? bare.slice(0, -money[0].length) : bare.replace('$', '');
  if (!(russian ? NUMBER.ru : NUMBER.en).test(bare)) return undefined;
  const grouped = russian ? /[ \u00a0\u202f]/.test(bare) : bare.includes(',');
  const plain = russian ? bare.replace(/[ \u00a0\u202f]/g, '').replace(',', '.') : bare.replaceAll(',', '');
  const value = Number(plain);
  if (plain === '' || !Number.isFinite(value)) return undefined;
  const decimals = plain.includes('.');
  if (percent) return { value: value / 100, format: { type: 'PERCENT', pattern: decimals ? '0.00%' : '0%' } };
  if (money) {
    const digits = decimals ? '#,##0.00' : '#,##0';
    return { value, format: { type: 'CURRENCY', pattern: russian ? `${digits}\\ "₽"` : `"$"${digits}` } };
  }
  if (/e/i.test(plain)) return { value, format: { type: 'SCIENTIFIC', pattern: '0.00E+00' } };
  if (grouped) return { value, format: { type: 'NUMBER', pattern: decimals ? '#,##0.00' : '#,##0' } };
  return { value };
}

const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(?:\s*(am|pm))?$/i;

function readMoment(text: string, russian: boolean, year: number): Typed | undefined {
  const time = readTime(text);
  if (time !== undefined)
    return { value: time, format: { type: 'TIME', pattern: russian ? 'h:mm:ss' : 'h:mm:ss am/pm' } };
  const [, datePart = text, timePart] = /^(\S+)[ T](.+)$/.exec(text) ?? [];
  const day = readDay(datePart, russian, year);
  if (day === undefined) return undefined;
  const iso = /^\d{4}-/.test(datePart);
  const datePattern = iso ? 'yyyy-mm-dd' : russian ? 'dd.mm.yyyy' : 'm/d/yyyy';
  if (timePart === undefined) return { value: day, format: { type: 'DATE', pattern: datePattern } };
  const clock = readTime(timePart);
  if (clock === undefined) return undefined;
  return { value: day + clock, format: { type: 'DATE_TIME', pattern: `${datePattern} h:mm:ss` } };
}

function readTime(text: string): number | undefined {
  const [, hours, minutes, seconds = '0', fraction = '0', half] = TIME.exec(text) ?? [];
  if (hours === undefined || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  }
  return (hour * 3600 + Number(minutes) * 60 + Number(`${seconds}.${fraction}`)) / DAY;
}

function readDay(text: string, russian: boolean, year: number): number | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return serialOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const local = (
    russian
      ? /^(\d{1,2})[./](\d{1,2})(?:[./](\d{2}|\d{4}))?$/
      : /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{2}|\d{4}))?$/
  ).exec(text);
  if (!local) return undefined;
  const [day, month] = russian ? [Number(local[1]), Number(local[2])] : [Number(local[2]), Number(local[1])];
  let full = local[3] === undefined ? year : Number(local[3]);
  if (local[3]?.length === 2) full += full < 30 ? 2000 : 1900;
  return serialOf(full, month, day);
}

/** Days since 1899-12-30; undefined when the calendar has no such day. */
function serialOf(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return (date.getTime() - Date.UTC(1899, 11, 30)) / (DAY * 1000);
}
