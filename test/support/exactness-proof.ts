import assert from 'node:assert/strict';
import { Problem } from '../../src/platform/problems.ts';
import { atEveryCall } from './calls.ts';
import type { Case, Setup } from './exactness-cases.ts';
import { compare, compareSteady } from './exactness-compare.ts';
import {
  type Attempt,
  attempt,
  attemptKilled,
  letCallsFail,
  type Outcome,
  type Providers,
} from './exactness-runs.ts';
import { PersonsSheet } from './exactness-sheet.ts';
import { type ExportSetting, exportOnce, newSetting } from './export.ts';
import { FIELD } from './subjects/documents.ts';
import { Person } from './subjects/person.ts';
import type { ExpectedRow, SourceView } from './subjects/subject.ts';

/** What really happened in all cases of this process. */
export const hits = { killed: 0, toKill: 0, failedCalls: 0, brokenRuns: 0, runs: 0 };

/** One case as it goes on. */
export class Proof {
  readonly #case: Case;
  readonly #sandbox: Providers;
  readonly #person: Person;
  readonly #view: SourceView;
  readonly #setting: ExportSetting;
  readonly #sheet: PersonsSheet;
  #runs = 0;
  /** The place that an attempt reached which was cut off, where the next one goes on from there. */
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
    this.#sheet = new PersonsSheet(google, this.#setting, this.#person);
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
    this.#sheet.touch(last.mode);
    if (person.chance(0.35)) await this.#amongFaults(last);
    const alive = new Set((await this.#source(last)).map(({ cells }) => cells.ID));
    const undo = this.#sheet.spoil(last.mode, alive);
    if (undo) await this.#restore(last, undo);
    const foretold = last.mode !== 'replace' && person.chance(0.2) ? await this.#foretell(last) : null;
    const difference = await this.#calm(last);
    // An export that only adds rows does not put them right: it refuses.
    if (last.mode === 'upsert' && person.chance(0.3) && this.#sheet.mix() && !(await this.#sorted(last)))
      return;
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
      letCallsFail(restlessSheet ? [moysklad] : [moysklad, google], faults, seed * 10 + this.#runs),
      atEveryCall(google, () => restlessSheet && person.chance(0.03) && this.#sheet.sort()),
      atEveryCall(moysklad, () => person.chance(busy) && subject.disturb(person)),
    ];
    const outcome = await run(this.#attempt(setup));
    for (const stop of end) stop();
    this.#runs++;
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
    compareSteady({ ...this.#expectation(setup), source }, await this.#sheet.rows());
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
    const before = await this.#sheet.rows();
    const { setting, exporter, mode, more, last } = this.#attempt(setup);
    const checkpoint = { last, save: async () => {} };
    const { difference } = await exportOnce(setting, exporter, mode, { ...more, full, checkpoint });
    this.#reached = null;
    if (full) this.#renamed = false;
    const source = await this.#source(setup);
    // A chosen column stays, though empty, when its field is gone.
    const field = this.#field || (this.#case.fields === 'chosen' && before.some((row) => FIELD in row));
    compare({ ...this.#expectation(setup), source, field }, before, await this.#sheet.rows());
    const { added, changed, removed } = difference;
    return { added, changed, removed };
  }

  /**
   * A run that finds spoilt keys puts them back, or refuses in words: then the person does. A dry run says the same, and
   * writes nothing.
   */
  async #restore(setup: Setup, undo: () => void): Promise<void> {
    const before = await this.#sheet.values();
    const foretold = setup.mode === 'replace' ? null : await told(() => this.#foretell(setup));
    assert.deepEqual(await this.#sheet.values(), before, 'a dry run writes nothing');
    const { setting, exporter, mode, more, last } = this.#attempt(setup);
    const checkpoint = { last, save: async () => {} };
    const done = await told(async () => {
      const { difference } = await exportOnce(setting, exporter, mode, { ...more, checkpoint });
      const { added, changed, removed } = difference;
      return { added, changed, removed };
    });
    if (foretold) assert.deepEqual(done, foretold, 'a dry run foretells what a run does');
    if (done === null) {
      assert.deepEqual(await this.#sheet.values(), before, 'a refusal writes nothing');
      undo();
    }
    this.#reached = null;
  }

  /** A run puts cells back beside their keys; false when it refused, because of rows that the source has no more. */
  async #sorted(setup: Setup): Promise<boolean> {
    const before = await this.#sheet.values();
    try {
      await this.#calm(setup);
      return true;
    } catch (error) {
      if (!(error instanceof Problem) || error.kind.code !== 'gone-rows-mixed-up') throw error;
      assert.notEqual(setup.gone, 'remove');
      assert.deepEqual(await this.#sheet.values(), before, 'a refusal writes nothing');
      return false;
    }
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
    const { subject, fields, protect, trim, sort, saveEveryMs } = this.#case;
    const { world } = this.#view;
    const chosen = fewer ? subject.columns.slice(0, -2) : subject.columns;
    const more = {
      columns: fields === 'default' ? null : [...chosen, ...(fields ? [this.#fieldKey] : [])],
      conditions: filter?.conditions(world) ?? [],
      options: {
        gone,
        protect,
        trim,
        sort: sort ? [{ column: sortedBy(chosen), descending: sort === 'down' }] : [],
      },
      saveEveryMs,
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
}

/** What a run changed; null when it refused because of spoilt keys. */
async function told(run: () => Promise<object>): Promise<object | null> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Problem && error.kind.code === 'row-keys-spoilt') return null;
    throw error;
  }
}

const sortedBy = (columns: string[]): string => columns.find((column) => column !== 'id') ?? 'id';

async function read(url: string) {
  const answer = await fetch(url, { headers: { authorization: 'Bearer token' } });
  assert.equal(answer.status, 200, url);
  return (await answer.json()) as Record<string, unknown>;
}
