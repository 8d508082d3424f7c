import { type MoyskladOptions, openMoyskladClient, type Row } from './client.ts';
import { type EntityMetadata, readMetadata, whoseToken } from './metadata.ts';
import { type Cursor, type Page, readPages } from './pages.ts';
import { openReferences, type References } from './references.ts';

export { MoyskladError, moyskladProblems } from './errors.ts';
export type { MoyskladOptions };

export interface Moysklad {
  metadata(entity: string, wants: { prices: boolean }): Promise<EntityMetadata>;
  pages(entity: string, filter: string[], from: Cursor | null, limit?: number): AsyncIterable<Page>;
  count(entity: string, filter: string[]): Promise<number>;
  trashed(entity: string, since: string): Promise<string[]>;
  names: References;
  readonly requests: number;
  close(): Promise<void>;
}

/**
 * Opens one account of MoySklad for reading. Every method throws MoyskladError.
 * @param options.limits shared by everything that calls with the same token.
 */
export function openMoysklad(options: MoyskladOptions): Moysklad {
  const client = openMoyskladClient(options);
  return {
    metadata: (entity, wants) => readMetadata(client, entity, wants),
    pages: (entity, filter, from, limit) => readPages(client, `/entity/${entity}`, filter, from, limit),
    async count(entity, filter) {
      const { meta } = await client.list(`/entity/${entity}`, { filter, limit: 1 });
      return meta.size;
    },
    async trashed(entity, since) {
      const filter = ['isDeleted=true', `deleted>=${since}`];
      const rows: Row[] = [];
      for (let offset = 0; ; offset += 1000) {
        const page = await client.list(`/entity/${entity}`, { filter, order: 'id,asc', limit: 1000, offset });
        rows.push(...page.rows);
        if (page.rows.length < 1000) return rows.flatMap((row) => row.id ?? []);
      }
    },
    names: openReferences(client),
    get requests() {
      return client.requests;
    },
    close: () => client.close(),
  };
}

/**
 * Tries a token and says whose it is, in words for a person.
 * @throws MoyskladError when it is refused.
 */
export async function checkMoyskladToken(options: MoyskladOptions): Promise<{ title: string }> {
  const client = openMoyskladClient(options);
  try {
    return { title: await whoseToken(client) };
  } finally {
    await client.close();
  }
}
