import type { Cursor, Reading, RowChange, Strategy } from '../protocol/index.ts';
import { type Batch, batches } from './batches.ts';
import { type Checkpoint, placeKeeper } from './checkpoint.ts';
import { chooseStrategy } from './cost.ts';
import type { RunOptions } from './options.ts';
import type { Plan } from './plan.ts';
import { inRows, readAhead } from './read.ts';
import type { Ready } from './ready.ts';
import { Reconciler } from './reconciler.ts';
import type { Tally } from './tally.ts';

export interface Writing {
  /** What a reading met, and what therefore is gone. */
  readonly reconciler: Reconciler;
  /** What was found so far is found again. */
  forget(): void;
  /** Rows found by another reading of the source, beside the planned one; it reaches no place. */
  refresh(reading: Reading): Promise<void>;
  /** One reading of the source, from a place to its end, into the table. Answers the place reached. */
  pass(
    kind: Checkpoint['pass'],
    from: Cursor | null,
    how: { strategy: Strategy; expected: number | null },
  ): Promise<Cursor | null>;
}

/** Opens the way from the source into the table: pages → rows → batches → sheet → checkpoint. */
export function openWriting(options: RunOptions, ready: Ready, plan: Plan, tally: Tally): Writing {
  const { mode, source, destination, signal } = options;
  const { draft, columns, gone, table, transform, known } = ready;
  const { reading } = draft;
  const batchBytes = options.batchBytes ?? destination.facts.writeBytes;
  const keepPlace = placeKeeper(options, ready);
  // What the interrupted attempt had read is not read again.
  let keptOutBefore = plan.start.resumed ? (ready.checkpoint?.keptOut ?? 0) : 0;
  const reconciler = new Reconciler({
    ...options,
    gone,
    columns,
    table,
    reading,
    tally,
    start: plan.start,
  });
  const put = async (batch: Batch) => {
    const { difference } = tally;
    const onChange = (change: RowChange) => difference.note(change);
    const counts = await table.write(batch.rows, {
      update: mode !== 'append',
      onChange,
      allow: options.allowance?.take,
    });
    tally.wrote(counts);
    options.allowance?.wrote(counts.appended + counts.updated);
    await reconciler.met(batch);
  };
  return {
    reconciler,
    forget: () => tally.restart(),
    async refresh(rows) {
      const { total } = await source.count(rows);
      const strategy = chooseStrategy(rows, total, source);
      const pages = readAhead(source.read(rows, { from: null, strategy, expected: total }));
      for await (const batch of readAhead(
        batches(
          inRows(pages, transform, known, () => {}),
          batchBytes,
        ),
      )) {
        signal?.throwIfAborted();
        await put(batch);
      }
    },
    async pass(kind, from, how) {
      reconciler.begin(kind, from);
      tally.begin(keptOutBefore);
      keptOutBefore = 0;
      let cursor = kind === 'incremental' ? (table.state?.cursor ?? from) : from;
      const pages = ready.early ?? readAhead(source.read(reading, { from, ...how }));
      ready.early = null;
      const made = inRows(pages, transform, known, tally.counter());
      // The next batch is made ready while this one is being written.
      for await (const batch of readAhead(batches(made, batchBytes))) {
        signal?.throwIfAborted();
        // Room for everything at once: one call instead of one per batch.
        if (kind === 'full') table.expect(Math.max(batch.total, table.size));
        await put(batch);
        cursor = batch.cursor ?? cursor;
        tally.keptOut(batch.keptOut);
        await keepPlace(kind, batch.cursor, tally.counts.rowsKeptOut);
        tally.enter('reading');
      }
      return cursor;
    },
  };
}
