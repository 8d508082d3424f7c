import assert from 'node:assert/strict';
import type { GoogleSandbox } from '../../sandbox/google/index.ts';
import type { Mode } from '../../src/exports/exporter.ts';
import type { ExportSetting } from './export.ts';
import { columnUnder, sheetAsObjects } from './sheet.ts';
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
