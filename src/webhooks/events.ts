import { findTask } from '../exports/index.ts';
import { listIntegrations } from '../integrations/index.ts';
import type { Trx } from '../platform/db/database.ts';
import type { EventOf } from '../platform/events/events.ts';
import type { DataOf } from './contract.ts';

/** What a message says beside its type and time: `contract.ts` has the shape of each. */
export type Data = Record<string, unknown>;

/** The events that a company may have sent, each with what is told of it. A new one is a line here, one in `app.ts` and one in `contract.ts`. */
const told = {
  'task.ended': taskEnded,
  'integration.lost': integrationLost,
  'limit.reached': limitReached,
};

export type WebhookEvent = keyof typeof told;
export const eventNames = Object.keys(told) as [WebhookEvent, ...WebhookEvent[]];

/** What is told of an event; undefined: it is of something that is gone. @param publicUrl the address people open. */
export function dataOf(trx: Trx, publicUrl: string, event: EventOf<WebhookEvent>): Promise<Data | undefined> {
  const tell = told[event.kind] as (
    trx: Trx,
    publicUrl: string,
    event: EventOf<WebhookEvent>,
  ) => Promise<Data | undefined>;
  return tell(trx, publicUrl, event);
}

async function taskEnded(
  trx: Trx,
  publicUrl: string,
  { taskId, status }: EventOf<'task.ended'>,
): Promise<DataOf<'task.ended'> | undefined> {
  const task = await findTask(trx, taskId, 'en');
  if (!task) return undefined;
  const { result } = task;
  return {
    taskId,
    exportId: task.configId,
    exportName: task.configName,
    exporter: task.exporter,
    trigger: task.trigger,
    dryRun: task.dryRun,
    verify: task.verify,
    status,
    error: task.error?.code ?? null,
    rowsRead: result?.rowsRead ?? null,
    rowsAppended: result?.rowsAppended ?? null,
    rowsUpdated: result?.rowsUpdated ?? null,
    rowsDeleted: result?.rowsDeleted ?? null,
    createdAt: task.createdAt,
    startedAt: task.startedAt,
    finishedAt: task.finishedAt,
    spreadsheetUrl: task.spreadsheetUrl,
    url: `${publicUrl}/tasks/${taskId}`,
  };
}

async function integrationLost(
  trx: Trx,
  publicUrl: string,
  event: EventOf<'integration.lost'>,
): Promise<DataOf<'integration.lost'> | undefined> {
  const { integrationId } = event;
  const lost = (await listIntegrations(trx)).find(({ id }) => id === integrationId);
  if (!lost) return undefined;
  return { integrationId, provider: lost.provider, title: lost.title, url: `${publicUrl}/connections` };
}

async function limitReached(
  _: Trx,
  publicUrl: string,
  event: EventOf<'limit.reached'>,
): Promise<DataOf<'limit.reached'>> {
  const { metric, level, used, limit, month } = event;
  return { metric, level, used, limit, month, url: `${publicUrl}/usage` };
}
