import { type Column, EDITION, editionOf, readAccount } from '../catalogue/index.ts';
import type { SourcePage, Strategy, Table } from '../protocol/index.ts';
import { type Checkpoint, placeOf, type Wanted } from './checkpoint.ts';
import { chooseStrategy } from './cost.ts';
import { type Checked, checkBy, wantedOf, wholeReading } from './draft.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { ExportOptions, RunOptions } from './options.ts';
import { presence, withPresence } from './presence.ts';
import { inRows, readAhead } from './read.ts';
import { tableColumns } from './table-columns.ts';
import { askNames, openTransform, type Transform } from './transform.ts';

/** What a run has in hand before it is planned: the request is checked, the source counted, the table open. */
export interface Ready {
  draft: Checked;
  /** What becomes of gone objects. */
  gone: ExportOptions['gone'];
  columns: Column[];
  /** Objects of the source, where it can tell. */
  expected: number | null;
  wanted: Wanted;
  /** Where an interrupted attempt of this very run stopped. */
  checkpoint: Checkpoint | null;
  /** The cheapest way to read everything. */
  cheapest: Strategy;
  transform: Transform;
  /** Into a sheet that was still to be made everything goes: pages that are being read already. Whoever takes them leaves null. */
  early: AsyncIterable<SourcePage> | null;
  /** Names that are being learnt already. */
  known: Promise<unknown>;
  table: Table;
}

/**
 * Looks at source and destination side by side, so that neither waits for the other's answers, and opens the table.
 * @throws Problem.
 */
export async function makeReady(options: RunOptions): Promise<Ready> {
  const { exporter, mode, source, destination } = options;
  const looking = destination.look();
  looking.catch(() => {}); // reported when its turn comes
  // The source is asked before the sheet is touched: a filter that it refuses leaves no half-made sheet behind.
  const { draft, total: expected, sample } = await checkAndCount(options, looking);
  const { account, filter, reading } = draft;
  // A replaced table is made anew from what there is: nothing gone can stand in it.
  const gone = mode === 'replace' ? 'remove' : options.options.gone;
  const columns = withPresence(draft.columns, gone);
  const wanted = wantedOf(options, mode, draft);
  if (options.since) wanted.filter = fingerprintOf([wanted.filter, options.since]);
  // Whoever wants gone rows marked wants those marked, too, that were kept until now.
  wanted.columns = fingerprintOf([wanted.columns, gone]);
  const checkpoint = placeOf(options.checkpoint?.last ?? null, wanted);
  const cheapest = chooseStrategy(reading, expected, source);
  const { states } = account;
  const transform = openTransform({ exporter, columns, states, names: source.names, keeps: filter.keeps });
  // Reading need not wait for a sheet that is still to be made. The dictionaries behind many rows take the longest, and a few
  // rows tell which they are.
  let early: Ready['early'] = null;
  let known: Ready['known'] = Promise.resolve();
  if (!(await looking).exists && !options.since) {
    if (cheapest.pages !== 'opened') ({ known } = await askNames(sample, transform, expected ?? 0));
    early = readAhead(source.read(reading, { from: null, strategy: cheapest, expected }));
  }
  const rest = { draft, gone, columns, expected, wanted, checkpoint, cheapest, transform, early, known };
  const table = await openTable(options, rest);
  await options.onTable?.(table);
  return { ...rest, table };
}

/**
 * Checks the request and counts the source, at the same time where nothing is filtered. Where only the sheet tells the edition of the default columns, the source does not wait for
 * that answer: an earlier edition has other columns of the same objects.
 */
async function checkAndCount(options: RunOptions, looking: Promise<{ columns: string[] }>) {
  const { exporter, edition, columns, source } = options;
  const isWhole = options.conditions.length === 0 && !options.filter;
  const early = isWhole ? source.count(wholeReading(exporter)) : null;
  early?.catch(() => {}); // reported when its turn comes
  const account = await readAccount(exporter, source);
  const given = edition ?? EDITION;
  const draft = checkBy(account, { ...options, edition: given });
  const counted = await (early ?? source.count(draft.reading));
  const own = edition ?? (columns ? EDITION : editionOf(exporter, (await looking).columns));
  return { draft: own === given ? draft : checkBy(account, { ...options, edition: own }), ...counted };
}

function openTable(
  { exporter, mode, destination, dryRun, since, options }: RunOptions,
  { columns, gone, checkpoint, expected }: Omit<Ready, 'table'>,
): Promise<Table> {
  return destination.open({
    exporter: exporter.key,
    columns: tableColumns(columns),
    keyColumn: exporter.keyColumn,
    objectColumn: exporter.objectColumn,
    presence: gone === 'mark' ? presence : null,
    fixed: mode === 'append',
    keepsGone: gone !== 'remove',
    staged: mode === 'replace',
    resume: checkpoint?.cursor != null,
    dryRun,
    rows: since ? 0 : (expected ?? 0),
    protect: options.protect,
    trim: options.trim,
    sort: options.sort,
  });
}

/**
 * Shows the whole source to rows that lost their keys, before anything is written: a row that is not known would be written
 * once more.
 */
export async function restoreLostRows({ source, signal }: RunOptions, ready: Ready): Promise<void> {
  const { table, draft, cheapest, expected, transform, known } = ready;
  if (!table.lost) return;
  const pages = readAhead(source.read(draft.reading, { from: null, strategy: cheapest, expected }));
  for await (const { made } of inRows(pages, transform, known, () => {})) {
    signal?.throwIfAborted();
    table.lost.meet(made.flatMap(({ rows }) => rows));
  }
  await table.lost.restore();
}
