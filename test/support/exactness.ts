import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../../sandbox/google/index.ts';
import { openMoysklad } from '../../sandbox/moysklad/index.ts';
import { atEveryCall } from './calls.ts';
import { type Case, describe, drawCase, type Setup } from './exactness-cases.ts';
import { compare, compareSteady } from './exactness-compare.ts';
import {
  type Attempt,
  attempt,
  attemptKilled,
  letCallsFail,
  type Outcome,
  type Providers,
} from './exactness-runs.ts';
import { type ExportSetting, exportOnce, newSetting } from './export.ts';
import { sheetAsObjects } from './sheet.ts';
import { FIELD } from './subjects/documents.ts';
import { subjects } from './subjects/index.ts';
import { Person } from './subjects/person.ts';
import type { ExpectedRow, SourceView } from './subjects/subject.ts';

/** Cases of all subjects together, and one to be run alone (`CASE=demand/7`). */
const CASES = Number(process.env.CASES ?? 300);
const only = process.env.CASE;
const FAULTS = 0.08;

let google: GoogleSandbox;
const all = Object.values(subjects).flat();
const hit = { killed: 0, toKill: 0, failedCalls: 0, brokenRuns: 0, runs: 0 };

/**
 * The promise itself: documents, their lines, dictionaries and reports are edited, made, deleted, trashed and restored
 * while they are read, calls to either provider fail in every way, the process is killed, a person sorts the sheet; after
 * one more run the sheet equals the source. A failing case can be run again alone (CASE=demand/7).
 */
export function provesExact(kind: keyof typeof subjects): void {
  before(async () => {
    google = await openGoogle({ port: 0, quotas: false });
  });
  after(() => google.close());

  const perSubject = Math.ceil(CASES / all.length);
  for (const subject of subjects[kind]) {
    for (let number = 0; number < perSubject; number++) {
      const drawn = drawCase(subject, all.indexOf(subject), number);
      if (only && only !== drawn.title) continue;
      test(`${drawn.title}: ${describe(drawn)}`, () => runCase(drawn));
    }
  }
  test('processes were really killed, and calls really failed', () => {
    if (only) return;
    assert.ok(hit.killed > hit.toKill / 2, `${hit.killed} kills of ${hit.toKill}`);
    assert.ok(hit.failedCalls > hit.runs / 2, `${hit.failedCalls} calls failed in ${hit.runs} runs`);
    assert.ok(hit.brokenRuns > 0, 'runs ended in the middle');
  });
}

async function runCase(drawn: Case): Promise<void> {
  const orders = drawn.subject.name.startsWith('customerorder') ? 20 : 0;
  const account = { name: drawn.title, token: 'token', kind: 'app' as const };
  const moysklad = await openMoysklad({
    port: 0,
    limits: false,
    accounts: [{ ...account, orders, products: 8, counterparties: 8 }],
  });
  try {
    await new Proof(drawn, { moysklad, google }).run();
  } finally {
    await moysklad.close();
  }
}

/** One case as it goes on. */
class Proof {
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
    if (fields === 'chosen' || (fields && person.chance(0.7))) this.#makeField();
    subject.prepare?.(person);
    if (person.chance(0.5)) await this.#amongFaults(first);
    if (first !== last) this.#reached = null;
    if (kill) await this.#killed(last);
    await this.#amongFaults(last);
    if (fields) this.#field ? this.#dropField() : this.#makeField();
    if (renames) this.#rename();
    this.#touchSheet();
    if (person.chance(0.5)) await this.#amongFaults(last);
    await this.#calm(last);
    if (renames) await this.#calm(last, true);
    if (last.mode !== 'replace' && person.chance(0.25)) await this.#again(last);
  }

  /** A run while people work in MoySklad and calls fail. */
  async #amongFaults(setup: Setup): Promise<void> {
    await this.#restless(setup, (what) => attempt(what));
  }

  async #killed(setup: Setup): Promise<void> {
    const atCall = 2 + this.#person.below(this.#case.subject.objects ? 20 : 9);
    hit.toKill++;
    const { killed } = await this.#restless(setup, (what) => attemptKilled(this.#sandbox, what, atCall));
    if (killed) hit.killed++;
  }

  async #restless(setup: Setup, run: (what: Attempt) => Promise<Outcome>): Promise<Outcome> {
    const { subject, seed } = this.#case;
    const person = this.#person;
    const { moysklad, google } = this.#sandbox;
    const before = await this.#source(setup);
    person.touched.clear();
    moysklad.calls.length = google.calls.length = 0;
    const end = [
      letCallsFail(this.#sandbox, FAULTS, seed + hit.runs),
      atEveryCall(moysklad, () => person.chance(0.5) && subject.disturb(person)),
    ];
    const outcome = await run(this.#attempt(setup));
    for (const stop of end) stop();
    hit.runs++;
    hit.failedCalls += [...moysklad.calls, ...google.calls].filter(
      ({ status }) => status === 0 || status >= 500,
    ).length;
    if (!outcome.done) hit.brokenRuns++;
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

  /** One more run, while nothing happens: now the sheet equals the source. */
  async #calm(setup: Setup, full = false): Promise<void> {
    const before = await this.#sheet();
    const { setting, exporter, mode, more, last } = this.#attempt(setup);
    await exportOnce(setting, exporter, mode, { ...more, full, checkpoint: { last, save: async () => {} } });
    this.#reached = null;
    if (full) this.#renamed = false;
    const source = await this.#source(setup);
    compare({ ...this.#expectation(setup), source }, before, await this.#sheet());
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

  #attempt({ mode, gone, filter }: Setup): Attempt {
    const { subject, fields } = this.#case;
    const { world } = this.#view;
    const more = {
      columns: fields === 'default' ? null : [...subject.columns, ...(fields ? [this.#fieldKey] : [])],
      conditions: filter?.conditions(world) ?? [],
      options: { gone, protect: false, trim: false },
    };
    return { setting: this.#setting, exporter: subject.exporter(world), mode, more, last: this.#reached };
  }

  #expectation(setup: Setup) {
    const { subject, fields } = this.#case;
    return {
      subject,
      setup,
      world: this.#view.world,
      names: !this.#renamed,
      field: this.#field || fields === 'chosen',
    };
  }

  async #source({ filter }: Setup): Promise<ExpectedRow[]> {
    const rows = await this.#case.subject.rows(this.#view);
    return filter ? rows.filter(({ json }) => filter.fits(json, this.#view.world)) : rows;
  }

  #sheet() {
    return sheetAsObjects(this.#sandbox.google, this.#setting);
  }

  #makeField(): void {
    const type = this.#case.subject.objects?.fieldsOf ?? '';
    this.#fieldKey = `attribute:${this.#person.world.addAttribute(type, { name: FIELD, type: 'string' })}`;
    this.#field = true;
  }

  #dropField(): void {
    const type = this.#case.subject.objects?.fieldsOf ?? '';
    this.#person.world.deleteAttribute(type, this.#fieldKey.replace('attribute:', ''));
    this.#field = false;
  }

  #rename(): void {
    this.#case.subject.rename?.(this.#person);
    this.#renamed = true;
  }

  /** A person sorts the sheet, or deletes a row of it, which is then missed. */
  #touchSheet(): void {
    const person = this.#person;
    const { sheet, spreadsheetId } = this.#setting;
    const workbook = this.#sandbox.google.spreadsheet(spreadsheetId);
    if (!workbook.sheets.some(({ title }) => title === sheet)) return;
    if (person.chance(0.4)) {
      workbook.sortRows(sheet, person.below(6), person.chance(0.5) ? 'ASCENDING' : 'DESCENDING');
    }
    const rows = workbook.values(`'${sheet}'!A2:A`).length;
    if (this.#case.last.mode === 'upsert' && rows > 2 && person.chance(0.2)) {
      workbook.deleteRows(sheet, 1 + person.below(rows));
    }
  }
}

async function read(url: string) {
  const answer = await fetch(url, { headers: { authorization: 'Bearer token' } });
  assert.equal(answer.status, 200, url);
  return (await answer.json()) as Record<string, unknown>;
}
