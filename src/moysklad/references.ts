import { z } from 'zod';
import type { ListQuery, MoyskladClient, Row } from './client.ts';
import { MoyskladError, moyskladProblems } from './errors.ts';
import { PAGE_ROWS } from './pages.ts';

/**
 * One call carries 150 ids: 44 bytes each when encoded, and request line plus headers may have 8 KB
 * (documentation: limits).
 */
const IDS_PER_CALL = 150;

/** Dictionaries that may be archived hide nothing when both values are asked for (documentation: filters). */
const archivable = new Set([
  'contract',
  'counterparty',
  'currency',
  'employee',
  'organization',
  'product',
  'productfolder',
  'project',
  'saleschannel',
  'store',
]);
/** Absent from the documentation's table of sorting. */
const unsortable = new Set(['saleschannel', 'region']);

export interface References {
  /**
   * Learns the names of the objects behind these links in the fewest calls.
   * @param horizon how many rows this reading still expects, these included: tells whether a whole dictionary is
   *   cheaper than its ids.
   */
  learn(links: Iterable<{ type: string; id: string }>, horizon: number): Promise<void>;
  /** The name of an object learnt before; null when MoySklad does not show it. */
  name(type: string, id: string): string | null;
  /** Types that the token may not see; their names stay empty. */
  readonly hidden: ReadonlySet<string>;
}

/** Opens a cache of names for one account and one run. */
export function openReferences(client: MoyskladClient): References {
  const names = new Map<string, Map<string, string | null>>();
  const wholeRead = new Set<string>();
  const oneByOne = new Set<string>();
  const hidden = new Set<string>();

  const namesOf = (type: string) => {
    const known = names.get(type) ?? new Map<string, string | null>();
    names.set(type, known);
    return known;
  };
  const keep = (type: string, rows: Row[]) => {
    const known = namesOf(type);
    for (const row of rows) if (row.id) known.set(row.id, nameOf(row));
  };
  const query = (type: string): ListQuery => ({
    limit: PAGE_ROWS,
    filter: archivable.has(type) ? ['archived=true', 'archived=false'] : [],
    ...(unsortable.has(type) ? {} : { order: 'id,asc' }),
  });

  async function learnType(type: string, wanted: Set<string>, horizon: number): Promise<void> {
    const known = namesOf(type);
    let missing = [...wanted].filter((id) => !known.has(id));
    if (missing.length === 0) return;
    if (!wholeRead.has(type) && horizon > IDS_PER_CALL) {
      await readDictionary(type, missing.length, horizon);
      missing = missing.filter((id) => !known.has(id));
    }
    for (let i = 0; i < missing.length; i += IDS_PER_CALL) {
      await readIds(type, missing.slice(i, i + IDS_PER_CALL));
    }
    // What neither way shows was deleted or is hidden: ask no more in this run.
    for (const id of missing) if (!known.has(id)) known.set(id, null);
  }

  /** Reads the first page of a dictionary, and the rest if that is cheaper than asking by ids. */
  async function readDictionary(type: string, missing: number, horizon: number): Promise<void> {
    wholeRead.add(type);
    const path = `/entity/${type}`;
    const first = await client.list(path, query(type));
    keep(type, first.rows);
    const size = first.meta.size;
    const pagesLeft = Math.ceil(size / PAGE_ROWS) - 1;
    if (pagesLeft <= 0) return;
    // Links drawn evenly from a dictionary of this size would touch this many different objects.
    const expected = Math.max(missing, size * (1 - (1 - 1 / size) ** horizon));
    if (pagesLeft > expected / IDS_PER_CALL) return;
    for (let offset = PAGE_ROWS; offset < size; offset += PAGE_ROWS) {
      keep(type, (await client.list(path, { ...query(type), offset })).rows);
    }
  }

  async function readIds(type: string, ids: string[]): Promise<void> {
    if (!oneByOne.has(type)) {
      try {
        const filter = ids.map((id) => `id=${id}`);
        if (archivable.has(type)) filter.push('archived=true', 'archived=false');
        keep(type, (await client.list(`/entity/${type}`, { filter, limit: PAGE_ROWS })).rows);
        return;
      } catch (error) {
        // 1030: this field takes one condition only; whether `id` does is not documented for every entity.
        if (!(error instanceof MoyskladError) || error.apiCode !== 1030) throw error;
        oneByOne.add(type);
      }
    }
    for (const id of ids) await readOne(type, id);
  }

  async function readOne(type: string, id: string): Promise<void> {
    try {
      keep(type, [await client.get(`/entity/${type}/${id}`, z.looseObject({ id: z.string() }))]);
    } catch (error) {
      if (!(error instanceof MoyskladError) || error.kind !== moyskladProblems.missing) throw error;
      namesOf(type).set(id, null);
    }
  }

  return {
    hidden,
    async learn(links, horizon) {
      const wanted = new Map<string, Set<string>>();
      for (const { type, id } of links) {
        const ids = wanted.get(type);
        if (ids) ids.add(id);
        else wanted.set(type, new Set([id]));
      }
      for (const [type, ids] of wanted) {
        if (hidden.has(type)) continue;
        try {
          await learnType(type, ids, horizon);
        } catch (error) {
          if (!(error instanceof MoyskladError) || error.kind !== moyskladProblems.forbidden) throw error;
          hidden.add(type);
        }
      }
    },
    name: (type, id) => names.get(type)?.get(id) ?? null,
  };
}

function nameOf(row: Row): string | null {
  return typeof row.name === 'string' ? row.name : null;
}

/** The id at the end of a link's href; null when there is none. */
export function idOfHref(href: string): string | null {
  const path = href.split('?')[0] ?? href;
  return /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i.exec(path)?.[1] ?? null;
}
