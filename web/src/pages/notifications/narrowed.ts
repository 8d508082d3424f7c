/** Which notifications are shown, as it stands in the page's address. */
import type { NotificationKind } from '../../api/notifications.ts';
import { allOf } from '../../shared/allOf.ts';

export const KINDS = allOf<NotificationKind>()([
  'export-failed',
  'export-well',
  'sheet-old',
  'sheet-fresh',
  'schedule-paused',
  'account-lost',
  'source-untold',
  'source-told',
  'service-out',
  'service-well',
  'new-api-key',
  'limit-reached',
  'plan-changed',
  'webhook-paused',
  'partnership-made',
  'partnership-stopped',
  'partnership-well',
  'partnership-ended',
  'weekly-digest',
  'new-device',
  'second-factor-off',
  'provider-down',
  'provider-up',
  'dead-jobs',
]);

/** What is absent narrows nothing. */
export interface Narrowed {
  kind?: NotificationKind;
  unread?: true;
}

export function narrowedInSearch(search: Record<string, unknown>): Narrowed {
  const kind = KINDS.find((one) => one === search.kind);
  return { ...(kind && { kind }), ...(search.unread === true && { unread: true }) };
}
