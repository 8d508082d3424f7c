import jsep from 'jsep';
import { Problem } from '../../platform/problems.ts';
import { isLong } from '../columns/values.ts';
import { formulaProblems } from './problems.ts';

/**
 * Text of a formula → tree. The reading of operators by their precedence is jsep's, a parser of expressions that runs
 * nothing; the values between them are read here, and nothing else is let through: no members, no arrays, no `this`.
 */

/** `at` is the place in the text, characters from 1. */
export type FormulaNode =
  | { type: 'Value'; value: string | number }
  | { type: 'Column'; name: string; at: number }
  | { type: 'Function'; name: string; args: FormulaNode[]; at: number }
  | { type: 'Percent'; argument: FormulaNode }
  | { type: 'UnaryExpression'; operator: string; argument: FormulaNode }
  | { type: 'BinaryExpression'; operator: string; left: FormulaNode; right: FormulaNode };

const LENGTH_LIMIT = 2000;
export const DEPTH_LIMIT = 50;

/** Weakest first; those of one line are equal and go from left to right, as in a spreadsheet. */
const operators = [
  ['или', 'Или', 'ИЛИ', 'or', 'Or', 'OR'],
  ['и', 'И', 'and', 'And', 'AND'],
  ['=', '<>', '<', '>', '<=', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];
jsep.removeAllBinaryOps();
jsep.removeAllUnaryOps();
operators.forEach((signs, index) => {
  for (const sign of signs) jsep.addBinaryOp(sign, index + 1);
});
for (const sign of ['-', '+']) jsep.addUnaryOp(sign);

type Parser = jsep.HookScope;
/** The package's types leave its class out. */
const { Jsep } = jsep as unknown as { Jsep: new (text: string) => Parser };

jsep.hooks.add('gobble-spaces', function anySpaces() {
  while (/\s/.test(this.char)) this.index++;
});
jsep.hooks.add('gobble-token', function value(env) {
  const node = this.char === '-' || this.char === '+' ? undefined : readValue(this);
  if (node) env.node = node;
});
jsep.hooks.add('after-token', function percents(env) {
  this.gobbleSpaces();
  while (this.char === '%' && env.node) {
    this.index++;
    env.node = { type: 'Percent', argument: env.node };
    this.gobbleSpaces();
  }
});

/** Brackets that are open at the place of reading. Reading is synchronous, so there is one reader at a time. */
let depth = 0;

/**
 * @param text a formula; a `=` before it is left out, as people type it in a spreadsheet.
 * @throws Problem that names the place, when the text is no formula.
 */
export function parseFormula(text: string): FormulaNode {
  if (text.length > LENGTH_LIMIT) {
    throw new Problem(formulaProblems.tooLong, { length: text.length, limit: LENGTH_LIMIT });
  }
  depth = 0;
  const parser = new Jsep(text.replace(/^\s*=/, (sign) => ' '.repeat(sign.length)));
  const node = expression(parser);
  if (parser.index < text.length) throw unexpected(parser);
  return node;
}

/** The parts of a formula, itself among them. Without nesting: a chain of signs is as deep as it is long. */
export function* partsOf(formula: FormulaNode): Generator<FormulaNode> {
  const waiting = [formula];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    if (node.type === 'BinaryExpression') waiting.push(node.right, node.left);
    else if (node.type === 'Function') waiting.push(...node.args.toReversed());
    else if (node.type === 'Percent' || node.type === 'UnaryExpression') waiting.push(node.argument);
  }
}

/** jsep makes nodes of operators only, every other node is made here: the tree is one of ours. */
const expression = (parser: Parser) => parser.gobbleBinaryExpression() as FormulaNode;

const numbers = /\d+(?:[.,]\d+)?/y;
const texts = /"((?:[^"]|"")*)"|«([^»]*)»|[“„]([^“”]*)[“”]/y;
const columns = /\{([^{}]*)\}/y;
const names = /\p{L}[\p{L}\p{N}_]*/uy;
const closings: Record<string, string> = { '"': '"', '«': '»', '“': '”', '„': '“', '{': '}' };

function readValue(parser: Parser): FormulaNode {
  const at = parser.index + 1;
  const number = take(parser, numbers);
  if (number) return { type: 'Value', value: literal(number[0]) };
  const text = take(parser, texts);
  if (text) return { type: 'Value', value: text[1]?.replaceAll('""', '"') ?? text[2] ?? text[3] ?? '' };
  const column = take(parser, columns);
  if (column) return { type: 'Column', name: (column[1] ?? '').trim(), at };
  const name = take(parser, names)?.[0];
  parser.gobbleSpaces();
  if (parser.char === '(') return bracketed(parser, name, at);
  if (name) throw new Problem(formulaProblems.bareName, { name, at });
  if (/^[)};,=<>&*/^%]?$/.test(parser.char)) throw new Problem(formulaProblems.missingValue, { at });
  throw unexpected(parser);
}

/** One with more digits than a number holds is a text, as such cells are. */
function literal(digits: string): string | number {
  return isLong(digits) ? digits.replace('.', ',') : Number(digits.replace(',', '.'));
}

/** What stands in round brackets: the arguments of a function, or a part of the formula. */
function bracketed(parser: Parser, name: string | undefined, at: number): FormulaNode {
  const opened = parser.index + 1;
  if (++depth > DEPTH_LIMIT) throw new Problem(formulaProblems.tooDeep, { limit: DEPTH_LIMIT });
  parser.index++;
  parser.gobbleSpaces();
  const args: FormulaNode[] = [];
  if (!(name && parser.char === ')')) args.push(expression(parser));
  while (name && parser.char === ';') {
    parser.index++;
    args.push(expression(parser));
  }
  if (parser.index >= parser.expr.length) {
    throw new Problem(formulaProblems.unclosed, { opened: '(', closing: ')', at: opened });
  }
  if (name && parser.char === ',') throw new Problem(formulaProblems.comma, { at: parser.index + 1 });
  if (parser.char !== ')') throw unexpected(parser);
  parser.index++;
  depth--;
  return name ? { type: 'Function', name, args, at } : (args[0] as FormulaNode);
}

function take(parser: Parser, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = parser.index;
  const found = pattern.exec(parser.expr);
  if (found) parser.index = pattern.lastIndex;
  return found;
}

function unexpected(parser: Parser): Problem {
  const at = parser.index + 1;
  const closing = closings[parser.char];
  if (closing && !parser.expr.slice(at).includes(closing)) {
    return new Problem(formulaProblems.unclosed, { opened: parser.char, closing, at });
  }
  return new Problem(formulaProblems.unexpected, { found: parser.char, at });
}
