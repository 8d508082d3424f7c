import { type Column, type Exporter, type Lookup, openLinks } from '../catalogue/index.ts';
import { openSlice } from '../platform/limits/slices.ts';
import type { Link, Names, SourceRow, SourceState, TableRow } from '../protocol/index.ts';
import { RowPrinter } from './printed-row.ts';

/** What objects become, and what is needed for that. */
interface Wanted {
  exporter: Exporter;
  columns: Column[];
  states: ReadonlyMap<string, SourceState>;
  names: Names;
  /** Whether a row stays; null keeps all. */
  keeps: ((row: SourceRow, lookup: Lookup) => boolean) | null;
}

/** What turns answered objects into rows of the table. */
export interface Transform extends Wanted {
  linkIn: Lookup['link'];
  printer: RowPrinter;
}

export function openTransform(wanted: Wanted): Transform {
  return { ...wanted, linkIn: openLinks(), printer: new RowPrinter() };
}

/** What an answered object makes: its rows that stay. */
export interface Made {
  /** Of the object itself; a report's rows have none. */
  id: string | undefined;
  rows: TableRow[];
  /** How many of its rows the filter kept out. */
  keptOut: number;
}

/** What is still to be made: objects that show names which are not known, their places among all of them, and these names. */
interface Rest {
  waiting: SourceRow[];
  places: number[];
  wanted: Link[];
}

/**
 * Turns objects into rows, one after another: an object is let go as soon as its cells are made. Only those that show a name
 * which is still to be learnt wait for it, and are read again.
 * @param horizon how many objects the reading still expects, these included.
 */
export async function makeRows(
  objects: Iterable<SourceRow>,
  transform: Transform,
  horizon: number,
): Promise<Made[]> {
  const made: Made[] = [];
  await makeRest(await make(objects, transform, made), transform, horizon, made);
  return made;
}

/**
 * Begins to learn the names that these objects show.
 * @returns when they have been asked for; `known` says when they are there, or fails.
 */
export async function askNames(
  objects: Iterable<SourceRow>,
  transform: Transform,
  horizon: number,
): Promise<{ known: Promise<unknown> }> {
  const made: Made[] = [];
  const known = makeRest(await make(objects, transform, made), transform, horizon, made);
  known.catch(() => {}); // for whoever waits for it
  return { known };
}

async function makeRest(rest: Rest, transform: Transform, horizon: number, made: Made[]): Promise<void> {
  for (let { wanted, waiting, places } = rest; wanted.length > 0; ) {
    await transform.names.learn(wanted, horizon);
    ({ wanted, waiting, places } = await make(waiting, transform, made, places));
  }
}

/** Makes rows in slices of time, with the names that are known. @param places of the objects; unless given, one behind another. */
async function make(
  objects: Iterable<SourceRow>,
  transform: Transform,
  made: Made[],
  places?: number[],
): Promise<Rest> {
  const { names, states, linkIn } = transform;
  const rest: Rest = { waiting: [], places: [], wanted: [] };
  const { wanted } = rest;
  const name = (link: Link) => {
    const known = names.of(link);
    if (known === undefined) wanted.push(link);
    return known ?? null;
  };
  const slice = openSlice();
  let i = 0;
  for (const object of objects) {
    const pause = slice.pause();
    if (pause) await pause;
    const before = wanted.length;
    const at = places ? (places[i] as number) : i;
    made[at] = madeOf(object, transform, { states, link: linkIn, name });
    if (wanted.length > before) {
      rest.waiting.push(object);
      rest.places.push(at);
    }
    i += 1;
  }
  return rest;
}

function madeOf(object: SourceRow, { exporter, columns, keeps, printer }: Transform, lookup: Lookup): Made {
  const all = exporter.rows(object);
  const kept = keeps ? all.filter((row) => keeps(row, lookup)) : all;
  const rows = kept.map((row) => {
    const key = exporter.keyOf(row);
    const cells = columns.map((column) => column.read(row, lookup) ?? '');
    return printer.print(key, exporter.objectColumn ? String(object.id) : key, cells);
  });
  return { id: object.id, rows, keptOut: all.length - kept.length };
}
