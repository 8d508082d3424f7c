import { type MoyskladOptions, openMoyskladClient } from './client.ts';
import { readList } from './lists.ts';
import { type EntityMetadata, readDictionaries, readMetadata } from './metadata.ts';
import { type NamesMemory, openNamesMemory } from './names-memory.ts';
import { type Option, readOptions } from './options.ts';
import { PAGE_ROWS, type Page } from './pages.ts';
import { type Count, count, type Reading, type ReadOptions, read } from './reading.ts';
import { openReferences, type References } from './references.ts';
import { type TokenOwner, whoseToken } from './whose.ts';

export { MoyskladError, moyskladProblems } from './errors.ts';
export { rightsOf, titleOfRight } from './rights.ts';
export { openVendorApi } from './vendor.ts';
export type { MoyskladOptions, NamesMemory };
export { openNamesMemory };

export interface Moysklad {
  /**
   * What the account adds to an entity: additional fields, states, price types.
   * @param path below `/entity/`: `customerorder`, `customentity/<id>`.
   */
  metadata(path: string, wants: { prices: boolean; fields: boolean }): Promise<EntityMetadata>;
  /** All rows of a reading, in pages; see `reading.ts`. */
  read(reading: Reading, options: ReadOptions): AsyncIterable<Page>;
  /** How many rows a reading has, and a few of them. @param since counts only what changed since. */
  count(reading: Reading, since?: string): Promise<Count>;
  /** Ids of documents moved to the trash since a moment of MoySklad's clock. @param path `/entity/<document>`. */
  trashed(path: string, since: string): Promise<string[]>;
  /** Objects of a dictionary for a filter to choose from. @param path below `/entity/`. */
  options(path: string, search: string): Promise<Option[]>;
  /** The account's custom dictionaries (пользовательские справочники). */
  dictionaries(): Promise<{ id: string; name: string }[]>;
  /** Ordinary calls of this token in `perMs` milliseconds, as far as known; a careful guess before the first answer. */
  readonly budget: { units: number; perMs: number; parallel: number };
  names: References;
  /** Calls made so far, repeats included. */
  readonly requests: number;
  close(): Promise<void>;
}

/**
 * Opens one account of MoySklad for reading. Every method throws MoyskladError.
 * @param options.limits shared by everything that calls with the same token.
 * @param options.memory names learnt by other runs of this process; without it a run learns its own.
 */
export function openMoysklad(options: MoyskladOptions & { memory?: NamesMemory }): Moysklad {
  const client = openMoyskladClient(options);
  const memory = options.memory ?? openNamesMemory();
  return {
    metadata: (path, wants) => readMetadata(client, path, wants),
    read: (reading, how) => read(client, reading, how),
    count: (reading, since) => count(client, reading, since),
    async trashed(path, since) {
      const query = { filter: ['isDeleted=true', `deleted>=${since}`] };
      const list = path.startsWith('/') ? path : `/entity/${path}`;
      const ids = new Set<string>();
      for await (const { rows } of readList(client, list, query, true, { limit: PAGE_ROWS, parallel: 1 })) {
        for (const { id } of rows) if (id) ids.add(id);
      }
      return [...ids];
    },
    options: (path, search) => readOptions(client, path, search),
    dictionaries: () => readDictionaries(client),
    names: openReferences(client, memory.of(client.account)),
    get budget() {
      return client.budget;
    },
    get requests() {
      return client.requests;
    },
    async close() {
      memory.trim();
    },
  };
}

/**
 * Tries a token: whose it is, what it may view, how much it may ask.
 * @throws MoyskladError when it is refused.
 */
export function checkMoyskladToken(options: MoyskladOptions): Promise<TokenOwner> {
  return whoseToken(openMoyskladClient(options));
}
