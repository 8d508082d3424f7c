import type { Column, Exporter, Mode } from '../catalogue/index.ts';
import type { Cell, Cursor, Reading, Source, Table } from '../protocol/index.ts';
import type { Batch } from './batches.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { ExportOptions } from './options.ts';
import type { Start } from './plan.ts';
import { presence, presenceWords } from './presence.ts';
import type { Tally } from './tally.ts';

interface Context {
  exporter: Exporter;
  columns: Column[];
  mode: Mode;
  /** What becomes of gone objects. */
  gone: ExportOptions['gone'];
  dryRun: boolean;
  source: Source;
  table: Table;
  reading: Reading;
  tally: Tally;
  start: Start;
}

/**
 * Finds what stands in the table and not in the source any more: objects that a full reading never met, lines that
 * left their document. Gone objects are removed, marked or kept, as the user chose; lines always go with the change
 * of their document.
 */
export class Reconciler {
  readonly #context: Context;
  /** Objects of the table that the current full reading has not met; null in other passes. */
  #unseen: Set<string> | null = null;
  /** Objects that a dry run would add, or whose marks it would take away: the table does not count them. */
  readonly #fresh = new Set<string>();
  /** Rows that left an object which is still there. */
  readonly #stale = new Set<string>();
  /** Objects that this run found to be gone and left in the table. */
  #left: number | null = null;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Objects that stay in the table though the source has them no more. */
  get gone(): number {
    const { gone, table } = this.#context;
    if (gone === 'remove') return 0;
    return gone === 'mark' ? table.marked : (this.#left ?? table.state?.gone ?? 0);
  }

  /** A reading begins at this place; only one from the very beginning tells what is gone. */
  begin(pass: Checkpoint['pass'], from: Cursor | null): void {
    const { mode, table } = this.#context;
    const tellsAll = mode !== 'append' && pass === 'full' && from === null;
    this.#fresh.clear();
    this.#unseen = tellsAll ? new Set(table.objectIds()) : null;
  }

  /** A batch was written. */
  async met({ rows: all, objects }: Batch): Promise<void> {
    const { mode, table } = this.#context;
    if (mode === 'append') return;
    for (const { key, object } of all) {
      if (key !== object) continue;
      this.#found(object);
      for (const other of table.keysOf(object)) if (other !== key) this.#stale.add(other);
      this.#stale.delete(key);
    }
    for (const [object, rows] of objects) {
      if (rows.length > 0) this.#found(object);
      else this.#unseen?.delete(object);
      for (const key of table.keysOf(object)) this.#stale.add(key);
      for (const { key } of rows) this.#stale.delete(key);
    }
    // Before the place reached is noted: a run that goes on from there does not meet these objects again.
    await this.#removeStale();
  }

  #found(object: string): void {
    const { table, dryRun } = this.#context;
    this.#unseen?.delete(object);
    if (dryRun && (!table.hasObject(object) || this.#isMarked(object))) this.#fresh.add(object);
  }

  #isMarked(object: string): boolean {
    const { table, gone } = this.#context;
    return gone === 'mark' && table.isMarked(object);
  }

  /**
   * Whether the table holds as many objects as the source, after a reading that began in the middle. What was moved to
   * the trash since the last run goes first; any other difference (deleted for good, no longer fitting the filter)
   * needs a full reading.
   * @param expected objects of the source when the run began; they are counted again when that does not fit.
   */
  async agrees(expected: number | null): Promise<boolean> {
    const { source, exporter, table, reading, start, dryRun, gone } = this.#context;
    const held = () => table.objects - this.gone + this.#fresh.size;
    if (table.doubled === 0 && held() === expected) return true;
    const { total: live } = await source.count(reading);
    if (live === null) return false;
    let away = 0; // what a dry run would take away is still there
    if (exporter.trash && start.cursor && held() > live && gone !== 'keep') {
      const trashed = await source.trashed(reading.path, start.cursor.updated);
      const ours = trashed.filter((object) => table.hasObject(object));
      if (gone === 'mark') await this.#mark(ours, new Set(ours));
      else if (ours.length > 0) await this.#remove(ours.flatMap((object) => table.keysOf(object)));
      if (dryRun) away = ours.filter((object) => !this.#isMarked(object)).length;
    }
    return table.doubled === 0 && held() - away === live;
  }

  /** Brings the table in line after a full reading; nothing to do after another. */
  async settle(): Promise<void> {
    const { source, exporter, reading, gone, table, tally, dryRun } = this.#context;
    const unseen = this.#unseen ? [...this.#unseen] : [];
    const removed = gone === 'remove' ? unseen.flatMap((object) => table.keysOf(object)) : [];
    if (dryRun) tally.counts.rowsDeleted += table.doubled;
    if (removed.length > 0 || table.doubled > 0) await this.#remove(removed);
    if (gone === 'remove' || !this.#unseen) return;
    this.#left = unseen.length;
    if (gone === 'keep' || unseen.length === 0) return;
    const everTrashed = exporter.trash ? await source.trashed(reading.path, source.facts.firstMoment) : [];
    await this.#mark(unseen, new Set(everTrashed));
  }

  async #removeStale(): Promise<void> {
    if (this.#stale.size === 0) return;
    const stale = [...this.#stale];
    this.#stale.clear();
    await this.#remove(stale);
  }

  async #remove(keys: string[]): Promise<void> {
    const { table, tally, dryRun } = this.#context;
    await this.#tell(keys);
    tally.counts.rowsDeleted += dryRun ? keys.length : await table.remove(new Set(keys));
  }

  /** Notes removed rows in the difference, the first of them with their cells. */
  async #tell(keys: string[]): Promise<void> {
    const { table, tally, columns } = this.#context;
    const shown = keys.slice(0, tally.difference.room);
    const cells = shown.length > 0 ? await table.look(shown) : new Map<string, Cell[]>();
    for (const key of shown) {
      const filled = (cells.get(key) ?? []).flatMap((before, i) => {
        const column = columns[i]?.key;
        return before === null || column === undefined ? [] : { column, before, after: null };
      });
      tally.difference.note({ kind: 'removed', key, cells: filled });
    }
    tally.difference.countRemoved(keys.length - shown.length);
  }

  /** Notes in the difference which rows do not say these words yet. Answers how many. */
  async #tellMarked(words: Map<string, string>): Promise<number> {
    const { table, tally, columns } = this.#context;
    const at = columns.findIndex(({ key }) => key === presence.column);
    const cells = await table.look([...words.keys()]);
    let marked = 0;
    for (const [key, after] of words) {
      const before = cells.get(key)?.[at] ?? null;
      if (before === after) continue;
      tally.difference.note({ kind: 'changed', key, cells: [{ column: presence.column, before, after }] });
      marked += 1;
    }
    return marked;
  }

  async #mark(objects: string[], trashed: Set<string>): Promise<void> {
    const { table, dryRun, tally } = this.#context;
    const words = new Map<string, string>();
    for (const object of objects) {
      const word = trashed.has(object) ? presenceWords.trashed : presenceWords.gone;
      for (const key of table.keysOf(object)) words.set(key, word);
    }
    const marked = await this.#tellMarked(words);
    tally.counts.rowsUpdated += dryRun ? marked : await table.mark(words);
  }
}
