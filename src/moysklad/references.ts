import { z } from 'zod';
import type { Link, Names, SourceRow } from '../protocol/index.ts';
import type { ListQuery, MoyskladClient } from './client.ts';
import { archivedConditions, orderBy, tellsChanges } from './dictionaries.ts';
import { MoyskladError, moyskladProblems } from './errors.ts';
import type { KnownNames } from './names-memory.ts';
import { PAGE_ROWS } from './pages.ts';

/**
 * One call carries 150 ids: 44 bytes each when encoded, and request line plus headers may have 8 KB
 * (documentation: limits).
 */
export const IDS_PER_CALL = 150;
/** Names that came with their links are kept for later only up to this many: they cost nothing to meet again. */
const MOST_FREE_NAMES = 100_000;

type Client = Pick<MoyskladClient, 'listLater' | 'get'>;

/** Objects of one list whose names are wanted. */
interface Wanted {
  type: string;
  path: string;
  ids: Set<string>;
}

/**
 * A remembered name may have changed since it was learnt: everything that changed from this long before is asked for,
 * because MoySklad's clock and ours may differ, ms.
 */
export const CLOCKS_MS = 5 * 60_000;

/**
 * Opens the names of one account for one run. What is `known` from earlier runs is not asked for again; but before a list
 * is used, what was renamed in it since is asked for, so that a name is never older than the run.
 */
export function openReferences(client: Client, known: KnownNames): Names {
  const oneByOne = new Set<string>();
  const hidden = new Set<string>();
  /** What was told of links that are shown row after row: an object is found several times as fast as the texts in it. */
  let told = new WeakMap<Link, string | null>();
  const remembered = new Set(known.lists.keys());

  // Of a page of long objects only the names stay: they are parsed one after another.
  const list = async (path: string, query: ListQuery) => (await client.listLater(`/entity/${path}`, query))();
  const keep = (type: string, rows: Iterable<SourceRow>) => {
    for (const row of rows) if (row.id) known.set(type, row.id, nameOf(row));
  };
  /** Brings the remembered names of a list up to date. One call; without an order of changes they are forgotten. */
  const refresh = async (type: string, path: string) => {
    remembered.delete(path);
    if (!tellsChanges(path)) return known.forget(path);
    const since = `updated>=${moscowMoment(known.since - CLOCKS_MS)}`;
    const filter = [...archivedConditions(path, true), since];
    const { rows, meta } = await list(path, { filter, limit: PAGE_ROWS });
    if (meta.size > rows.length) known.forget(path);
    else keep(type, rows);
  };
  const unknown = ({ type, ids }: Wanted) => [...ids].filter((id) => known.get(type, id) === undefined);
  const query = (path: string): ListQuery => ({
    limit: PAGE_ROWS,
    filter: archivedConditions(path, true),
    ...orderBy(path, 'id'),
  });

  async function learnList(wanted: Wanted, horizon: number): Promise<void> {
    const { type, path } = wanted;
    if (remembered.has(path)) await refresh(type, path);
    known.lists.set(path, type);
    if (!known.dictionaries.has(path) && horizon > IDS_PER_CALL) {
      await readDictionary(wanted, horizon);
    }
    const missing = unknown(wanted);
    const batches = [];
    for (let i = 0; i < missing.length; i += IDS_PER_CALL) batches.push(missing.slice(i, i + IDS_PER_CALL));
    await Promise.all(batches.map((ids) => readIds({ ...wanted, ids: new Set(ids) })));
    // What neither way shows was deleted or is hidden: ask no more.
    for (const id of unknown(wanted)) known.set(type, id, null);
  }

  /** Reads the first page of a dictionary, and the rest if that is cheaper than asking by ids. */
  async function readDictionary({ type, path, ids }: Wanted, horizon: number): Promise<void> {
    known.dictionaries.add(path);
    const whole = { ...query(path) };
    const first = await list(path, whole);
    keep(type, first.rows);
    const size = first.meta.size;
    const pagesLeft = Math.ceil(size / PAGE_ROWS) - 1;
    if (pagesLeft <= 0) return;
    // Links drawn evenly from a dictionary of this size would touch this many different objects.
    const expected = Math.max(ids.size, size * (1 - (1 - 1 / size) ** horizon));
    if (pagesLeft > expected / IDS_PER_CALL) return;
    const offsets = Array.from({ length: pagesLeft }, (_, i) => (i + 1) * PAGE_ROWS);
    const readFrom = async (offset: number) => keep(type, (await list(path, { ...whole, offset })).rows);
    await Promise.all(offsets.map(readFrom));
  }

  async function readIds(wanted: Wanted): Promise<void> {
    const { type, path, ids } = wanted;
    if (!oneByOne.has(path)) {
      try {
        const filter = [...Array.from(ids, (id) => `id=${id}`), ...archivedConditions(path, true)];
        keep(type, (await list(path, { filter, limit: PAGE_ROWS })).rows);
        return;
      } catch (error) {
        // 1030: this field takes one condition only; whether `id` does is not documented for every entity.
        if (!(error instanceof MoyskladError) || error.apiCode !== 1030) throw error;
        oneByOne.add(path);
      }
    }
    await Promise.all(Array.from(ids, (id) => readOne(type, path, id)));
  }

  async function readOne(type: string, path: string, id: string): Promise<void> {
    try {
      keep(type, [await client.get(`/entity/${path}/${id}`, z.looseObject({ id: z.string() }))]);
    } catch (error) {
      if (!(error instanceof MoyskladError) || error.kind !== moyskladProblems.missing) throw error;
      known.set(type, id, null);
    }
  }

  async function learnIfShown(wanted: Wanted, horizon: number): Promise<void> {
    try {
      await learnList(wanted, horizon);
    } catch (error) {
      if (!(error instanceof MoyskladError) || error.kind !== moyskladProblems.forbidden) throw error;
      hidden.add(wanted.type);
    }
  }

  return {
    hidden,
    async learn(links, horizon) {
      const lists = new Map<string, Wanted>();
      for (const { type, id, path = type } of links) {
        const list = lists.get(path) ?? { type, path, ids: new Set() };
        lists.set(path, list);
        list.ids.add(id);
      }
      await Promise.all(Array.from(lists.values(), (wanted) => learnIfShown(wanted, horizon)));
      told = new WeakMap();
    },
    of(link) {
      const { type, id, name, path = type } = link;
      const before = name === undefined ? told.get(link) : undefined;
      if (before !== undefined) return before;
      const present = known.get(type, id);
      if (name !== undefined) {
        const room = present !== undefined || known.size < MOST_FREE_NAMES;
        if (room && present !== name) {
          known.set(type, id, name);
          known.lists.set(path, type);
          if (present !== undefined) told = new WeakMap();
        }
        return name;
      }
      if (hidden.has(type)) return present ?? null;
      if (remembered.has(path)) return undefined;
      if (present !== undefined) told.set(link, present);
      return present;
    },
  };
}

/** A Unix time (ms) on MoySklad's clock, three hours ahead of UTC all year (documentation: date and time). */
export function moscowMoment(time: number): string {
  return new Date(time + 3 * 3_600_000).toISOString().replace('T', ' ').replace('Z', '');
}

/** A bank account has no name but its number. */
export function nameOf({ name, accountNumber }: SourceRow): string | null {
  if (typeof name === 'string') return name;
  return typeof accountNumber === 'string' ? accountNumber : null;
}
