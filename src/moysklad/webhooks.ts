import { z } from 'zod';
import { parse } from './answers.ts';
import { type MoyskladOptions, openMoyskladClient } from './client.ts';
import { MoyskladError, moyskladProblems } from './errors.ts';
import { readList } from './lists.ts';
import { webhookProblem } from './webhook-problems.ts';

/** What MoySklad may be asked to tell: its words, entityType and action; for stock `stock` and the report (`all`, `bystore`). */
export interface WebhookPair {
  entity: string;
  action: string;
}

/** A subscription as it stands in an account. */
export interface Webhook extends WebhookPair {
  id: string;
  url: string;
  enabled: boolean;
  /** It tells which fields were changed, where it can. */
  fields: boolean;
  /** The account it is in. */
  accountId: string | null;
}

/**
 * The webhooks of an account (documentation: webhook, webhookstock). Every method throws MoyskladError, of a kind of `webhookProblems`
 * where that has a better cure; after a writing one whose error is `unavailable` it is not known whether it was done.
 */
export interface MoyskladWebhooks {
  /** All of them, other programs' too, where the token may see them. @param which.stock those for stock, too: a call more */
  list(which: { stock: boolean }): Promise<Webhook[]>;
  /** @throws MoyskladError, with `apiCode` 30003 where the very same one is there already. */
  create(pair: WebhookPair, url: string): Promise<void>;
  /** Gives it this address, switches it on, and has it tell the fields. */
  update(webhook: Webhook, url: string): Promise<void>;
  /** One that is gone already is as good. */
  remove(webhook: Webhook): Promise<void>;
}

/** A person waits for it, and each of these calls is a small one. */
const ANSWER_MS = 30_000;
const REPEATS = 2;
/** The most that a page has (documentation: lists). */
const PAGE = 1000;

const common = z.looseObject({
  id: z.guid(),
  url: z.string(),
  enabled: z.boolean().default(true),
  accountId: z.guid().nullish(),
});
const ordinary = common.extend({
  entityType: z.string(),
  action: z.string(),
  diffType: z.string().nullish(),
});
const ofStock = common.extend({ stockType: z.string(), reportType: z.string() });

/**
 * Opens the webhooks of one account by its token.
 * @param options.byApp the token is an application's, not a person's: whoever may not is told another cure.
 */
export function openMoyskladWebhooks({
  byApp,
  ...options
}: MoyskladOptions & { byApp: boolean }): MoyskladWebhooks {
  const client = openMoyskladClient({ ...options, deadlineMs: ANSWER_MS, repeats: REPEATS });

  async function heeded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof MoyskladError ? webhookProblem(error, byApp) : error;
    }
  }

  async function listOf<T>(path: string, schema: z.ZodType<T>): Promise<T[]> {
    const rows: T[] = [];
    for await (const page of readList(client, path, {}, false, { limit: PAGE, parallel: 1 }))
      for (const row of page.rows) rows.push(parse(schema, row, path));
    return rows;
  }

  return {
    list: ({ stock }) =>
      heeded(async () => [
        ...(await listOf('/entity/webhook', ordinary)).map((row) => ({
          ...{ id: row.id, url: row.url, enabled: row.enabled, accountId: row.accountId ?? null },
          ...{ entity: row.entityType, action: row.action, fields: row.diffType === 'FIELDS' },
        })),
        ...(stock ? await listOf('/entity/webhookstock', ofStock) : []).map((row) => ({
          ...{ id: row.id, url: row.url, enabled: row.enabled, accountId: row.accountId ?? null },
          ...{ entity: row.stockType, action: row.reportType, fields: false },
        })),
      ]),
    create: (pair, url) =>
      heeded(async () => {
        await client.write('POST', `/entity/${pathOf(pair)}`, { url, ...namesOf(pair), ...fieldsOf(pair) });
      }),
    update: (webhook, url) =>
      heeded(async () => {
        const path = `/entity/${pathOf(webhook)}/${webhook.id}`;
        await client.write('PUT', path, { url, enabled: true, ...fieldsOf(webhook) });
      }),
    remove: (webhook) =>
      heeded(async () => {
        try {
          await client.write('DELETE', `/entity/${pathOf(webhook)}/${webhook.id}`);
        } catch (error) {
          if (!(error instanceof MoyskladError && error.kind === moyskladProblems.missing)) throw error;
        }
      }),
  };
}

const isStock = ({ entity }: WebhookPair) => entity === 'stock';
const pathOf = (pair: WebhookPair) => (isStock(pair) ? 'webhookstock' : 'webhook');
const namesOf = ({ entity, action }: WebhookPair) =>
  entity === 'stock'
    ? { stockType: entity, reportType: action }
    : { entityType: entity, action, method: 'POST' };
/** Which fields were changed MoySklad tells of updates alone (documentation: webhook, diffType; error 30009). */
const fieldsOf = ({ action }: WebhookPair) => (action === 'UPDATE' ? { diffType: 'FIELDS' } : {});
