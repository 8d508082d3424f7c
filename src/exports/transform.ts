import { openSlice } from '../platform/slices.ts';
import type { Column, Lookup } from './columns.ts';
import type { Exporter } from './exporter.ts';
import { openLinks } from './links.ts';
import type { Link, Names, SourceRow, SourceState, TableRow } from './ports.ts';
import { Paper } from './printed-row.ts';

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
  paper: Paper;
}

export function openTransform(wanted: Wanted): Transform {
  return { ...wanted, linkIn: openLinks(), paper: new Paper() };
}

/** What an answered object makes: its rows that stay. */
export interface Made {
  /** Of the object itself; a report's rows have none. */
  id: string | undefined;
  rows: TableRow[];
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
  const { names, states, linkIn } = transform;
  const made: Made[] = [];
  let wanted: Link[] = [];
  let waiting: [at: number, object: SourceRow][] = [];
  const name = (link: Link) => {
    const known = names.of(link);
    if (known === undefined) wanted.push(link);
    return known ?? null;
  };
  const slice = await openSlice();
  const make = (at: number, object: SourceRow) => {
    const before = wanted.length;
    made[at] = madeOf(object, transform, { states, link: linkIn, name });
    if (wanted.length > before) waiting.push([at, object]);
  };
  for (const object of objects) {
    make(made.length, object);
    const rest = slice.pause();
    if (rest) await rest;
  }
  while (wanted.length > 0) {
    await names.learn(wanted, horizon);
    const again = waiting;
    wanted = [];
    waiting = [];
    for (const [at, object] of again) {
      make(at, object);
      const rest = slice.pause();
      if (rest) await rest;
    }
  }
  return made;
}

function madeOf(object: SourceRow, { exporter, columns, keeps, paper }: Transform, lookup: Lookup): Made {
  const all = exporter.rows(object);
  const kept = keeps ? all.filter((row) => keeps(row, lookup)) : all;
  const rows = kept.map((row) => {
    const key = exporter.keyOf(row);
    const cells = columns.map((column) => column.read(row, lookup) ?? '');
    return paper.print(key, exporter.objectColumn ? String(object.id) : key, cells);
  });
  return { id: object.id, rows };
}
