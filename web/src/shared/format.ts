/** Numbers, times and cells as a person reads them. */
import type { Cell, Column } from '../api/exporters.ts';
import type { Language } from './preferences.ts';

const LOCALES = { ru: 'ru-RU', en: 'en-GB' };
const DAY_MS = 86_400_000;
/** Day zero of a sheet's dates: https://developers.google.com/workspace/sheets/api/reference/rest/v4/DateTimeRenderOption */
const SERIAL_EPOCH_MS = Date.UTC(1899, 11, 30);

export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 10 }).format(value);
}

/** Like «1 мин 12 с»; under ten seconds with tenths. */
export function formatDuration(ms: number, language: Language): string {
  const unit = (value: number, name: string, digits = 0) =>
    new Intl.NumberFormat(LOCALES[language], {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: digits,
    }).format(value);
  if (ms < 10_000) return unit(ms / 1000, 'second', 1);
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return unit(seconds, 'second');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${unit(minutes, 'minute')} ${unit(seconds % 60, 'second')}`;
  return `${unit(Math.floor(minutes / 60), 'hour')} ${unit(minutes % 60, 'minute')}`;
}

/** Like «212 МБ». */
export function formatMegabytes(bytes: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 0,
  }).format(bytes / 1024 / 1024);
}

/** Like «5 минут назад»; a date and time when it is more than a day ago, null when it is now. @param at ISO time */
export function formatAgo(at: string, now: number, language: Language): string | null {
  const minutes = Math.round((Date.parse(at) - now) / 60_000);
  const relative = new Intl.RelativeTimeFormat(LOCALES[language]);
  if (minutes === 0) return null;
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  if (Math.abs(minutes) < 24 * 60) return relative.format(Math.round(minutes / 60), 'hour');
  return formatTime(at, language);
}

/** Date and time in the reader's zone. @param at ISO time */
export function formatTime(at: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(at),
  );
}

/** Time of the day in the reader's zone. @param at ISO time */
export function formatClock(at: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { timeStyle: 'short' }).format(new Date(at));
}

/** The time of a moment of this day, of another with its date. @param at ISO time */
export function formatMoment(at: string, language: Language): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return isToday ? formatClock(at, language) : formatTime(at, language);
}

/** Like «31.01.2026». @param day ISO date, `2026-01-31` */
export function formatDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'short', timeZone: 'UTC' }).format(
    new Date(day),
  );
}

/** Like «понедельник, 31 января». @param day ISO date, `2026-01-31` */
export function formatWeekday(day: string, language: Language): string {
  const form = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(LOCALES[language], form).format(new Date(day));
}

/** A sheet's date serial (days since 1899-12-30) as the sheet shows it: `dd.mm.yyyy hh:mm:ss`, or the day alone. */
export function formatSerial(serial: number, part: 'date' | 'dateTime' = 'dateTime'): string {
  const date = new Date(SERIAL_EPOCH_MS + Math.round((serial * DAY_MS) / 1000) * 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(date.getUTCDate())}.${two(date.getUTCMonth() + 1)}.${date.getUTCFullYear()}`;
  if (part === 'date') return day;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
}

/** How the cells of a column look. */
export type Look = Pick<Column, 'type' | 'decimals' | 'currency'>;

/** A cell as the sheet will show it; yes and no are `TRUE` and `FALSE` there, and words here. */
export function formatCell(
  cell: Cell,
  { type, decimals, currency }: Look,
  language: Language,
  words: { yes: string; no: string },
): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? words.yes : words.no;
  if (typeof cell === 'string') return cell;
  if (type === 'date' || type === 'dateTime') return formatSerial(cell, type);
  const digits = decimals ?? (type === 'money' ? 2 : null);
  const number = digits === null ? formatNumber(cell, language) : formatFixed(cell, digits, language);
  if (type === 'percent') return `${number}%`;
  return type === 'money' && currency ? `${number} ${currency}` : number;
}

function formatFixed(value: number, digits: number, language: Language): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(LOCALES[language], options).format(value);
}

/** True for columns whose values a sheet sets to the right. */
export function isNumeric(type: Column['type']): boolean {
  return type === 'number' || type === 'money' || type === 'percent';
}
