import { type Localized, Problem } from '../../platform/problems.ts';
import { CELL_CHARACTERS, type Cell, type ColumnType } from '../../protocol/index.ts';
import { columnIndex } from '../columns/column.ts';
import { textCell } from '../columns/values.ts';
import { add, divide, multiply, power, tidy } from './arithmetic.ts';
import { findFunction, functions } from './functions.ts';
import { nearestNames } from './nearest.ts';
import { DEPTH_LIMIT, type FormulaNode } from './parse.ts';
import { formulaProblems } from './problems.ts';
import {
  type Comparison,
  compare,
  isDate,
  isNone,
  isSerial,
  numberOf,
  serialOf,
  textOf,
  type ValueType,
  valueType,
} from './values.ts';
import { cost, type Work } from './work.ts';

/** A column as a formula may name it. */
export interface FormulaColumn {
  key: string;
  title: Localized;
  type: ColumnType;
}

export interface Formula {
  /** What its cells are, as far as the formula alone tells. */
  type: 'text' | 'number' | 'boolean' | 'date' | 'dateTime';
  /** It asks for today's date, so its cells change without any change in the source. */
  daily: boolean;
  /**
   * The cell of a row. A result that does not exist (division by zero) is an empty cell.
   * @throws Problem when it takes more work than is left.
   */
  evaluate(cellOf: (key: string) => Cell, work: Work): Cell;
}

/** The row that a formula is asked about. */
interface Row {
  cellOf(key: string): Cell;
  work: Work;
}

/** A part of a formula, ready to be asked. */
interface Part {
  type: ValueType;
  value(row: Row): Cell;
}

type FunctionNode = Extract<FormulaNode, { type: 'Function' }>;
type BinaryNode = Extract<FormulaNode, { type: 'BinaryExpression' }>;

/** Moscow is three hours ahead of UTC all year. */
const MOSCOW_MS = 3 * 3_600_000;

/**
 * Makes a formula ready for rows. The language is described in docs/FORMULAS.md.
 * @param find the column that a name in braces means.
 * @param now milliseconds since 1970, whose day in Moscow is `today()`.
 * @throws Problem that names the place and the cure, when the formula cannot be.
 */
export function compileFormula(formula: FormulaNode, find: FindColumn, now = Date.now()): Formula {
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
        const { key, type } = find(node.name, node.at);
        return { type: valueType(type), value: ({ cellOf }) => cellOf(key) };
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
    for (; node.type === 'BinaryExpression'; node = node.left) steps.push(node);
    const first = part(node, depth + 1);
    let { type } = first;
    const rest = steps.toReversed().map((step, index, all) => {
      const right = part(step.right, depth + 1);
      const joins = step.operator === '&' && all[index + 1]?.operator === '&';
      const operation = joins
        ? joining(type, right.type)
        : operationOf(step.operator.toLowerCase(), type, right.type);
      type = operation.type;
      return { right, apply: operation.apply };
    });
    return {
      type,
      value(row) {
        row.work.spend(cost.step * rest.length);
        let result = first.value(row);
        for (const { right, apply } of rest) {
          const operand = right.value(row);
          result = isNone(result) || isNone(operand) ? Number.NaN : apply(result, operand, row.work);
        }
        return result;
      },
    };
  }

  const { type, value } = part(formula, 0);
  return {
    type: type === 'empty' ? 'text' : type,
    daily,
    evaluate(cellOf, work) {
      work.spend(cost.step);
      const cell = toCell(value({ cellOf, work }), type);
      if (typeof cell === 'string') work.spend(cell.length * cost.shown);
      return cell;
    },
  };
}

/** No sheet has a day before 1899-12-30 or after 9999. */
function toCell(value: Cell, type: ValueType): Cell {
  if (typeof value === 'string') return textCell(value);
  if (typeof value !== 'number') return value;
  const number = tidy(value);
  return Number.isFinite(number) && (!isDate(type) || isSerial(number)) ? number : null;
}

/** The column that a name in braces, at this place, means. @throws Problem when there is none. */
export type FindColumn = (name: string, at: number) => FormulaColumn;

/** Names are keys, or titles in either language; of equal names the first counts. */
export function columnFinder(columns: FormulaColumn[]): FindColumn {
  const find = columnIndex(columns);
  return (name, at) => {
    const column = find(name);
    if (column) return column;
    const titles = columns.flatMap(({ title }) => [title.ru, title.en]);
    const near = nearestNames(name, titles).map((title) => `«${title}»`);
    if (near.length === 0) throw new Problem(formulaProblems.noSuchColumn, { column: name, at });
    throw new Problem(formulaProblems.unknownColumn, { column: name, at, near: near.join(', ') });
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
    value(row) {
      row.work.spend(cost.step);
      const values = args.map((argument) => argument.value(row));
      for (const value of values) row.work.spend(lengthOf(value) * cost.character);
      return !own.evenNone && values.some(isNone) ? Number.NaN : own.call(values, types, row.work);
    },
  };
}

function numeric(argument: Part, toValue: (value: number) => number): Part {
  const { type, value } = argument;
  return {
    type: 'number',
    value(row) {
      row.work.spend(cost.step);
      return toValue(numberIn(value(row), type, row.work));
    },
  };
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
  apply(a: Cell, b: Cell, work: Work): Cell;
}

/**
 * A text joined on to texts that more will be joined on to. The parts are only counted here, they are copied once, in the end;
 * what no cell holds is left off.
 */
function joining(left: ValueType, right: ValueType): Operation {
  return {
    type: 'text',
    apply(a, b, work) {
      const joined = textOf(a, left);
      if (joined.length > CELL_CHARACTERS) return joined;
      const more = textOf(b, right);
      work.spend(more.length * cost.character);
      return joined + more;
    },
  };
}

function operationOf(sign: string, left: ValueType, right: ValueType): Operation {
  const calculate = arithmetic.get(sign);
  if (calculate) {
    const type = arithmeticType(sign, left, right);
    return {
      type,
      apply: (a, b, work) => calculate(numberIn(a, left, work), numberIn(b, right, work)),
    };
  }
  if (sign === '&') {
    const { type, apply } = joining(left, right);
    return { type, apply: (a, b, work) => textCell(apply(a, b, work)) };
  }
  const logical = findFunction(sign);
  if (logical) return { type: 'boolean', apply: (a, b, work) => logical.call([a, b], [left, right], work) };
  return {
    type: 'boolean',
    apply(a, b, work) {
      const whole = lengthOf(a) + lengthOf(b);
      const texts = typeof a === 'string' && typeof b === 'string';
      // As far as they are the same, and of two texts no more than the shorter one; beside a number a text is read whole as one.
      const compared = texts ? Math.min(lengthOf(a), lengthOf(b)) : whole;
      work.spend(compared * cost.compared + whole * cost.prepared);
      return compare(sign as Comparison, a, left, b, right);
    },
  };
}

/** A date plus days is a date; between two dates are days. */
function arithmeticType(sign: string, left: ValueType, right: ValueType): ValueType {
  if (sign === '+' && isDate(left) !== isDate(right)) return isDate(left) ? left : right;
  if (sign === '-' && isDate(left) && !isDate(right)) return left;
  return 'number';
}

/** The number of a value; a text is read from its beginning to its end. */
function numberIn(value: Cell, type: ValueType, work: Work): number {
  if (typeof value === 'string') work.spend(value.length * cost.character);
  return numberOf(value, type);
}

const lengthOf = (value: Cell) => (typeof value === 'string' ? value.length : 0);
