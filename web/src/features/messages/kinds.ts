import type { MessageQuery } from '../../api/messages.ts';
import { allOf } from '../../shared/allOf.ts';

/** What emails to a company's people tell. */
export const KINDS = allOf<NonNullable<MessageQuery['kind']>>()([
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
  'gathered',
]);
