import { randomUUID } from 'node:crypto';
import type { Change, Occasion } from '../journal.ts';
import type { Store } from '../store.ts';
import { moscowTime } from '../time.ts';
import type { Hook } from './hook.ts';

/** What was changed together has one audit context (webhook page, «Контекст аудита»); what MoySklad does by itself has none. */
export function auditContext({ apiUrl }: Store, { by }: Occasion, unixMs: number): object | undefined {
  if (!by) return undefined;
  const meta = { type: 'audit', href: `${apiUrl}/audit/${randomUUID()}` };
  return { meta, moment: moscowTime(unixMs).slice(0, 19), uid: by.uid };
}

/** The body of a notification of changes (webhook page, «Пример вебхука»). */
export function eventsBody(
  { apiUrl, accountId }: Store,
  { diffType }: Hook,
  audit: object | undefined,
  changes: Change[],
): string {
  const events = changes.map(({ ref, action, fields }) => ({
    meta: { type: ref.type, href: `${apiUrl}/${ref.path}` },
    ...(diffType === 'FIELDS' && { updatedFields: fields }),
    action,
    accountId,
  }));
  return JSON.stringify({ ...(audit && { auditContext: audit }), events });
}

/** The body of a notification of changes of stock: where they are read (webhookstock page). */
export function stockBody({ apiUrl, accountId }: Store, { what }: Hook, since: string): string {
  const [stockType, reportType] = what;
  // The example has a bare space in the address.
  const reportUrl = `${apiUrl}/report/stock/${reportType}/current?changedSince=${since.slice(0, 19)}`;
  return JSON.stringify({ accountId, stockType, reportType, reportUrl });
}
