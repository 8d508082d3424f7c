import { z } from 'zod';
import type { EventContract } from '../platform/http/openapi.ts';

const moment = z.iso.datetime();
const url = z.url().describe('The page of ours that shows it');

/** What webhooks send as `data`, by the event's name; fields may be added. */
export const dataSchemas = {
  'task.ended': z.object({
    taskId: z.uuid(),
    exportId: z.uuid(),
    exportName: z.string(),
    exporter: z.string(),
    trigger: z.enum(['manual', 'schedule', 'webhook', 'poll', 'sweep', 'scenario', 'button']),
    dryRun: z.boolean(),
    verify: z.boolean(),
    status: z.enum(['done', 'failed', 'cancelled']),
    error: z.string().nullable().describe('A code of the list of errors'),
    rowsRead: z.int().nullable().describe('Null where there is no result, as of the other counts'),
    rowsAppended: z.int().nullable(),
    rowsUpdated: z.int().nullable(),
    rowsDeleted: z.int().nullable(),
    createdAt: moment,
    startedAt: moment.nullable(),
    finishedAt: moment.nullable(),
    spreadsheetUrl: z.string(),
    url,
  }),
  'integration.lost': z.object({
    integrationId: z.uuid(),
    provider: z.enum(['moysklad', 'google']),
    title: z.string(),
    url,
  }),
  'limit.reached': z.object({
    metric: z.string(),
    level: z.enum(['near', 'soft', 'hard']),
    used: z.number(),
    limit: z.number(),
    month: z.string().nullable().describe('`2026-11`; null: it does not come back with the next month'),
    url,
  }),
  'webhook.test': z.object({ webhookId: z.uuid(), webhookName: z.string() }),
};

export type DataOf<Name extends keyof typeof dataSchemas> = z.infer<(typeof dataSchemas)[Name]>;

const told: Record<keyof typeof dataSchemas, string> = {
  'task.ended': 'A run is over, whatever came of it',
  'integration.lost': 'An account has to be connected again: its access was taken back, or is over',
  'limit.reached':
    'A limit of the plan comes near, is reached, or had something refused; once a month of each',
  'webhook.test': 'Somebody pressed “Check”',
};

/** The contract of each event, for the API's document. */
export const eventContracts: EventContract[] = (Object.keys(told) as (keyof typeof told)[]).map((type) => ({
  type,
  summary: told[type],
  body: z.object({
    type: z.literal(type),
    timestamp: moment.describe('When it happened'),
    data: dataSchemas[type],
  }),
}));
