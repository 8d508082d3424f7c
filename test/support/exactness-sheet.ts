import assert from 'node:assert/strict';
import type { GoogleSandbox } from '../../sandbox/google/index.ts';
import type { Mode } from '../../src/catalogue/exporter.ts';
import type { ExportSetting } from './export.ts';
import { columnUnder, lettersOf, readSheet, sheetAsObjects } from './sheet.ts';
import type { Person } from './subjects/person.ts';

/** What a person writes below the table. */
const TOTAL = 'Итого';

/** A sheet that a person uses as their own while exports are run into it. */
export class PersonsSheet {
  readonly #google: GoogleSandbox;
  readonly #setting: ExportSetting;
  readonly #person: Person;
  #totals = 0;

  constructor(google: GoogleSandbox, setting: ExportSetting, person: Person) {
    this.#google = google;
    this.#setting = setting;
    this.#person = person;
  }

  /** The rows by header, without the person's own, which must still be there. */
  async rows(): Promise<Record<string, unknown>[]> {
    const rows = await sheetAsObjects(this.#google, this.#setting);
    const others = rows.filter((row) => !Object.values(row).includes(TOTAL));
    assert.equal(rows.length - others.length, this.#totals, "what a person wrote is the person's");
    // Empty rows between the table and what stands below it.
    return others.filter((row) => Object.values(row).some((cell) => cell !== null));
  }

  /** All cells, as they are. */
  async values(): Promise<unknown[][]> {
    return readSheet(this.#google, this.#setting);
  }

  /**
   * The person may sort the sheet, move its columns, make a column, delete a row (which an upsert then misses) or write a
   * total below.
   */
  touch(mode: Mode): void {
    const person = this.#person;
    const workbook = this.#workbook();
    if (!workbook) return;
    const { sheet } = this.#setting;
    if (person.chance(0.3)) this.sort();
    if (person.chance(0.15)) workbook.moveColumn(sheet, person.below(3), person.below(3));
    if (person.chance(0.1)) workbook.insertColumn(sheet, person.below(3), 'Заметка');
    const rows = () => workbook.values(`'${sheet}'!A2:ZZ`).length;
    if (mode === 'upsert' && rows() > 2 && person.chance(0.2)) {
      workbook.deleteRows(sheet, 1 + person.below(rows()));
    }
    if (mode !== 'replace' && person.chance(0.15)) {
      const below = 1 + person.below(3);
      const row = rows() + 1 + below;
      workbook.insertRows(sheet, row - below, below);
      // In a column of ours: in another one it would be the person's note on whatever row comes there.
      workbook.setCell(`'${sheet}'!${columnUnder(workbook, sheet, 'ID')}${row}`, TOTAL);
      this.#totals = 1;
    }
  }

  /**
   * Something done to the table as a whole or to its keys, once in a while. Answers how to take it back, where a run may
   * refuse it.
   * @param alive ids of rows that the source has: what is gone and has no key is nobody's.
   */
  spoil(mode: Mode, alive: ReadonlySet<unknown>): (() => void) | null {
    const person = this.#person;
    const workbook = this.#workbook();
    const values = workbook?.values(`'${this.#setting.sheet}'`) ?? [];
    const keys = values[0]?.indexOf('ID') ?? -1;
    if (!workbook || values.length < 3 || keys < 0 || !person.chance(0.5)) return null;
    const { sheet } = this.#setting;
    const sheetId = workbook.sheets.find(({ title }) => title === sheet)?.sheetId ?? 0;
    const whole = { sheetId, startRowIndex: 0, endRowIndex: values.length };
    const deeds = [
      () => {
        const spoilt = values.flatMap((cells, i) => (alive.has(cells[keys]) && person.chance(0.3) ? i : []));
        const put = (row: number, text: string) =>
          workbook.setCell(`'${sheet}'!${lettersOf(keys)}${row + 1}`, text);
        for (const row of spoilt) put(row, person.chance(0.5) ? '' : 'стёрто');
        return () => {
          const now = workbook.values(`'${sheet}'`);
          for (const row of spoilt) if (now[row]) put(row, String(values[row]?.[keys]));
        };
      },
      () => {
        workbook.apply({ sortRange: { range: whole, sortSpecs: [{ dimensionIndex: person.below(4) }] } });
        return () => {};
      },
      () => {
        workbook.apply({ updateCells: { range: { sheetId }, fields: 'userEnteredValue' } });
        this.#totals = 0;
        return () => {};
      },
      () => {
        const width = Math.max(...values.map((cells) => cells.length));
        const grid = workbook.sheets.find(({ title }) => title === sheet)?.gridProperties;
        if ((grid?.columnCount ?? 0) <= width) return () => {};
        const source = { ...whole, startColumnIndex: 0, endColumnIndex: width };
        workbook.apply({ cutPaste: { source, destination: { sheetId, rowIndex: 0, columnIndex: 1 } } });
        return () => {};
      },
      () => {
        if (mode === 'replace') return () => {};
        workbook.apply({ appendDimension: { sheetId, dimension: 'ROWS', length: 10 } });
        for (let i = 1; i <= 9; i++)
          workbook.setCell(`'${sheet}'!${lettersOf(keys)}${values.length + i}`, TOTAL);
        this.#totals += 9;
        return () => {};
      },
      () => {
        const rows = workbook.sheets.find(({ title }) => title === sheet)?.gridProperties.rowCount ?? 0;
        if (rows > values.length) workbook.deleteRows(sheet, values.length, rows - values.length);
        const gridProperties = { frozenRowCount: values.length - 1 };
        const fields = 'gridProperties.frozenRowCount';
        workbook.apply({ updateSheetProperties: { properties: { sheetId, gridProperties }, fields } });
        return () => {};
      },
    ];
    return deeds[person.below(deeds.length)]?.() ?? null;
  }

  /** The columns on one side of the keys are sorted without them. Tells whether there are any. */
  mix(): boolean {
    const workbook = this.#workbook();
    const { sheet } = this.#setting;
    const values = workbook?.values(`'${sheet}'`) ?? [];
    const header = values[0] ?? [];
    const keys = header.indexOf('ID');
    // With the person's own rows in between cells would go to these, and be theirs.
    const isDense = values.slice(1).every((cells) => /^[\da-f-]{36}$/.test(String(cells[keys])));
    if (!workbook || keys < 0 || values.length < 3 || !isDense) return false;
    const sides = [
      { startColumnIndex: 0, endColumnIndex: keys },
      { startColumnIndex: keys + 1, endColumnIndex: header.length },
    ].filter((side) => side.startColumnIndex < side.endColumnIndex);
    const side = sides[this.#person.below(sides.length)];
    if (!side) return false;
    const sheetId = workbook.sheets.find(({ title }) => title === sheet)?.sheetId ?? 0;
    const sortSpecs = [{ dimensionIndex: side.startColumnIndex, sortOrder: 'DESCENDING' as const }];
    const range = { sheetId, startRowIndex: 1, endRowIndex: values.length, ...side };
    workbook.apply({ sortRange: { range, sortSpecs } });
    return true;
  }

  sort(): void {
    const person = this.#person;
    const order = person.chance(0.5) ? 'ASCENDING' : 'DESCENDING';
    this.#workbook()?.sortRows(this.#setting.sheet, person.below(6), order);
  }

  /** The spreadsheet, once the sheet is in it. */
  #workbook() {
    const { sheet, spreadsheetId } = this.#setting;
    const workbook = this.#google.spreadsheet(spreadsheetId);
    return workbook.sheets.some(({ title }) => title === sheet) ? workbook : null;
  }
}
