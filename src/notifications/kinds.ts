import type { Role } from '../../db/tables/companies.ts';
import type { EmailKind } from '../platform/mail/emails.ts';
import { accountLost, limitReached, planChanged, webhookPaused } from './texts/company.ts';
import { digest, exportFailed, exportWell, schedulePaused } from './texts/exports.ts';
import {
  partnershipEnded,
  partnershipMade,
  partnershipStopped,
  partnershipWell,
} from './texts/partnerships.ts';
import { serviceOut, serviceWell } from './texts/service.ts';
import { newApiKey, sheetFresh, sheetOld, sourceTold, sourceUntold } from './texts/source.ts';

/** One kind of thing that people are told of. */
export interface NotificationKind {
  /** The least role that is told. */
  role: Role;
  /** Where it is told unless a person chose otherwise. */
  app: boolean;
  email: boolean;
  /** `opens`: told once for each problem of its subject. `closes`: told once, where a problem was told, and ends it. */
  mark?: 'opens' | 'closes';
  /** Whether its email is gathered with others that come soon after one, and waits for the end of quiet hours. */
  gathered: boolean;
  text: EmailKind;
  /** The page of ours that it leads to, `{name}` from its params. */
  path: string;
}

/** Everything that a company's people are told: docs/NOTIFICATIONS.md is the table of it. */
export const kinds = {
  'export-failed': {
    ...{ role: 'editor', app: true, email: true, mark: 'opens', gathered: true },
    ...{ text: exportFailed, path: '/tasks/{taskId}' },
  },
  'export-well': {
    ...{ role: 'editor', app: true, email: true, mark: 'closes', gathered: true },
    ...{ text: exportWell, path: '/tasks/{taskId}' },
  },
  'sheet-old': {
    ...{ role: 'editor', app: true, email: true, mark: 'opens', gathered: true },
    ...{ text: sheetOld, path: '/exports' },
  },
  'sheet-fresh': {
    ...{ role: 'editor', app: true, email: true, mark: 'closes', gathered: true },
    ...{ text: sheetFresh, path: '/exports' },
  },
  'schedule-paused': {
    ...{ role: 'admin', app: true, email: true, gathered: true },
    ...{ text: schedulePaused, path: '/exports/{configId}/schedule' },
  },
  'account-lost': {
    ...{ role: 'admin', app: true, email: true, gathered: true },
    ...{ text: accountLost, path: '/connections' },
  },
  'source-untold': {
    ...{ role: 'admin', app: true, email: true, mark: 'opens', gathered: true },
    ...{ text: sourceUntold, path: '/webhooks' },
  },
  'source-told': {
    ...{ role: 'admin', app: true, email: true, mark: 'closes', gathered: true },
    ...{ text: sourceTold, path: '/webhooks' },
  },
  'service-out': {
    ...{ role: 'admin', app: true, email: true, mark: 'opens', gathered: true },
    ...{ text: serviceOut, path: '/runs' },
  },
  'service-well': {
    ...{ role: 'admin', app: true, email: true, mark: 'closes', gathered: true },
    ...{ text: serviceWell, path: '/runs' },
  },
  'new-api-key': {
    ...{ role: 'admin', app: true, email: true, gathered: false },
    ...{ text: newApiKey, path: '/company/api-keys' },
  },
  'limit-reached': {
    ...{ role: 'admin', app: true, email: true, gathered: false },
    ...{ text: limitReached, path: '/home' },
  },
  'plan-changed': {
    ...{ role: 'owner', app: true, email: true, gathered: false },
    ...{ text: planChanged, path: '/home' },
  },
  'webhook-paused': {
    ...{ role: 'admin', app: true, email: true, gathered: true },
    ...{ text: webhookPaused, path: '/company/webhooks' },
  },
  'partnership-made': {
    ...{ role: 'admin', app: true, email: true, gathered: false },
    ...{ text: partnershipMade, path: '/partners/{partnershipId}' },
  },
  'partnership-stopped': {
    ...{ role: 'admin', app: true, email: true, mark: 'opens', gathered: true },
    ...{ text: partnershipStopped, path: '/partners/{partnershipId}' },
  },
  'partnership-well': {
    ...{ role: 'admin', app: true, email: true, mark: 'closes', gathered: true },
    ...{ text: partnershipWell, path: '/partners/{partnershipId}' },
  },
  'partnership-ended': {
    ...{ role: 'admin', app: true, email: true, gathered: true },
    ...{ text: partnershipEnded, path: '/partners/{partnershipId}' },
  },
  'weekly-digest': {
    ...{ role: 'admin', app: false, email: true, gathered: false },
    ...{ text: digest, path: '/runs' },
  },
} satisfies Record<string, NotificationKind>;

export type KindKey = keyof typeof kinds;
export const kindKeys = Object.keys(kinds) as [KindKey, ...KindKey[]];

/** The kind of a row: one that this version does not know, from an older or newer one, is undefined. */
export function kindOf(key: string): NotificationKind | undefined {
  return (kinds as Record<string, NotificationKind>)[key];
}
