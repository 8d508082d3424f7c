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

type FunctionNode = Extract<FormulaNode, { type: 'Function' }>;
type BinaryNode = Extract<FormulaNode, { type: 'BinaryExpression' }>;

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
  const findColumn = columnFinder(columns);
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
        const { key, type } = findColumn(node.name, node.at);
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
        return chain(node, depth);
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

  /** Operators from left to right, as many as there are, without nesting. */
  function chain(last: BinaryNode, depth: number): Part {
    const steps: BinaryNode[] = [];
    let node: FormulaNode = last;
    for (; node.type === 'BinaryExpression'; node = node.left) steps.unshift(node);
    const first = part(node, depth + 1);
    let { type } = first;
    const rest = steps.map((step) => {
      const right = part(step.right, depth + 1);
      const operation = operationOf(step.operator.toLowerCase(), type, right.type);
      type = operation.type;
      return { right, apply: operation.apply };
    });
    return {
      type,
      value(cellOf) {
        let result = first.value(cellOf);
        for (const { right, apply } of rest) {
          const operand = right.value(cellOf);
          result = isNone(result) || isNone(operand) ? Number.NaN : apply(result, operand);
        }
        return result;
      },
    };
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
  const number = tidy(value);
  return Number.isFinite(number) ? number : null;
}

/** The column that a name in braces means. */
function columnFinder(columns: FormulaColumn[]): (name: string, at: number) => FormulaColumn {
  // Of equal names the first column is set last.
  const reversed = columns.toReversed();
  const byKey = new Map(reversed.map((column) => [column.key, column]));
  const byTitle = new Map(
    reversed.flatMap((column) => {
      const { ru, en } = column.title;
      return [ru, en].map((title) => [title.toLowerCase(), column] as const);
    }),
  );
  return (name, at) => {
    const column = byKey.get(name) ?? byTitle.get(name.toLowerCase());
    if (column) return column;
    const known = columns.map(({ title }) => title.ru).join(', ');
    throw new Problem(formulaProblems.unknownColumn, { column: name, at, known });
  };
}

const todayNames = ['сегодня', 'today'];

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

interface Operation {
  type: ValueType;
  apply(a: Cell, b: Cell): Cell;
}

function operationOf(sign: string, left: ValueType, right: ValueType): Operation {
  const calculate = arithmetic.get(sign);
  if (calculate) {
    const type = arithmeticType(sign, left, right);
    return { type, apply: (a, b) => calculate(numberOf(a, left), numberOf(b, right)) };
  }
  if (sign === '&') return { type: 'text', apply: (a, b) => textCell(textOf(a, left) + textOf(b, right)) };
  const logical = findFunction(sign);
  if (logical) return { type: 'boolean', apply: (a, b) => logical.call([a, b], [left, right]) };
  return { type: 'boolean', apply: (a, b) => compare(sign as Comparison, a, left, b, right) };
}

/** A date plus days is a date; between two dates are days. */
function arithmeticType(sign: string, left: ValueType, right: ValueType): ValueType {
  if (sign === '+' && isDate(left) !== isDate(right)) return isDate(left) ? left : right;
  if (sign === '-' && isDate(left) && !isDate(right)) return left;
  return 'number';
}
