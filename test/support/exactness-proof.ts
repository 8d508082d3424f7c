import assert from 'node:assert/strict';
import { atEveryCall } from './calls.ts';
import type { Case, Setup } from './exactness-cases.ts';
import { compare, compareSteady, type SheetRow } from './exactness-compare.ts';
import {
  type Attempt,
  attempt,
  attemptKilled,
  letCallsFail,
  type Outcome,
  type Providers,
} from './exactness-runs.ts';
import { type ExportSetting, exportOnce, newSetting } from './export.ts';
import { columnUnder, sheetAsObjects } from './sheet.ts';
import { FIELD } from './subjects/documents.ts';
import { Person } from './subjects/person.ts';
import type { ExpectedRow, SourceView } from './subjects/subject.ts';

/** What a person writes below the table. */
const TOTAL = 'Итого';

/** What really happened in all cases of this process. */
export const hits = { killed: 0, toKill: 0, failedCalls: 0, brokenRuns: 0, runs: 0 };

/** One case as it goes on. */
export class Proof {
  readonly #case: Case;
  readonly #sandbox: Providers;
  readonly #person: Person;
  readonly #view: SourceView;
  readonly #setting: ExportSetting;
  #reached: Attempt['last'] = null;
  /** The additional field of the case while it is there, and its column's key once it was. */
  #field = false;
  #fieldKey = '';
  #renamed = false;
  #totals = 0;

  constructor(drawn: Case, sandbox: Providers) {
    const { moysklad, google } = sandbox;
    const { pageRows, batchBytes, strategy } = drawn;
    this.#case = drawn;
    this.#sandbox = sandbox;
    const world = moysklad.account('token');
    this.#person = new Person(world, drawn.seed);
    this.#view = { world, get: (path) => read(`${moysklad.apiUrl}${path}`) };
    const source = { apiUrl: moysklad.apiUrl, token: 'token' };
    this.#setting = newSetting(google, source, { pageRows, batchBytes, strategy });
  }

  async run(): Promise<void> {
    const { subject, first, last, kill, fields, renames } = this.#case;
    const person = this.#person;
    if (fields === 'chosen' || (fields && person.chance(0.7))) this.#toggleField();
    subject.prepare?.(person);
    for (let runs = first === last ? (kill ? 1 : person.below(2)) : 2; runs > 0; runs--)
      await this.#amongFaults(first);
    if (first !== last) this.#reached = null;
    if (kill) await this.#killed(last);
    const early = kill || person.chance(0.5);
    if (fields && early) this.#toggleField();
    await this.#amongFaults(last);
    if (fields && !early) this.#toggleField();
    if (renames) this.#rename();
    this.#touchSheet();
    if (person.chance(0.35)) await this.#amongFaults(last);
    // Which rows show an old name depends on which ones a run happens to read.
    const tells = last.mode !== 'replace' && !renames && person.chance(0.2);
    const foretold = tells ? await this.#foretell(last) : null;
    const difference = await this.#calm(last);
    if (foretold) assert.deepEqual(difference, foretold, 'a dry run foretells what a run does');
    if (renames) await this.#calm(last, true);
    if (last.mode !== 'replace' && person.chance(0.2)) await this.#again(last);
  }

  /** A run while people work in MoySklad and calls fail. */
  async #amongFaults(setup: Setup): Promise<void> {
    await this.#restless(setup, (what) => attempt(what));
  }

  async #killed(setup: Setup): Promise<void> {
    const atCall = 2 + this.#person.below(this.#case.subject.objects ? 20 : 9);
    hits.toKill++;
    const { killed } = await this.#restless(setup, (what) => attemptKilled(this.#sandbox, what, atCall));
    if (killed) hits.killed++;
  }

  async #restless(setup: Setup, run: (what: Attempt) => Promise<Outcome>): Promise<Outcome> {
    const { subject, seed, restlessSheet, busy, faults } = this.#case;
    const person = this.#person;
    const { moysklad, google } = this.#sandbox;
    for (let deeds = person.below(4); deeds > 0; deeds--) subject.disturb(person);
    const before = await this.#source(setup);
    person.touched.clear();
    moysklad.calls.length = google.calls.length = 0;
    const end = [
      letCallsFail(restlessSheet ? [moysklad] : [moysklad, google], faults, seed + hits.runs),
      atEveryCall(google, () => restlessSheet && person.chance(0.03) && this.#sort()),
      atEveryCall(moysklad, () => person.chance(busy) && subject.disturb(person)),
    ];
    const outcome = await run(this.#attempt(setup));
    for (const stop of end) stop();
    hits.runs++;
    hits.failedCalls += [...moysklad.calls, ...google.calls].filter(
      ({ status }) => status === 0 || status >= 500,
    ).length;
    if (!outcome.done) hits.brokenRuns++;
    // A task goes on from the place it reached; a run that somebody starts anew knows of none.
    this.#reached = outcome.killed || person.chance(0.5) ? outcome.reached : null;
    if (outcome.done) await this.#compareSteady(setup, before);
    return outcome;
  }

  async #compareSteady(setup: Setup, before: ExpectedRow[]): Promise<void> {
    const { touched } = this.#person;
    const stood = new Set(before.map(({ object }) => object));
    const now = await this.#source(setup);
    const source = now.filter(({ object }) => object !== null && stood.has(object) && !touched.has(object));
    compareSteady({ ...this.#expectation(setup), source }, await this.#sheet());
  }

  /** What a dry run says that the next run will do; it writes nothing. */
  async #foretell(setup: Setup): Promise<object> {
    this.#reached = null;
    const { setting, exporter, mode, more } = this.#attempt(setup);
    const { result, difference } = await exportOnce(setting, exporter, mode, { ...more, dryRun: true });
    assert.equal(result.requests.sheets.write, 0, 'a dry run writes nothing');
    const { added, changed, removed } = difference;
    return { added, changed, removed };
  }

  /** One more run, while nothing happens: now the sheet equals the source. Answers what it changed. */
  async #calm(setup: Setup, full = false): Promise<object> {
    const before = await this.#sheet();
    const { setting, exporter, mode, more, last } = this.#attempt(setup);
    const checkpoint = { last, save: async () => {} };
    const { difference } = await exportOnce(setting, exporter, mode, { ...more, full, checkpoint });
    this.#reached = null;
    if (full) this.#renamed = false;
    const source = await this.#source(setup);
    // A chosen column stays, though empty, when its field is gone.
    const field = this.#field || (this.#case.fields === 'chosen' && before.some((row) => FIELD in row));
    compare({ ...this.#expectation(setup), source, field }, before, await this.#sheet());
    const { added, changed, removed } = difference;
    return { added, changed, removed };
  }

  /** Yet another one has nothing to do. */
  async #again(setup: Setup): Promise<void> {
    const { setting, exporter, mode, more } = this.#attempt(setup);
    const { result } = await exportOnce(setting, exporter, mode, more);
    const { rowsAppended, rowsUpdated, rowsDeleted, cellsWritten } = result;
    assert.deepEqual(
      [rowsAppended, rowsUpdated, rowsDeleted, cellsWritten],
      [0, 0, 0, 0],
      'nothing is left to do',
    );
  }

  #attempt({ mode, gone, filter, fewer }: Setup): Attempt {
    const { subject, fields, protect, trim } = this.#case;
    const { world } = this.#view;
    const chosen = fewer ? subject.columns.slice(0, -2) : subject.columns;
    const more = {
      columns: fields === 'default' ? null : [...chosen, ...(fields ? [this.#fieldKey] : [])],
      conditions: filter?.conditions(world) ?? [],
      options: { gone, protect, trim },
    };
    return { setting: this.#setting, exporter: subject.exporter(world), mode, more, last: this.#reached };
  }

  #expectation(setup: Setup) {
    const { subject } = this.#case;
    const { world } = this.#view;
    return { subject, setup, world, names: !this.#renamed, field: this.#field };
  }

  async #source({ filter }: Setup): Promise<ExpectedRow[]> {
    const rows = await this.#case.subject.rows(this.#view);
    return filter ? rows.filter(({ json }) => filter.fits(json, this.#view.world)) : rows;
  }

  /** The rows of the sheet without the person's own, which must still be there. */
  async #sheet(): Promise<SheetRow[]> {
    const rows = await sheetAsObjects(this.#sandbox.google, this.#setting);
    const others = rows.filter((row) => !Object.values(row).includes(TOTAL));
    assert.equal(rows.length - others.length, this.#totals, "what a person wrote is the person's");
    // Empty rows between the table and what stands below it.
    return others.filter((row) => Object.values(row).some((cell) => cell !== null));
  }

  /** Makes the additional field, or deletes it: its values go with it, and nothing says that objects changed. */
  #toggleField(): void {
    const type = this.#case.subject.objects?.fieldsOf ?? '';
    const { world } = this.#person;
    if (this.#field) world.deleteAttribute(type, this.#fieldKey.replace('attribute:', ''));
    else this.#fieldKey = `attribute:${world.addAttribute(type, { name: FIELD, type: 'string' })}`;
    this.#field = !this.#field;
  }

  #rename(): void {
    this.#case.subject.rename?.(this.#person);
    this.#renamed = true;
  }

  /** A person sorts the sheet, moves its columns, makes a column, deletes a row (which is then missed), writes a total below. */
  #touchSheet(): void {
    const person = this.#person;
    const workbook = this.#workbook();
    if (!workbook) return;
    const { sheet } = this.#setting;
    if (person.chance(0.3)) this.#sort();
    if (person.chance(0.15)) workbook.moveColumn(sheet, person.below(3), person.below(3));
    if (person.chance(0.1)) workbook.insertColumn(sheet, person.below(3), 'Заметка');
    const rows = () => workbook.values(`'${sheet}'!A2:ZZ`).length;
    const { mode } = this.#case.last;
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

  #sort(): void {
    const person = this.#person;
    const order = person.chance(0.5) ? 'ASCENDING' : 'DESCENDING';
    this.#workbook()?.sortRows(this.#setting.sheet, person.below(6), order);
  }

  /** The spreadsheet, once the sheet is in it. */
  #workbook() {
    const { sheet, spreadsheetId } = this.#setting;
    const workbook = this.#sandbox.google.spreadsheet(spreadsheetId);
    return workbook.sheets.some(({ title }) => title === sheet) ? workbook : null;
  }
}

async function read(url: string) {
  const answer = await fetch(url, { headers: { authorization: 'Bearer token' } });
  assert.equal(answer.status, 200, url);
  return (await answer.json()) as Record<string, unknown>;
}
