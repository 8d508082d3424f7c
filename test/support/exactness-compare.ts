import assert from 'node:assert/strict';
import type { Setup } from './exactness-cases.ts';
import { FIELD } from './subjects/documents.ts';
import type { Cell, ExpectedRow, Subject, World } from './subjects/subject.ts';

/** A row of the sheet by header. */
export type SheetRow = Record<string, unknown>;

/** The column that says what became of a row's object. */
const PRESENCE = 'Что с записью';

/** What the sheet is held against. */
export interface Expectation {
  subject: Subject;
  setup: Setup;
  world: World;
  /** The rows of the source that fit the filter. */
  source: ExpectedRow[];
  /** Names of other objects are looked at, too. */
  names: boolean;
  /** The additional field of the case has a column; without it there may be an empty one. */
  field: boolean;
}

const keyIn = ({ keys }: Subject, cells: Record<string, unknown>): string =>
  JSON.stringify(keys.map((header) => cells[header]));

/**
 * Holds the sheet after a calm run against the source.
 * @param before the sheet as it stood when that run began.
 */
export function compare(expectation: Expectation, before: SheetRow[], sheet: SheetRow[]): void {
  const { subject, setup, source } = expectation;
  const standing = byKey(subject, sheet);
  assert.equal(standing.size, sheet.length, 'no row is doubled');
  assert.ok(!sheet.some(({ ID }) => ID === null), 'no row is half written');
  const wanted = new Map(source.map((row) => [keyIn(subject, row.cells), row]));
  assert.equal(wanted.size, source.length, 'the subject tells its rows apart');
  for (const key of wanted.keys()) assert.ok(standing.has(key), `${key} is lost`);

  if (setup.mode === 'append') {
    requireUntouched(subject, before, standing);
    return;
  }
  for (const [key, row] of wanted) requireCells(expectation, key, row, standing.get(key) ?? {});
  const others = sheet.filter((row) => !wanted.has(keyIn(subject, row)));
  if (setup.mode === 'replace' || setup.gone === 'remove') {
    assert.deepEqual(others, [], 'no row stays that the source does not have');
  } else {
    requireGone(expectation, before, others);
  }
}

/**
 * Holds the sheet after a run among changes against what nobody touched meanwhile: such rows are right at once, not only
 * after the next run.
 */
export function compareSteady(expectation: Expectation, sheet: SheetRow[]): void {
  const { subject, setup, source } = expectation;
  const standing = byKey(subject, sheet);
  for (const row of source) {
    const key = keyIn(subject, row.cells);
    const found = standing.get(key);
    assert.ok(found, `${key} is lost though nobody touched it`);
    if (setup.mode !== 'append') requireCells(expectation, key, row, found);
  }
}

function byKey(subject: Subject, rows: SheetRow[]): Map<string, SheetRow> {
  return new Map(rows.map((row) => [keyIn(subject, row), row]));
}

function requireCells(
  { subject, setup, names, field }: Expectation,
  key: string,
  { cells, json }: ExpectedRow,
  found: SheetRow,
): void {
  const wanted: Record<string, Cell> = { ...cells };
  if (!names) for (const header of subject.names) delete wanted[header];
  if (!field && !(FIELD in found)) delete wanted[FIELD];
  for (const header of setup.fewer ? Object.keys(wanted) : []) if (!(header in found)) delete wanted[header];
  if (setup.gone === 'mark' && setup.mode === 'upsert') {
    wanted[PRESENCE] = json.archived === true ? 'В архиве' : null;
  }
  const shown = Object.fromEntries(Object.keys(wanted).map((header) => [header, found[header]]));
  assert.deepEqual(shown, wanted, `the row of ${key}`);
}

/** Appending never changes what stands. */
function requireUntouched(subject: Subject, before: SheetRow[], standing: Map<string, SheetRow>): void {
  for (const row of before) {
    const now = standing.get(keyIn(subject, row)) ?? {};
    const shown = Object.fromEntries(Object.keys(row).map((header) => [header, now[header]]));
    assert.deepEqual(shown, row, 'what was appended stays as it was');
  }
}

/** Rows of gone objects stay as they were, and say so where that was asked for; no others do. */
function requireGone(
  { subject, setup, world, source }: Expectation,
  before: SheetRow[],
  others: SheetRow[],
): void {
  const live = new Set(source.map(({ object }) => object));
  const objectOf = (row: SheetRow) => String(row['ID документа'] ?? row.ID);
  const stood = byKey(subject, before);
  // An additional field that MoySklad has no more is emptied in every row.
  const lasting = ({ [PRESENCE]: _presence, [FIELD]: _field, ...row }: SheetRow) => row;
  for (const row of others) {
    const id = objectOf(row);
    assert.ok(!live.has(id), `${keyIn(subject, row)} is not gone, only out of place`);
    const old = lasting(stood.get(keyIn(subject, row)) ?? {});
    const shown = Object.fromEntries(Object.keys(old).map((header) => [header, row[header]]));
    assert.deepEqual(shown, old, 'a gone row stays as it was');
    if (setup.gone !== 'mark') continue;
    const word = subject.objects?.find(world, id) ? 'В корзине' : 'Удалён или не подходит под отбор';
    assert.equal(row[PRESENCE], word, `what became of ${id}`);
  }
  const kept = new Set(others.map((row) => keyIn(subject, row)));
  for (const row of before) {
    if (live.has(objectOf(row))) continue;
    assert.ok(kept.has(keyIn(subject, row)), `the gone row ${keyIn(subject, row)} was removed`);
  }
}
