import type { Source } from '../protocol/index.ts';
import { type MoyskladOptions, openMoyskladClient } from './client.ts';
import { facts } from './facts.ts';
import { readList } from './lists.ts';
import { readDictionaries, readMetadata } from './metadata.ts';
import { readNamedSince } from './named-since.ts';
import { type NamesMemory, openNamesMemory } from './names-memory.ts';
import { readOptions } from './options.ts';
import { PAGE_ROWS } from './pages.ts';
import { count, read } from './reading.ts';
import { openReferences } from './references.ts';
import { readUpdated } from './updated.ts';
import { type TokenOwner, whoseToken } from './whose.ts';

export { MoyskladError, moyskladProblems } from './errors.ts';
export { rightsOf, titleOfRight } from './rights.ts';
export { type ButtonNotification, openVendorApi } from './vendor.ts';
export { webhookProblems } from './webhook-problems.ts';
export { type MoyskladWebhooks, openMoyskladWebhooks, type Webhook, type WebhookPair } from './webhooks.ts';
export type { MoyskladOptions, NamesMemory };
export { openNamesMemory };

export const { bulkChangeMs } = facts;

/**
 * Opens one account of MoySklad for reading. Every method throws MoyskladError.
 * @param options.limits shared by everything that calls with the same token.
 * @param options.memory names learnt by other runs of this process; without it a run learns its own.
 */
export function openMoysklad(options: MoyskladOptions & { memory?: NamesMemory }): Source {
  const client = openMoyskladClient(options);
  const memory = options.memory ?? openNamesMemory();
  return {
    facts,
    metadata: (path, wants) => readMetadata(client, path, wants),
    read: (reading, how) => read(client, reading, how),
    count: (reading, since) => count(client, reading, since),
    namedSince: (list, since, most) => readNamedSince(client, list, since, most),
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
    hrefOf: (entity, id) => `${options.apiUrl}/entity/${entity}/${id}`,
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

/**
 * When an object was last changed; null where it does not tell.
 * @param object.id of the API, or of the interface.
 * @throws MoyskladError, also when there is no such object; the signal's reason when aborted.
 */
export function objectUpdated(
  options: MoyskladOptions,
  object: { type: string; id: string },
): Promise<Date | null> {
  return readUpdated(openMoyskladClient(options), object.type, object.id);
}
