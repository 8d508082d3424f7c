import { countCharacters, firstCharacters, joinedUnits, lastCharacters } from '../../platform/text.ts';
import type { Cell } from '../../protocol/index.ts';
import { textCell } from '../columns/values.ts';
import { round } from './arithmetic.ts';
import {
  calendar,
  common,
  isDate,
  isNone,
  numberOf,
  serialOf,
  textOf,
  truthOf,
  type ValueType,
} from './values.ts';
import { cost, type Work } from './work.ts';

/** A function of formulas. */
export interface FormulaFunction {
  /** Russian first, then English; after them what spreadsheets call it. */
  names: string[];
  /** Fewest and most arguments. */
  least: number;
  most: number;
  type: ValueType | ((types: ValueType[]) => ValueType);
  /** It is asked even when an argument has no result; else neither has the function. */
  evenNone?: boolean;
  call(args: Cell[], types: ValueType[], work: Work): Cell;
}

const MANY = 100;

export const functions: FormulaFunction[] = [
  {
    names: ['если', 'if'],
    least: 2,
    most: 3,
    type: ([, ...choices]) => common(choices),
    evenNone: true,
    call([condition = null, yes = null, no = null]) {
      const truth = isNone(condition) ? null : truthOf(condition);
      if (truth === null) return Number.NaN;
      return truth ? yes : no;
    },
  },
  logical(['и', 'and'], (truths) => truths.every(Boolean)),
  logical(['или', 'or'], (truths) => truths.some(Boolean)),
  {
    names: ['не', 'not'],
    least: 1,
    most: 1,
    type: 'boolean',
    call([value = null]) {
      const truth = truthOf(value);
      return truth === null ? Number.NaN : !truth;
    },
  },
  rounding(['округлить', 'round', 'округл'], Math.round),
  rounding(['округлвверх', 'roundup'], Math.ceil),
  rounding(['округлвниз', 'rounddown'], Math.floor),
  {
    names: ['модуль', 'abs'],
    least: 1,
    most: 1,
    type: 'number',
    call: ([value = null], [type = 'empty']) => Math.abs(numberOf(value, type)),
  },
  extreme(['мин', 'min'], Math.min),
  extreme(['макс', 'max'], Math.max),
  {
    names: ['дней', 'days'],
    least: 2,
    most: 2,
    type: 'number',
    call: ([from = null, to = null]) => Math.floor(serial(to)) - Math.floor(serial(from)),
  },
  partOfDate(['год', 'year'], (date) => date.getUTCFullYear()),
  partOfDate(['месяц', 'month'], (date) => date.getUTCMonth() + 1),
  partOfDate(['день', 'day'], (date) => date.getUTCDate()),
  {
    names: ['дата', 'date'],
    least: 3,
    most: 3,
    type: 'date',
    call([year = null, month = null, day = null]) {
      // Not Date.UTC, which takes the years 0 to 99 for those of the twentieth century.
      const date = new Date(0).setUTCFullYear(serial(year), serial(month) - 1, serial(day));
      return serialOf(new Date(date));
    },
  },
  {
    names: ['сцепить', 'concat', 'concatenate'],
    least: 1,
    most: MANY,
    type: 'text',
    call: (args, types) => textCell(args.map((value, index) => textOf(value, typeAt(types, index))).join('')),
  },
  {
    names: ['текст', 'text'],
    least: 1,
    most: 2,
    type: 'text',
    call([value = null, digits], [type = 'empty']) {
      if (digits === undefined || value === null) return textOf(value, type);
      const places = Math.max(0, Math.min(15, Math.trunc(numberOf(digits, 'number'))));
      const number = numberOf(value, type);
      return Number.isNaN(number) ? Number.NaN : round(number, places).toFixed(places).replace('.', ',');
    },
  },
  ofText(['длина', 'len', 'длстр'], 1, 'number', ([text = ''], work) => {
    work.spend(joinedUnits(text) * cost.joined);
    return countCharacters(text);
  }),
  partOfText(['лев', 'left', 'левсимв'], firstCharacters),
  partOfText(['прав', 'right', 'правсимв'], lastCharacters),
  ofText(['содержит', 'contains'], 2, 'boolean', ([text = '', part = ''], work) => {
    work.spend(text.length * (cost.sought + part.length * cost.soughtPart));
    return text.toLowerCase().includes(part.toLowerCase());
  }),
  {
    names: ['пусто', 'isempty', 'isblank'],
    least: 1,
    most: 1,
    type: 'boolean',
    evenNone: true,
    call: ([value = null]) => isEmpty(value),
  },
  {
    names: ['ифпусто', 'ifempty', 'еслипусто'],
    least: 2,
    most: 2,
    type: common,
    evenNone: true,
    call: ([value = null, other = null]) => (isEmpty(value) ? other : value),
  },
];

const byName = new Map(functions.flatMap((own) => own.names.map((name) => [name, own] as const)));

/** The function of a name, whatever its case. */
export function findFunction(name: string): FormulaFunction | undefined {
  return byName.get(name.toLowerCase());
}

const isEmpty = (value: Cell) => value === null || value === '' || isNone(value);
const typeAt = (types: ValueType[], index: number): ValueType => types[index] ?? 'empty';
/** The number of a date; an empty one has none. */
const serial = (value: Cell) => numberOf(value, 'date');
/** A number of characters. */
const amount = (text: string) => Math.max(0, Math.trunc(numberOf(text, 'number')) || 0);

function logical(names: string[], join: (truths: boolean[]) => boolean): FormulaFunction {
  const call = (args: Cell[]) => {
    const truths = args.map(truthOf);
    return truths.includes(null) ? Number.NaN : join(truths as boolean[]);
  };
  return { names, least: 1, most: MANY, type: 'boolean', call };
}

function rounding(names: string[], how: (value: number) => number): FormulaFunction {
  const call: FormulaFunction['call'] = ([value = null, digits = 0], [type = 'empty']) =>
    round(numberOf(value, type), numberOf(digits, 'number'), how);
  return { names, least: 1, most: 2, type: 'number', call };
}

/** Empty values do not take part. */
function extreme(names: string[], choose: (...values: number[]) => number): FormulaFunction {
  const call: FormulaFunction['call'] = (args, types) => {
    const filled = args.flatMap((value, index) =>
      isEmpty(value) ? [] : [numberOf(value, typeAt(types, index))],
    );
    return filled.length === 0 ? null : choose(...filled);
  };
  const type = (types: ValueType[]) => (types.every(isDate) ? common(types) : 'number');
  return { names, least: 2, most: MANY, type, call };
}

function partOfDate(names: string[], part: (date: Date) => number): FormulaFunction {
  return {
    names,
    least: 1,
    most: 1,
    type: 'number',
    call: ([value = null]) => part(calendar(serial(value))),
  };
}

function ofText(
  names: string[],
  count: number,
  type: ValueType,
  of: (texts: string[], work: Work) => Cell,
): FormulaFunction {
  const call: FormulaFunction['call'] = (args, types, work) =>
    of(
      args.map((value, index) => textOf(value, typeAt(types, index))),
      work,
    );
  return { names, least: count, most: count, type, call };
}

/** So many characters of a text. */
function partOfText(names: string[], take: (text: string, count: number) => string): FormulaFunction {
  return ofText(names, 2, 'text', ([text = '', count = ''], work) => {
    work.spend(joinedUnits(text) * cost.joined);
    return take(text, amount(count));
  });
}
