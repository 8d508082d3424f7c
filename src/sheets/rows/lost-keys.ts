import { setTimeout as sleep } from 'node:timers/promises';
import { openSlice } from '../../platform/limits/slices.ts';
import type { Cell, TableRow } from '../../protocol/index.ts';
import { SheetsError, sheetsProblems } from '../client/errors.ts';
import { rangesOf, segmentsOf } from './changes.ts';
import { TRIES } from './commit.ts';
import { type Candidate, rowsWithoutKeys } from './keyless.ts';
import type { TablePlace } from './place.ts';
import { sameCell, sameKey } from './rows.ts';
import { look } from './sight.ts';

/** More rows than this are not told apart one by one. */
const MOST_ROWS = 10_000;

/** So many different values of a column are remembered to see whether it tells rows apart. */
const MOST_VALUES = 200_000;

/** Rows of a refusal that are named. */
const NAMED_ROWS = 10;

const anyUuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/i;

/**
 * Rows of a table that have lost their keys, because a person emptied, edited or overwrote these cells. The rows of the
 * source tell whose they are: by all the other cells, else by one that no two rows have in common.
 */
export class LostKeys {
  readonly #place: TablePlace;
  readonly #candidates: Candidate[];
  /** Columns that are compared: not keys, not what we say of a row, not what the source has no more. */
  readonly #compared: number[];
  /** By column of texts: its values in the whole source, as long as no two rows share one. */
  readonly #telling = new Map<number, Set<string>>();
  /** By column of texts: those of the candidates, and how many rows of the whole source have them there. */
  readonly #shared = new Map<number, Map<string, number>>();
  /** Rows of the source whose keys stand nowhere. */
  readonly #missing: { key: string; object: string; cells: Cell[] }[] = [];
  #many = false;
  readonly #met = new Set<string>();
  readonly #prints: ReadonlySet<string>;

  constructor(place: TablePlace, candidates: Candidate[]) {
    this.#place = place;
    this.#candidates = candidates;
    const { columns, keyAt, presenceAt } = place;
    this.#compared = columns.flatMap(({ gone }, i) => (gone || i === keyAt || i === presenceAt ? [] : i));
    for (const i of this.#compared) {
      if (columns[i]?.type !== 'text') continue;
      this.#telling.set(i, new Set());
      const texts = candidates.flatMap(({ cells }) => (cells[i] ? [String(cells[i])] : []));
      this.#shared.set(i, new Map(texts.map((text) => [text, 0])));
    }
    this.#prints = new Set(candidates.map(({ cells }) => this.#print(cells)));
  }

  /** Takes note of rows of the source; all of them are to be shown before `restore`. */
  meet(rows: TableRow[]): void {
    const { index } = this.#place;
    for (const row of rows) {
      if (this.#met.has(row.key)) continue;
      this.#met.add(row.key);
      const { cells } = row;
      for (const [column, values] of this.#telling) {
        const text = cells[column];
        const tells =
          typeof text === 'string' && text !== '' && !values.has(text) && values.size < MOST_VALUES;
        if (tells) values.add(text);
        else this.#telling.delete(column);
      }
      for (const [column, counts] of this.#shared) {
        const text = String(cells[column] ?? '');
        const count = counts.get(text);
        if (count !== undefined) counts.set(text, count + 1);
      }
      if (index.has(row.key)) continue;
      // A table that is only begun lacks most of the source: then nothing but the same cells tells.
      this.#many ||= this.#missing.length === MOST_ROWS;
      if (!this.#many || this.#prints.has(this.#print(cells)))
        this.#missing.push({ key: row.key, object: row.object, cells });
    }
  }

  /**
   * Puts keys back where they are known; a dry run goes on as if they stood there. Rows that nothing in the source resembles are a
   * person's own and stay as they are.
   * @throws SheetsError, before anything is written, when a row may be one of several of the source.
   */
  async restore({ dryRun, pauseMs }: { dryRun: boolean; pauseMs: number }): Promise<void> {
    await this.#addUnknown();
    const claims = await this.#claims();
    if (claims.size === 0) return;
    if (!dryRun) return this.#write(claims, pauseMs);
    await this.#place.pretend(new Map(Array.from(claims, ([{ row }, { key }]) => [row, key])));
  }

  /** Rows with keys that the source does not know may have been edited, too, where source rows are missing. */
  async #addUnknown(): Promise<void> {
    const { index } = this.#place;
    if (this.#missing.length === 0 || this.#many || index.size - this.#met.size > MOST_ROWS) return;
    const rows: number[] = [];
    for (let row = index.firstRow ?? 1; row <= index.lastRow; row++) rows.push(row);
    const unknown = [...index.keysAt(new Set(rows))].filter(([, key]) => !this.#met.has(key));
    if (unknown.length === 0 || unknown.length > MOST_ROWS) return;
    this.#candidates.push(
      ...(await candidatesAt(
        this.#place,
        unknown.map(([row]) => row),
        'unknown',
      )),
    );
  }

  async #claims(): Promise<Map<Candidate, { key: string; object: string }>> {
    const claims = new Map<Candidate, { key: string; object: string }>();
    const free = new Map(this.#missing.map((row) => [row.key, row]));
    const claim = (candidate: Candidate, key: string) => {
      const row = free.get(key);
      if (!row) return;
      free.delete(key);
      claims.set(candidate, row);
    };
    // What a person typed around a key.
    for (const candidate of this.#candidates) {
      const key = anyUuid.exec(String(candidate.cells[this.#place.keyAt] ?? ''))?.[0].toLowerCase();
      if (key && candidate.kind === 'none') claim(candidate, key);
    }
    const byCells = new Map<string, Candidate[]>();
    for (const candidate of this.#candidates) {
      if (claims.has(candidate)) continue;
      const print = this.#print(candidate.cells);
      byCells.set(print, [...(byCells.get(print) ?? []), candidate]);
    }
    for (const { key, cells } of [...free.values()]) {
      const candidate = byCells.get(this.#print(cells))?.shift();
      if (candidate) claim(candidate, key);
    }
    if (!this.#many) await this.#claimByTelling(claims, free, claim);
    return claims;
  }

  /** Rows that changed in the source, or in the sheet, since their keys were lost. */
  async #claimByTelling(
    claims: ReadonlyMap<Candidate, unknown>,
    free: ReadonlyMap<string, { key: string; cells: Cell[] }>,
    claim: (candidate: Candidate, key: string) => void,
  ): Promise<void> {
    const left = this.#candidates.filter((one) => one.kind !== 'unknown' && !claims.has(one));
    const told = Array.from(this.#telling.keys(), (column) => {
      const rows = Array.from(free.values(), ({ key, cells }): [unknown, string] => [cells[column], key]);
      return { column, keys: new Map(rows) };
    });
    const wanted = left.map((candidate) => {
      const keys = told.flatMap(({ column, keys }) => {
        const text = candidate.cells[column];
        return text ? (keys.get(text) ?? []) : [];
      });
      return { candidate, keys: [...new Set(keys)] };
    });
    const count = new Map<string, number>();
    for (const { keys } of wanted) for (const key of keys) count.set(key, (count.get(key) ?? 0) + 1);
    const unclear: Candidate[] = [];
    // Ten thousand rows compared with as many take half a minute.
    const slice = openSlice();
    for (const { candidate, keys } of wanted) {
      const pause = slice.pause();
      if (pause) await pause;
      const [key] = keys;
      if (key !== undefined && keys.length === 1 && count.get(key) === 1) claim(candidate, key);
      else if (keys.length > 0 || this.#resembles(candidate, free)) unclear.push(candidate);
    }
    if (unclear.length > 0) throw this.#refusal(unclear);
  }

  /**
   * Whether a row may be a missing one of the source: a text is the same there that no other row of the source has in that column;
   * or, of a row without a key, half of what stands in it and more than one cell.
   */
  #resembles({ kind, cells }: Candidate, free: ReadonlyMap<string, { cells: Cell[] }>): boolean {
    // A copy of a row that has its key: a person's own.
    for (const [column, values] of this.#telling) if (values.has(String(cells[column]))) return false;
    const filled = this.#compared.filter((i) => !sameCell(null, cells[i]));
    const isOnly = (i: number) => this.#shared.get(i)?.get(String(cells[i])) === 1;
    return [...free.values()].some((row) => {
      const same = filled.filter((i) => sameCell(cells[i], row.cells[i]));
      return same.some(isOnly) || (kind === 'none' && same.length > 1 && 2 * same.length >= filled.length);
    });
  }

  #print(cells: readonly unknown[]): string {
    return JSON.stringify(this.#compared.map((i) => cells[i] ?? ''));
  }

  #refusal(candidates: Candidate[]): SheetsError {
    const { layout, columns, keyAt } = this.#place;
    return keysSpoilt(
      layout.title,
      columns[keyAt]?.title ?? '',
      candidates.map(({ row }) => row),
    );
  }

  async #write(claims: ReadonlyMap<Candidate, { key: string }>, pauseMs: number): Promise<void> {
    const { client, spreadsheetId, layout, keyAt } = this.#place;
    const column = this.#place.position(keyAt);
    const rows = Array.from(claims.keys(), ({ row }) => row);
    for (let tries = 1; ; tries++) {
      const sight = await look(client, spreadsheetId, layout, column, { rows, keys: [], place: null });
      const stands = ({ row, cells }: Candidate, i: number) =>
        sameCell(cells[i], sight.cell(row, this.#place.position(i)));
      const open = [...claims].filter(([{ row }, { key }]) => !sameKey(sight.cell(row, column), key));
      const steady = [...claims.keys()].every((candidate) =>
        this.#compared.every((i) => stands(candidate, i)),
      );
      const same = open.every(([candidate]) => stands(candidate, keyAt));
      if (!steady || !same || tries > TRIES) throw restless(layout.title);
      if (open.length === 0) return this.#place.readIndex();
      const edits = open.map(([{ row }, { key }]) => ({ row, cells: [key] }));
      try {
        await client.writeValues(spreadsheetId, rangesOf(layout.title, segmentsOf([column]), edits));
      } catch (error) {
        if (!(error instanceof SheetsError) || !error.unknownOutcome || tries >= TRIES) throw error;
        await sleep(pauseMs * tries);
      }
    }
  }
}

const restless = (sheet: string): SheetsError => new SheetsError(sheetsProblems.restless, { sheet }, 0);

function keysSpoilt(sheet: string, column: string, rows: number[]): SheetsError {
  const named = [...rows].sort((a, b) => a - b).slice(0, NAMED_ROWS);
  const more = rows.length > named.length ? '…' : '';
  return new SheetsError(sheetsProblems.keysSpoilt, { sheet, column, rows: named.join(', ') + more }, 0);
}

/**
 * Rows that may have lost their keys: those with cells in our columns and no key, below the header, and those whose key
 * stands twice. Null when there are none. One call, two with doubles.
 * @throws SheetsError when there are too many of them to be told apart.
 */
export async function findLostKeys(place: TablePlace): Promise<LostKeys | null> {
  const candidates = await rowsWithoutKeys(place);
  const { index, layout, columns, keyAt } = place;
  if (candidates.length > MOST_ROWS)
    throw keysSpoilt(
      layout.title,
      columns[keyAt]?.title ?? '',
      candidates.map(({ row }) => row),
    );
  if (index.doubles.length > 0 && index.doubles.length <= MOST_ROWS) {
    const doubled = await candidatesAt(place, index.doubles, 'double');
    const keys = doubled.map(({ cells }) => index.rowOf(String(cells[keyAt])));
    const firsts = [...new Set(keys)].filter((row) => row > 0);
    candidates.push(...doubled, ...(await candidatesAt(place, firsts, 'double')));
  }
  return candidates.length > 0 ? new LostKeys(place, candidates) : null;
}

async function candidatesAt(
  { client, spreadsheetId, layout, keyAt }: TablePlace,
  rows: number[],
  kind: Candidate['kind'],
): Promise<Candidate[]> {
  const wanted = { rows, keys: [], place: null };
  const sight = await look(client, spreadsheetId, layout, layout.positions[keyAt] ?? 0, wanted);
  return rows.map((row) => ({ row, kind, cells: layout.positions.map((at) => sight.cell(row, at)) }));
}
