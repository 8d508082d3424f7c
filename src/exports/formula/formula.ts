import { type Localized, Problem } from '../../platform/problems.ts';
import type { Cell, ColumnType } from '../ports.ts';
import { textCell } from '../values.ts';
import { add, divide, multiply, power, tidy } from './arithmetic.ts';
import { findFunction, functions } from './functions.ts';
import { DEPTH_LIMIT, type FormulaNode, parseFormula } from './parse.ts';
import { formulaProblems } from './problems.ts';
import {
  type Comparison,
  compare,
  isDate,
  isNone,
  numberOf,
  serialOf,
  textOf,
  type ValueType,
  valueType,
} from './values.ts';

/** A column as a formula may name it. */
export interface FormulaColumn {
  key: string;
  title: Localized;
  type: ColumnType;
}

export interface Formula {
  /** Keys of the columns it reads. */
  uses: string[];
  /** What its cells are, as far as the formula alone tells. */
  type: 'text' | 'number' | 'boolean' | 'date' | 'dateTime';
  /** It asks for today's date, so its cells change without any change in the source. */
  daily: boolean;
  /** The cell of a row; never throws. A result that does not exist (division by zero) is an empty cell. */
  evaluate(cellOf: (key: string) => Cell): Cell;
}

/** A part of a formula, ready to be asked. */
interface Part {
  type: ValueType;
  value(cellOf: (key: string) => Cell): Cell;
}

/** Moscow is three hours ahead of UTC all year. */
const MOSCOW_MS = 3 * 3_600_000;

/**
 * Makes a formula ready for rows. The language is described in docs/FORMULAS.md.
 * @param text at most 2,000 characters.
 * @param columns what `{…}` may name, by key or by title in either language; of equal names the first counts.
 * @param now milliseconds since 1970, whose day in Moscow is `today()`.
 * @throws Problem that names the place and the cure, when the text is not a formula over these columns.
 */
export function compileFormula(text: string, columns: FormulaColumn[], now = Date.now()): Formula {
  const uses = new Set<string>();
  const today = serialOf(new Date(now + MOSCOW_MS));
  let daily = false;

  function part(node: FormulaNode, depth: number): Part {
    if (depth > DEPTH_LIMIT) throw new Problem(formulaProblems.tooDeep, { limit: DEPTH_LIMIT });
    switch (node.type) {
      case 'Value': {
        const { value } = node;
        const type = typeof value === 'number' ? 'number' : value === '' ? 'empty' : 'text';
        return { type, value: () => value };
      }
      case 'Column': {
        const { key, type } = findColumn(columns, node.name, node.at);
        uses.add(key);
        return { type: valueType(type), value: (cellOf) => cellOf(key) };
      }
      case 'Percent': {
        const whole = part(node.argument, depth + 1);
        return numeric(whole, (value) => divide(value, 100));
      }
      case 'UnaryExpression': {
        const positive = part(node.argument, depth + 1);
        return numeric(positive, (value) => (node.operator === '-' ? -value : value));
      }
      case 'BinaryExpression':
        return binary(node.operator.toLowerCase(), part(node.left, depth), part(node.right, depth + 1));
      case 'Function': {
        if (isToday(node)) {
          daily = true;
          return { type: 'date', value: () => today };
        }
        return called(
          node,
          node.args.map((argument) => part(argument, depth + 1)),
        );
      }
    }
  }

  const { type, value } = part(parseFormula(text), 0);
  return {
    uses: [...uses],
    type: type === 'empty' ? 'text' : type,
    daily,
    evaluate: (cellOf) => toCell(value(cellOf)),
  };
}

function toCell(value: Cell): Cell {
  if (typeof value === 'string') return textCell(value);
  if (typeof value !== 'number') return value;
  return Number.isFinite(value) ? tidy(value) : null;
}

function findColumn(columns: FormulaColumn[], name: string, at: number): FormulaColumn {
  const lower = name.toLowerCase();
  const column =
    columns.find(({ key }) => key === name) ??
    columns.find(({ title }) => title.ru.toLowerCase() === lower || title.en.toLowerCase() === lower);
  if (column) return column;
  const known = columns.map(({ title }) => title.ru).join(', ');
  throw new Problem(formulaProblems.unknownColumn, { column: name, at, known });
}

const todayNames = ['сегодня', 'today'];
type FunctionNode = Extract<FormulaNode, { type: 'Function' }>;

function isToday({ name, args, at }: FunctionNode): boolean {
  if (!todayNames.includes(name.toLowerCase())) return false;
  if (args.length === 0) return true;
  throw new Problem(formulaProblems.arguments, { name, at, given: args.length, wanted: 0 });
}

function called({ name, at }: FunctionNode, args: Part[]): Part {
  const own = findFunction(name);
  if (!own) {
    const known = [...functions.map(({ names }) => names[0]), todayNames[0]].join(', ');
    throw new Problem(formulaProblems.unknownFunction, { name, at, known });
  }
  const { least, most } = own;
  if (args.length < least || args.length > most) {
    const wanted = least === most ? least : `${least}…${most}`;
    throw new Problem(formulaProblems.arguments, { name, at, given: args.length, wanted });
  }
  const types = args.map(({ type }) => type);
  return {
    type: typeof own.type === 'function' ? own.type(types) : own.type,
    value(cellOf) {
      const values = args.map((argument) => argument.value(cellOf));
      return !own.evenNone && values.some(isNone) ? Number.NaN : own.call(values, types);
    },
  };
}

function numeric(argument: Part, toValue: (value: number) => number): Part {
  const { type, value } = argument;
  return { type: 'number', value: (cellOf) => toValue(numberOf(value(cellOf), type)) };
}

const arithmetic = new Map([
  ['+', add],
  ['-', (a: number, b: number) => add(a, -b)],
  ['*', multiply],
  ['/', divide],
  ['^', power],
]);

function binary(sign: string, left: Part, right: Part): Part {
  const calculate = arithmetic.get(sign);
  if (calculate) {
    const type = arithmeticType(sign, left.type, right.type);
    return joined(type, left, right, (a, b) => calculate(numberOf(a, left.type), numberOf(b, right.type)));
  }
  if (sign === '&') {
    return joined('text', left, right, (a, b) => textCell(textOf(a, left.type) + textOf(b, right.type)));
  }
  if (/\p{L}/u.test(sign)) return called({ type: 'Function', name: sign, args: [], at: 0 }, [left, right]);
  return joined('boolean', left, right, (a, b) => compare(sign as Comparison, a, left.type, b, right.type));
}

function joined(type: ValueType, left: Part, right: Part, join: (a: Cell, b: Cell) => Cell): Part {
  return {
    type,
    value(cellOf) {
      const a = left.value(cellOf);
      const b = right.value(cellOf);
      return isNone(a) || isNone(b) ? Number.NaN : join(a, b);
    },
  };
}

/** A date plus days is a date; between two dates are days. */
function arithmeticType(sign: string, left: ValueType, right: ValueType): ValueType {
  if (sign === '+' && isDate(left) !== isDate(right)) return isDate(left) ? left : right;
  if (sign === '-' && isDate(left) && !isDate(right)) return left;
  return 'number';
}
