import assert from 'node:assert/strict';
import type { GoogleSandbox } from '../../sandbox/google/index.ts';
import { SheetsError } from '../../src/sheets/index.ts';
import { atEveryCall } from './calls.ts';
import { lettersOf, type Workbook } from './sheet.ts';
import { idOf, rowOf, state, TestTable } from './table.ts';

export type Mode = 'append' | 'upsert' | 'replace';
type Row = ReturnType<typeof rowOf>;

/** Title of the sheet, unless a person renames it. */
export const SHEET = 'Заказы';
export const RENAMED = 'Наши заказы';
/** What a person writes above the table, and in cells of their own below it. */
export const TITLE = 'Заказы за 2026 год';
export const HIS = 'его';
const OWN = ['№', 'Сумма', 'Комментарий', 'ID'];
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The source before and after somebody worked in it: two orders changed, one gone, three new. */
const sourceBefore = () => new Map(Array.from({ length: 12 }, (_, i) => [idOf(i), rowOf(i)]));
function sourceAfter(): Map<string, Row> {
  const rows = sourceBefore();
  rows.set(idOf(3), rowOf(3, 333));
  rows.set(idOf(8), rowOf(8, 888, 'новое'));
  rows.delete(idOf(2));
  for (const i of [12, 13, 14]) rows.set(idOf(i), rowOf(i));
  return rows;
}

/** A table that an earlier run filled, and that a person uses: notes and formulas beside it, a sum on another sheet. */
export class Scene {
  readonly table: TestTable;
  readonly mode: Mode;

  private constructor(google: GoogleSandbox, mode: Mode) {
    this.table = new TestTable(google);
    this.mode = mode;
  }

  /** A run has filled the table, and the person has put their own beside it. @returns sets the scene so again. */
  static async begun(google: GoogleSandbox, mode: Mode): Promise<() => Scene> {
    const scene = new Scene(google, mode);
    await scene.#begin();
    const { sheetId } = scene.table;
    const putBack = scene.book.keep();
    return () => {
      putBack();
      scene.table.sheetId = sheetId;
      return scene;
    };
  }

  async #begin(): Promise<void> {
    await this.#run(sourceBefore());
    const { book } = this;
    book.setCell(`${SHEET}!E1`, 'Заметка');
    book.setCell(`${SHEET}!F1`, 'Вдвое');
    for (let i = 0; i < 12; i++) {
      book.setCell(`${SHEET}!E${i + 2}`, `к ${idOf(i)}`);
      book.setCell(`${SHEET}!F${i + 2}`, `=B${i + 2}*2`);
    }
    book.setCell('Лист1!A1', `=SUM(${SHEET}!B2:B40)`);
  }

  get book(): Workbook {
    return this.table.book;
  }

  /** A run after the source has changed. @param edit done by a person when the call of this number arrives. */
  async run(edit?: {
    atCall: number;
    act: (book: Workbook) => void;
  }): Promise<{ calls: number; problem: string | null; atWrite: boolean }> {
    let calls = 0;
    let atWrite = false;
    const end = atEveryCall(this.table.google, ({ path }) => {
      if (!path.startsWith('/v4/')) return;
      calls += 1;
      if (calls !== edit?.atCall) return;
      atWrite = path.endsWith(':batchUpdate');
      edit.act(this.book);
    });
    try {
      await this.#run(sourceAfter());
      return { calls, problem: null, atWrite };
    } catch (error) {
      if (!(error instanceof SheetsError)) throw error;
      return { calls, problem: error.kind.code, atWrite };
    } finally {
      end();
    }
  }

  /** What the engine does with a table in this mode, in batches of five rows. */
  async #run(source: Map<string, Row>): Promise<void> {
    const { mode } = this;
    const table = await this.table.open({
      staged: mode === 'replace',
      fixed: mode === 'append',
      keepsGone: false,
      rows: source.size,
    });
    await table.expect(source.size);
    const rows = [...source.values()];
    table.lost?.meet(rows);
    await table.lost?.restore();
    const pass = async () => {
      for (let from = 0; from < rows.length; from += 5) {
        await table.write(rows.slice(from, from + 5), { update: mode !== 'append' });
      }
    };
    await pass();
    if (mode === 'upsert') {
      if (!(await table.settled())) await pass();
      const gone = [...table.objectIds()].filter((id) => !source.has(id));
      if (gone.length + table.doubled > 0) await table.remove(new Set(gone));
      if (!(await table.settled())) await pass();
    }
    await table.publish({ ...state, mode, rows: table.size });
  }

  /** Whether the last run reached its end and knows that all of it stands in the table. */
  async isComplete(): Promise<boolean> {
    return (await this.table.open({ dryRun: true })).state?.complete === true;
  }

  get sheet(): string {
    return this.book.sheets.some(({ title }) => title === RENAMED) ? RENAMED : SHEET;
  }

  /** Rows of ours by key, wherever they and their columns stand; fails when a key is doubled. */
  rows(headers = OWN): Map<string, unknown[]> {
    const values = this.book.values(`'${this.sheet}'`);
    const header = values.find((row) => row.includes('ID')) ?? [];
    const columns = headers.map((text) => header.indexOf(text));
    const key = header.indexOf('ID');
    const found = new Map<string, unknown[]>();
    for (const row of values) {
      const id = String(row[key]);
      if (!uuid.test(id)) {
        const ours = columns.map((column) => row[column] ?? '').filter((cell) => cell !== '');
        const his = [TITLE, HIS, 'Итого'].some((word) => row.includes(word));
        if (headers.length === OWN.length && row !== header && !his)
          assert.deepEqual(ours, [], 'half a row stands there');
        continue;
      }
      assert.ok(!found.has(id), `row ${id} is doubled`);
      found.set(
        id,
        columns.map((column) => row[column] ?? ''),
      );
    }
    return found;
  }

  /** The table holds what the source holds; in append mode rows that were there stay as they were. */
  assertExact({ headers, keeps, isNew }: Edit): void {
    const rows = this.rows(headers);
    const source = sourceAfter();
    const expected = cellsOf([...source.values()]);
    if (this.mode === 'append' && !isNew) {
      for (const [key, cells] of cellsOf([...sourceBefore().values()])) expected.set(key, cells);
      for (const [key, cells] of Object.entries(keeps ?? {})) expected.set(key, cells);
    }
    assert.deepEqual(rows, expected);
  }

  /** The row of the header, 1-based: a person may have put others above it. */
  get headerRow(): number {
    return this.book.values(`'${this.sheet}'`).findIndex((row) => row.includes('ID')) + 1;
  }

  /** Letters of the column under a header. */
  letters(header: string): string {
    const column = (this.book.values(`'${this.sheet}'`)[this.headerRow - 1] ?? []).indexOf(header);
    assert.ok(column >= 0, `there is a column ${header}`);
    return lettersOf(column);
  }

  /** The cells under a header; empty ones are ''. */
  under(header: string, render?: 'FORMULA') {
    const column = this.letters(header);
    const range = `'${this.sheet}'!${column}${this.headerRow + 1}:${column}`;
    return this.book.values(range, render).map(([value]) => value ?? '');
  }

  /** Their notes are all there: with their rows, or where rows are replaced in place, at their place. */
  assertNotes(gone: string[] = []): void {
    const notes = this.under('Заметка').filter((note) => String(note).startsWith('к '));
    const written = Array.from({ length: 12 }, (_, i) => `к ${idOf(i)}`);
    // The note beside an order that is gone goes with its row.
    const lost = new Set([...gone, ...(this.mode === 'upsert' ? [`к ${idOf(2)}`] : [])]);
    assert.deepEqual(new Set(notes), new Set(written.filter((note) => !lost.has(note))));
    assert.equal(new Set(notes).size, notes.length);
    if (this.mode === 'replace') return;
    for (const [key, [note]] of this.rows(['Заметка'])) if (note !== '') assert.equal(note, `к ${key}`);
  }

  /** Formulas beside the rows still compute from their own row. */
  assertFormulas(sum = 'Сумма'): void {
    const column = this.letters(sum);
    const sums = this.under(sum);
    const twice = this.under('Вдвое');
    this.under('Вдвое', 'FORMULA').forEach((formula, i) => {
      if (!String(formula).startsWith('=')) return;
      assert.equal(formula, `=${column}${this.headerRow + 1 + i}*2`);
      assert.equal(twice[i], Number(sums[i]) * 2);
    });
  }

  /** The formula on the other sheet still points into the table and shows its sum. */
  assertPointing(headers = OWN): void {
    const formula = String(this.book.cell('Лист1!A1', 'FORMULA'));
    assert.doesNotMatch(formula, /#REF/);
    const sum = [...this.rows(headers).values()].reduce((total, [, value]) => total + Number(value), 0);
    assert.equal(this.book.cell('Лист1!A1'), sum);
  }
}

function cellsOf(rows: Row[]): Map<string, unknown[]> {
  return new Map(rows.map(({ key, cells }) => [key, cells.map((cell) => cell ?? '')]));
}

/** What a person does, and what then is to be seen besides the table being exact. */
export interface Edit {
  title: string;
  act(book: Workbook): void;
  /** Headers of the table's columns afterwards. */
  headers?: string[];
  /** It takes something of the table away: then it is back after the next run at the latest. */
  destroys?: boolean;
  /** Problems that a run may end with; after the next one the table is exact. */
  problems?: string[];
  /** Notes that go with what they delete. */
  notesGone?: string[] | 'all';
  /** The sheet is another one afterwards: what they had in it is gone. */
  isNew?: boolean;
  /** Ranges that reach beyond the rows do not point to all of the table any more. */
  unpointed?: boolean;
  /** Rows of ours that stay as they made them where rows that are there are never changed (append). */
  keeps?: Record<string, unknown[]>;
  /**
   * Modes in which what stands beside the rows cannot be held on to when they do it in the very moment of a write: the
   * API knows no "write if it is still so". The table itself is made exact again.
   */
  moment?: Mode[];
  /** Undone by them after a run that could not write. */
  undo?(book: Workbook, mode: Mode): void;
  check?(scene: Scene): void;
}

/** 0-based column under a header. */
function columnOf(book: Workbook, header: string): number {
  return (book.values(`${SHEET}!1:1`)[0] ?? []).indexOf(header);
}

/** "F7" below a header. */
export function below(book: Workbook, header: string, row: number): string {
  return `${SHEET}!${lettersOf(columnOf(book, header))}${row}`;
}

export const rangeOf = (book: Workbook, header: string) => {
  const column = columnOf(book, header);
  const sheetId = book.sheets.find(({ title }) => title === SHEET)?.sheetId ?? 0;
  return { sheetId, startColumnIndex: column, endColumnIndex: column + 1 };
};
