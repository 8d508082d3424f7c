import { CellError, type Value } from './cells.ts';
import { type Area, Expression, single, type Token } from './expression.ts';
import { Formula, type Reference } from './formula.ts';
import { showValue } from './number-format.ts';
import type { Sheet } from './sheet.ts';
import type { Spreadsheet } from './spreadsheet.ts';

const LITERAL =
  /\s+|"((?:[^"]|"")*)"|(\d+(?:\.\d*)?(?:E[+-]?\d+)?|\.\d+)|(#(?:REF!|NAME\?|VALUE!|DIV\/0!|NUM!|N\/A))|([\p{L}_][\p{L}\p{N}_.]*)|(<>|<=|>=|.)/giuy;

/**
 * Works out formulas when they are looked at. It knows + - * / ^ & %, comparisons, references, SUM, COUNTA, IF and ROUND;
 * any other function shows #NAME?. Results are remembered, so a calculator serves one look at an unchanging document.
 */
export class Calculator {
  readonly spreadsheet: Spreadsheet;
  readonly #known = new Map<Formula, Map<Sheet, Value>>();

  constructor(spreadsheet: Spreadsheet) {
    this.spreadsheet = spreadsheet;
  }

  /** What a cell amounts to: itself, or its formula's result. */
  value(sheet: Sheet, row: number, column: number): Value {
    const cell = sheet.cell(row, column);
    if (!(cell instanceof Formula)) return cell;
    let bySheet = this.#known.get(cell);
    if (!bySheet) {
      bySheet = new Map();
      this.#known.set(cell, bySheet);
    }
    const known = bySheet.get(sheet);
    if (known !== undefined) return known;
    bySheet.set(sheet, new CellError('REF', 'Circular dependency detected.'));
    const result = this.#evaluate(cell, sheet);
    bySheet.set(sheet, result);
    return result;
  }

  /** The text a cell shows. */
  show(sheet: Sheet, row: number, column: number): string {
    return showValue(
      this.value(sheet, row, column),
      sheet.numberFormatAt(row, column),
      this.spreadsheet.locale,
    );
  }

  #evaluate(formula: Formula, home: Sheet): Value {
    try {
      const expression = new Expression(tokenize(formula), (reference) => this.#area(reference, home));
      const result = single(expression.read());
      // A formula that points at an empty cell shows 0.
      return result === null ? 0 : result;
    } catch (error) {
      if (error instanceof CellError) return error;
      throw error;
    }
  }

  #area(reference: Reference, home: Sheet): Area {
    const sheet =
      reference.sheetId === undefined
        ? home
        : this.spreadsheet.sheets.find(({ id }) => id === reference.sheetId);
    if (!sheet) throw new CellError('REF', 'Unresolved sheet name.');
    const { start, end = start } = reference;
    const top = Math.min(start.row ?? 0, end.row ?? 0);
    const left = Math.min(start.column ?? 0, end.column ?? 0);
    const bottom = end.row === undefined ? sheet.rowCount - 1 : Math.max(start.row ?? 0, end.row);
    const right = end.column === undefined ? sheet.columnCount - 1 : Math.max(start.column ?? 0, end.column);
    const calculator = this;
    return {
      first: () => this.value(sheet, top, left),
      *cells() {
        for (let row = top; row <= Math.min(bottom, sheet.rows.length - 1); row += 1) {
          const length = sheet.rows[row]?.cells.length ?? 0;
          for (let column = left; column <= Math.min(right, length - 1); column += 1) {
            yield calculator.value(sheet, row, column);
          }
        }
      },
    };
  }
}

function tokenize(formula: Formula): Token[] {
  const tokens: Token[] = [];
  formula.parts.forEach((part, index) => {
    if (typeof part !== 'string') {
      tokens.push({ kind: 'reference', reference: part });
      return;
    }
    const text = index === 0 ? part.replace(/^=/, '') : part;
    for (const [, quoted, number, error, name, mark] of text.matchAll(LITERAL)) {
      if (quoted !== undefined) tokens.push({ kind: 'value', value: quoted.replaceAll('""', '"') });
      else if (number) tokens.push({ kind: 'value', value: Number(number) });
      else if (error)
        throw error === '#REF!'
          ? new CellError('REF', 'Reference does not exist.')
          : new CellError('VALUE', error);
      else if (name) tokens.push({ kind: 'name', text: name.toUpperCase() });
      else if (mark) tokens.push({ kind: 'mark', text: mark });
    }
  });
  return tokens;
}
