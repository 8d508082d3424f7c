import { CellError, type Value } from './cells.ts';

/** CellFormat.numberFormat of the API. */
export interface NumberFormat {
  type?: string;
  pattern?: string;
}

const RUSSIAN: Record<string, string> = {
  NUMBER: '#,##0.00',
  PERCENT: '0.00%',
  CURRENCY: '#,##0.00\\ "₽"',
  DATE: 'dd.mm.yyyy',
  TIME: 'h:mm:ss',
  DATE_TIME: 'dd.mm.yyyy h:mm:ss',
  SCIENTIFIC: '0.00E+00',
  TEXT: '@',
};
const AMERICAN: Record<string, string> = {
  ...RUSSIAN,
  CURRENCY: '"$"#,##0.00',
  DATE: 'm/d/yyyy',
  TIME: 'h:mm:ss am/pm',
  DATE_TIME: 'm/d/yyyy h:mm:ss',
};
const MONTHS = {
  ru: [
    'январь',
    'февраль',
    'март',
    'апрель',
    'май',
    'июнь',
    'июль',
    'август',
    'сентябрь',
    'октябрь',
    'ноябрь',
    'декабрь',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};
const WEEKDAYS = {
  ru: ['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** True for the formats whose numbers are dates or times: they are the ones dateTimeRenderOption speaks of. */
export function isDateFormat(format: NumberFormat | undefined): boolean {
  return format?.type === 'DATE' || format?.type === 'TIME' || format?.type === 'DATE_TIME';
}

/**
 * A value as the cell shows it.
 * Patterns: https://developers.google.com/workspace/sheets/api/guides/formats
 */
export function showValue(value: Value, format: NumberFormat | undefined, locale: string): string {
  if (value === null) return '';
  if (value instanceof CellError) return value.text;
  if (typeof value === 'boolean')
    return value ? (isRussian(locale) ? 'ИСТИНА' : 'TRUE') : isRussian(locale) ? 'ЛОЖЬ' : 'FALSE';
  const pattern = format?.pattern || defaultPattern(format?.type, locale);
  if (typeof value === 'string') return showText(value, pattern);
  if (!pattern || pattern === 'General' || pattern === '@') return showPlain(value, locale);
  const sections = parsePattern(pattern);
  let section = sections[0]!;
  let shown = value;
  if (value < 0 && sections[1]) {
    section = sections[1];
    shown = -value;
  } else if (value === 0 && sections[2]) section = sections[2];
  if (section.some((token) => token.kind === 'date')) return showDate(shown, section, locale);
  return showNumber(shown, section, locale);
}

function isRussian(locale: string): boolean {
  return locale.startsWith('ru');
}

function defaultPattern(type: string | undefined, locale: string): string | undefined {
  return type && (isRussian(locale) ? RUSSIAN : AMERICAN)[type];
}

function showText(text: string, pattern: string | undefined): string {
  const section = pattern && pattern !== '@' ? parsePattern(pattern)[3] : undefined;
  return section ? section.map((token) => (token.kind === 'text-value' ? text : token.text)).join('') : text;
}

/** A number without a format: ten significant digits, whole numbers in full up to fifteen. */
function showPlain(value: number, locale: string): string {
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 1e-9)) {
    const [mantissa, exponent] = Number(value.toPrecision(6)).toExponential().split('e');
    const sign = exponent!.startsWith('-') ? '-' : '+';
    return localize(`${mantissa}E${sign}${exponent!.replace(/[+-]/, '').padStart(2, '0')}`, locale);
  }
  const text = Number.isInteger(value)
    ? String(value)
    : String(Number(value.toPrecision(Math.max(10, wholeDigits(size)))));
  return localize(text, locale);
}

function wholeDigits(size: number): number {
  return Math.min(15, Math.floor(Math.log10(size)) + 1);
}

function localize(text: string, locale: string): string {
  return isRussian(locale) ? text.replace('.', ',') : text;
}

interface Token {
  kind: 'literal' | 'digit' | 'group' | 'point' | 'percent' | 'exponent' | 'date' | 'text-value';
  text: string;
}

const TOKEN =
  /"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[(h+|m+|s+)\]|\[[^\]]*\]|(E[+-]0+)|([0#?])|(,)|(\.0+)(?=[^0#]|$)|(\.)|(%)|(am\/pm|a\/p)|(y+|m+|d+|h+|s+)|(@)|(;)|_.|\*.|(.)/giy;

const parsed = new Map<string, Token[][]>();

function parsePattern(pattern: string): Token[][] {
  const known = parsed.get(pattern);
  if (known) return known;
  const sections: Token[][] = [[]];
  const push = (kind: Token['kind'], text: string) => sections.at(-1)!.push({ kind, text });
  const afterSeconds = () =>
    sections
      .at(-1)!
      .findLast((token) => token.kind !== 'literal')
      ?.text.startsWith('s') ?? false;
  for (const [
    whole,
    quoted,
    escaped,
    currency,
    elapsed,
    exponent,
    digit,
    comma,
    fraction,
    point,
    percent,
    half,
    date,
    at,
    semicolon,
    other,
  ] of pattern.matchAll(TOKEN)) {
    const literal = quoted ?? escaped ?? currency;
    if (literal !== undefined) push('literal', literal);
    else if (elapsed) push('date', `[${elapsed.toLowerCase()}]`);
    else if (exponent) push('exponent', exponent);
    else if (digit) push('digit', digit);
    else if (comma) push('group', comma);
    else if (fraction && afterSeconds()) push('date', fraction);
    else if (fraction) {
      push('point', '.');
      for (const zero of fraction.slice(1)) push('digit', zero);
    } else if (point)
      push(sections.at(-1)!.some((token) => token.kind === 'digit') ? 'point' : 'literal', point);
    else if (percent) push('percent', percent);
    else if (half ?? date) push('date', whole.toLowerCase());
    else if (at) push('text-value', at);
    else if (semicolon) sections.push([]);
    else if (other) push('literal', other);
  }
  parsed.set(pattern, sections);
  return sections;
}

function showNumber(value: number, section: Token[], locale: string): string {
  const scaled = section.some((token) => token.kind === 'percent') ? value * 100 : value;
  const exponent = section.find((token) => token.kind === 'exponent');
  const pointAt = section.findIndex((token) => token.kind === 'point');
  const digits = section
    .map((token, index) => ({ token, index }))
    .filter(({ token }) => token.kind === 'digit');
  if (digits.length === 0) {
    return section
      .map((token) => (token.kind === 'text-value' ? showPlain(value, locale) : token.text))
      .join('');
  }
  const decimals = pointAt < 0 ? [] : digits.filter(({ index }) => index > pointAt);
  const whole = pointAt < 0 ? digits : digits.filter(({ index }) => index < pointAt);
  let power = 0;
  if (exponent && scaled !== 0) power = Math.floor(Math.log10(Math.abs(scaled)));
  const [integer = '0', fraction = ''] = fixed(Math.abs(scaled / 10 ** power), decimals.length).split('.');
  const required = whole.filter(({ token }) => token.text === '0').length;
  let shownInteger = (integer === '0' ? '' : integer).padStart(required, '0');
  if (section.some((token) => token.kind === 'group')) {
    shownInteger = shownInteger.replace(/\B(?=(\d{3})+$)/g, isRussian(locale) ? '\u00a0' : ',');
  }
  let keep = fraction.length;
  while (keep > 0 && fraction[keep - 1] === '0' && decimals[keep - 1]!.token.text !== '0') keep -= 1;
  const shownFraction = keep > 0 ? (isRussian(locale) ? ',' : '.') + fraction.slice(0, keep) : '';
  const first = digits[0]!.index;
  const negative = scaled < 0 && Number(integer + fraction) !== 0 ? '-' : '';
  return (
    negative +
    section
      .map((token, index) => {
        if (index === first) return shownInteger + shownFraction;
        if (token.kind === 'literal' || token.kind === 'percent') return token.text;
        if (token.kind === 'exponent') {
          const width = token.text.length - 2;
          return `E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(width, '0')}`;
        }
        return '';
      })
      .join('')
  );
}

/** Rounds half away from zero, as spreadsheets do (1.005 → 1.01), where toFixed follows the binary fraction. */
function fixed(value: number, decimals: number): string {
  if (value >= 1e15 || value < 1e-6) return value.toFixed(decimals);
  const exact = Number(value.toPrecision(15));
  return (Math.round(Number(`${exact}e${decimals}`)) / 10 ** decimals || 0).toFixed(decimals);
}

function showDate(serial: number, section: Token[], locale: string): string {
  const fractionDigits =
    section.find((token) => token.kind === 'date' && token.text.startsWith('.'))?.text.length ?? 1;
  const unit = 10 ** (fractionDigits - 1);
  const ticks = Math.round(serial * 86_400 * unit);
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(ticks / unit) * 1000);
  const names = isRussian(locale)
    ? { months: MONTHS.ru, days: WEEKDAYS.ru }
    : { months: MONTHS.en, days: WEEKDAYS.en };
  const dates = section.filter((token) => token.kind === 'date');
  const halfDay = dates.some((token) => token.text.includes('/'));
  return section
    .map((token) => {
      if (token.kind !== 'date') return token.kind === 'text-value' ? '' : token.text;
      const at = dates.indexOf(token);
      const minutes = /h/.test(dates[at - 1]?.text ?? '') || /^\[?s/.test(dates[at + 1]?.text ?? '');
      return showDatePart(token.text, { date, minutes, halfDay, names, seconds: ticks / unit, ticks, unit });
    })
    .join('');
}

function showDatePart(
  part: string,
  about: {
    date: Date;
    minutes: boolean;
    halfDay: boolean;
    names: { months: string[]; days: string[] };
    seconds: number;
    ticks: number;
    unit: number;
  },
): string {
  const { date } = about;
  const pad = (number: number) => String(number).padStart(Math.min(part.length, 2), '0');
  if (part.startsWith('.')) {
    const rest = ((about.ticks % about.unit) + about.unit) % about.unit;
    return `.${String(rest).padStart(part.length - 1, '0')}`;
  }
  if (part.startsWith('[')) {
    const divisor = { h: 3600, m: 60, s: 1 }[part[1] as 'h' | 'm' | 's'];
    return String(Math.floor(about.seconds / divisor)).padStart(part.length - 2, '0');
  }
  if (part === 'am/pm') return date.getUTCHours() < 12 ? 'AM' : 'PM';
  if (part === 'a/p') return date.getUTCHours() < 12 ? 'A' : 'P';
  switch (part[0]) {
    case 'y':
      return part.length > 2 ? String(date.getUTCFullYear()) : pad(date.getUTCFullYear() % 100);
    case 'd':
      if (part.length >= 3) {
        const day = about.names.days[date.getUTCDay()]!;
        return part.length === 3 ? day.slice(0, 3) : day;
      }
      return pad(date.getUTCDate());
    case 'h':
      return pad(about.halfDay ? date.getUTCHours() % 12 || 12 : date.getUTCHours());
    case 's':
      return pad(date.getUTCSeconds());
    default: {
      if (about.minutes && part.length <= 2) return pad(date.getUTCMinutes());
      const month = about.names.months[date.getUTCMonth()]!;
      if (part.length === 3) return month.slice(0, 3);
      return part.length >= 4 ? month : pad(date.getUTCMonth() + 1);
    }
  }
}
