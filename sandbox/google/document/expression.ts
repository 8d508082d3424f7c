import { CellError, type Value } from './cells.ts';
import type { Reference } from './formula.ts';
import { readTyped } from './input.ts';
import { showValue } from './number-format.ts';

/** A piece of a formula. */
export type Token =
  | { kind: 'value'; value: Value }
  | { kind: 'name' | 'mark'; text: string }
  | { kind: 'reference'; reference: Reference };

/** A range inside an expression: its values row by row. */
export interface Area {
  cells: () => Iterable<Value>;
  first: () => Value;
}
type Operand = Value | Area;

/** A reader of one expression, loosest operators first: comparison, &, + -, * /, ^, sign, %. */
export class Expression {
  readonly #tokens: Token[];
  readonly #area: (reference: Reference) => Area;
  #at = 0;

  constructor(tokens: Token[], area: (reference: Reference) => Area) {
    this.#tokens = tokens;
    this.#area = area;
  }

  read(): Operand {
    const result = this.#comparison();
    if (this.#at < this.#tokens.length) throw new CellError('ERROR', 'Formula parse error.');
    return result;
  }

  #take(...marks: string[]): string | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'mark' || !marks.includes(token.text)) return undefined;
    this.#at += 1;
    return token.text;
  }

  #comparison(): Operand {
    let left = this.#concatenation();
    for (
      let mark = this.#take('=', '<>', '<', '<=', '>', '>=');
      mark;
      mark = this.#take('=', '<>', '<', '<=', '>', '>=')
    ) {
      const [before, after] = [single(left), single(this.#concatenation())];
      left = attempt(() => compare(mark, before, after));
    }
    return left;
  }

  #concatenation(): Operand {
    let left = this.#sum();
    while (this.#take('&')) {
      const [before, after] = [single(left), single(this.#sum())];
      left = attempt(() => text(before) + text(after));
    }
    return left;
  }

  #sum(): Operand {
    let left = this.#product();
    for (let mark = this.#take('+', '-'); mark; mark = this.#take('+', '-')) {
      const [before, after] = [single(left), single(this.#product())];
      left = attempt(() => (mark === '+' ? number(before) + number(after) : number(before) - number(after)));
    }
    return left;
  }

  #product(): Operand {
    let left = this.#power();
    for (let mark = this.#take('*', '/'); mark; mark = this.#take('*', '/')) {
      const [before, after] = [single(left), single(this.#power())];
      left = attempt(() =>
        mark === '*' ? number(before) * number(after) : divide(number(before), number(after)),
      );
    }
    return left;
  }

  #power(): Operand {
    let left = this.#signed();
    while (this.#take('^')) {
      const [before, after] = [single(left), single(this.#signed())];
      left = attempt(() => number(before) ** number(after));
    }
    return left;
  }

  #signed(): Operand {
    if (this.#take('-')) {
      const signed = single(this.#signed());
      return attempt(() => -number(signed));
    }
    if (this.#take('+')) return this.#signed();
    let operand = this.#operand();
    while (this.#take('%')) {
      const whole = single(operand);
      operand = attempt(() => number(whole) / 100);
    }
    return operand;
  }

  #operand(): Operand {
    if (this.#take('(')) {
      const inner = this.#comparison();
      if (!this.#take(')')) throw new CellError('ERROR', 'Formula parse error.');
      return inner;
    }
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (token?.kind === 'value') return token.value;
    if (token?.kind === 'reference') {
      const area = this.#area(token.reference);
      return token.reference.end ? area : area.first();
    }
    if (token?.kind !== 'name') throw new CellError('ERROR', 'Formula parse error.');
    if (!this.#take('(')) {
      if (token.text === 'TRUE' || token.text === 'ИСТИНА') return true;
      if (token.text === 'FALSE' || token.text === 'ЛОЖЬ') return false;
      throw new CellError('NAME', `Unknown range name: '${token.text}'.`);
    }
    const call = FUNCTIONS[token.text];
    if (!call) throw new CellError('NAME', `Unknown function: '${token.text}'.`);
    const parameters = this.#parameters();
    return attempt(() => call(parameters));
  }

  #parameters(): Operand[] {
    const parameters: Operand[] = [];
    if (this.#take(')')) return parameters;
    do parameters.push(this.#comparison());
    while (this.#take(',', ';'));
    if (!this.#take(')')) throw new CellError('ERROR', 'Formula parse error.');
    return parameters;
  }
}

const FUNCTIONS: Record<string, (parameters: Operand[]) => Value> = {
  SUM: (parameters) => {
    let sum = 0;
    for (const parameter of parameters) {
      if (!isArea(parameter)) sum += number(parameter);
      else
        for (const value of parameter.cells()) {
          if (value instanceof CellError) throw value;
          if (typeof value === 'number') sum += value;
        }
    }
    return sum;
  },
  COUNTA: (parameters) => {
    let count = 0;
    for (const parameter of parameters) {
      if (!isArea(parameter)) count += 1;
      else for (const value of parameter.cells()) if (value !== null) count += 1;
    }
    return count;
  },
  IF: ([condition = null, yes = null, no = false]) => {
    const value = single(condition);
    if (value instanceof CellError) throw value;
    const chosen = typeof value === 'string' ? number(value) !== 0 : Boolean(value);
    return single(chosen ? yes : no);
  },
  ROUND: ([value = null, places = 0]) => {
    const scale = 10 ** number(single(places));
    const rounded = Math.round(Math.abs(number(single(value))) * scale + 1e-9) / scale;
    return Math.sign(number(single(value))) * rounded;
  },
};

/** An error in an operand is the operation's result, not the end: IF may never look at it. */
function attempt(compute: () => Value): Value {
  try {
    return compute();
  } catch (error) {
    if (error instanceof CellError) return error;
    throw error;
  }
}

function divide(a: number, b: number): number {
  if (b === 0) throw new CellError('DIVIDE_BY_ZERO', 'Function DIVIDE parameter 2 cannot be zero.');
  return a / b;
}

function compare(mark: string, a: Value, b: Value): boolean {
  const order = compareValues(a, b);
  if (mark === '=') return order === 0;
  if (mark === '<>') return order !== 0;
  if (mark === '<') return order < 0;
  if (mark === '<=') return order <= 0;
  return mark === '>' ? order > 0 : order >= 0;
}

function isArea(operand: Operand): operand is Area {
  return typeof operand === 'object' && operand !== null && !(operand instanceof CellError);
}

/** An operand as one value: of a range, its first. */
export function single(operand: Operand): Value {
  return isArea(operand) ? operand.first() : operand;
}

function number(value: Value): number {
  if (value instanceof CellError) throw value;
  if (value === null) return 0;
  if (typeof value !== 'string') return Number(value);
  const typed = readTyped(value, 'en_US');
  if ('value' in typed && typeof typed.value === 'number') return typed.value;
  throw new CellError(
    'VALUE',
    `Function expects number values. But '${value}' is a text and cannot be coerced to a number.`,
  );
}

function text(value: Value): string {
  if (value instanceof CellError) throw value;
  return showValue(value, undefined, 'en_US');
}

/** Spreadsheet order: numbers, texts (without regard to case), then booleans; an empty cell equals 0 and "". */
function compareValues(a: Value, b: Value): number {
  if (a instanceof CellError) throw a;
  if (b instanceof CellError) throw b;
  const left = a ?? (typeof b === 'string' ? '' : 0);
  const right = b ?? (typeof a === 'string' ? '' : 0);
  const rank = (value: Value) => ['number', 'string', 'boolean'].indexOf(typeof value);
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  if (typeof left === 'string') return left.toLowerCase().localeCompare(String(right).toLowerCase());
  return Number(left) - Number(right);
}
