import { invalid } from '../errors.ts';
import { parseA1, type Span } from './a1.ts';
import type { Cell } from './cells.ts';
import { type Edit, mapSpan } from './edits.ts';
import { Formula, parseFormula } from './formula.ts';
import type { Metadata } from './metadata.ts';
import { gridRangeOf, isEmpty, type Sheet, spanOf } from './sheet.ts';

const MAX_CELLS = 10_000_000;
export const MAX_COLUMNS = 18_278;

export interface SpreadsheetProperties {
  title: string;
  locale: string;
  timeZone: string;
  autoRecalc: 'ON_CHANGE' | 'MINUTE' | 'HOUR';
}

/** Everything of a spreadsheet that a change may touch; swapped as a whole, so that a change happens entirely or not at all. */
interface State {
  properties: SpreadsheetProperties;
  sheets: Sheet[];
  metadata: Map<number, Metadata>;
}

/** To be changed without changing the original. */
function forkOf({ properties, sheets, metadata }: State): State {
  return { properties, sheets: sheets.map((sheet) => sheet.fork()), metadata: new Map(metadata) };
}

/** A spreadsheet document: sheets in order, and developer metadata. */
export class Spreadsheet {
  readonly id: string;
  #state: State;

  constructor(id: string, properties: SpreadsheetProperties) {
    this.id = id;
    this.#state = { properties, sheets: [], metadata: new Map() };
  }

  get properties(): SpreadsheetProperties {
    return this.#state.properties;
  }
  set properties(properties: SpreadsheetProperties) {
    this.#state.properties = properties;
  }
  get sheets(): Sheet[] {
    return this.#state.sheets;
  }
  get metadata(): Map<number, Metadata> {
    return this.#state.metadata;
  }
  get locale(): string {
    return this.properties.locale;
  }

  /** Runs a change; when it throws, the document is as it was. Sheets taken out before must not be used inside. */
  transact<T>(change: () => T): T {
    const before = this.#state;
    this.#state = forkOf(before);
    try {
      return change();
    } catch (error) {
      this.#state = before;
      throw error;
    }
  }

  /** Keeps the document as it is now. @returns puts it back so, as often as it is called. */
  keep(): () => void {
    const kept = this.#state;
    const putBack = () => {
      this.#state = forkOf(kept);
    };
    putBack();
    return putBack;
  }

  /** A copy under another id, as Drive makes it: values, formats and DOCUMENT metadata; PROJECT metadata stays behind. */
  copy(id: string, title: string): Spreadsheet {
    const copy = new Spreadsheet(id, { ...this.properties, title });
    copy.#state.sheets = this.sheets.map((sheet) => sheet.fork());
    for (const [key, metadata] of this.metadata) {
      if (metadata.visibility === 'DOCUMENT') copy.metadata.set(key, metadata);
    }
    return copy;
  }

  /** The sheet of an id; 0 when the request names none. Throws "No grid with id". */
  sheet(id = 0): Sheet {
    const sheet = this.sheets.find((candidate) => candidate.id === id);
    if (!sheet) throw invalid(`No grid with id: ${id}`);
    return sheet;
  }

  /** Titles are unique without regard to case, hence found so. */
  sheetByTitle(title: string): Sheet | undefined {
    const wanted = title.toLowerCase();
    return this.sheets.find((sheet) => sheet.title.toLowerCase() === wanted);
  }

  /** Finds what A1 notation names; without a title it is the first visible sheet. Throws "Unable to parse range". */
  resolve(a1: string): { sheet: Sheet; span: Span } {
    const { title, span } = parseA1(a1);
    const first = this.sheets.find((sheet) => !sheet.properties.hidden) ?? this.sheets[0];
    const sheet = title === undefined ? first : this.sheetByTitle(title);
    if (!sheet) throw invalid(`Unable to parse range: ${a1}`);
    return { sheet, span };
  }

  /** Refuses a grid that would break Google's documented limits; `grown` is the number of cells to be added. */
  allowGrowth(grown: number): void {
    const cells = this.sheets.reduce((sum, sheet) => sum + sheet.rowCount * sheet.columnCount, 0);
    if (grown > 0 && cells + grown > MAX_CELLS) {
      throw invalid(
        `This action would increase the number of cells in the workbook above the limit of ${MAX_CELLS} cells.`,
      );
    }
  }

  parseFormula(text: string): Formula {
    return parseFormula(text, (title) => this.sheetByTitle(title)?.id);
  }

  printFormula(formula: Formula): string {
    return formula.print((id) => this.sheets.find((sheet) => sheet.id === id)?.title);
  }

  /** Refuses a write into ranges protected against `actor`. The owner is always an editor (Library passes who it is). */
  guard(sheet: Sheet, span: Span, actor: Actor): void {
    for (const { range, unprotectedRanges, warningOnly, editors } of sheet.protections) {
      if (warningOnly || actor.owner || editors?.users?.includes(actor.email)) continue;
      if (!overlaps(spanOf(range), span)) continue;
      if (unprotectedRanges?.some((open) => contains(spanOf(open), span))) continue;
      throw invalid(
        'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
      );
    }
  }

  /** Makes formulas, metadata, protections and the filter follow a change of a sheet's rows or columns. */
  follow(edit: Edit): void {
    this.mapFormulas((formula, home) => formula.follow(edit, home.id));
    for (const [id, metadata] of this.metadata) {
      const moved = metadata.follow(edit);
      if (!moved) this.metadata.delete(id);
      else if (moved !== metadata) this.metadata.set(id, moved);
    }
    const sheet = this.sheet(edit.sheetId);
    sheet.protections = sheet.protections.flatMap((protection) => {
      const span = mapSpan(edit, spanOf(protection.range));
      return span ? [{ ...protection, range: gridRangeOf(sheet.id, span) }] : [];
    });
    const filtered = sheet.basicFilter?.range;
    if (!filtered) return;
    const span = mapSpan(edit, spanOf(filtered));
    sheet.basicFilter = span && { ...sheet.basicFilter, range: gridRangeOf(sheet.id, span) };
  }

  /** Replaces formulas by what `map` makes of them; formulas it returns unchanged cost nothing. */
  mapFormulas(map: (formula: Formula, home: Sheet) => Formula): void {
    for (const sheet of this.sheets) {
      if (!sheet.hasFormulas) continue;
      sheet.rows.forEach((row, rowIndex) => {
        row?.cells.forEach((cell, columnIndex) => {
          if (!(cell instanceof Formula)) return;
          const mapped = map(cell, sheet);
          if (mapped !== cell) sheet.setCell(rowIndex, columnIndex, mapped);
        });
      });
    }
  }
}

/** Who acts, and whether it is the document's owner. */
export interface Actor {
  email: string;
  owner: boolean;
}

function overlaps(a: Span, b: Span): boolean {
  const apart = (start?: number, end?: number) => start !== undefined && end !== undefined && start >= end;
  return !(
    apart(a.startRow, b.endRow) ||
    apart(b.startRow, a.endRow) ||
    apart(a.startColumn, b.endColumn) ||
    apart(b.startColumn, a.endColumn)
  );
}

function contains(outer: Span, inner: Span): boolean {
  const within = (
    start: number | undefined,
    end: number | undefined,
    from = 0,
    to = Number.POSITIVE_INFINITY,
  ) => (start ?? 0) <= from && (end ?? Number.POSITIVE_INFINITY) >= to;
  return (
    within(outer.startRow, outer.endRow, inner.startRow, inner.endRow) &&
    within(outer.startColumn, outer.endColumn, inner.startColumn, inner.endColumn)
  );
}

/** A cell as it is stored: the empty text is no content. */
export function stored(cell: Cell): Cell {
  return isEmpty(cell) ? null : cell;
}
