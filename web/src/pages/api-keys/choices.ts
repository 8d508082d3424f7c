import type { Scope } from '../../api/apiKeys.ts';
import { allOf } from '../../shared/allOf.ts';

/** What a key can be allowed, in the order people think of it. */
export const SCOPES = allOf<Scope>()([
  'exports.read',
  'exports.run',
  'exports.edit',
  'integrations.read',
  'webhooks.read',
  'partnerships.read',
  'audit-log.read',
  'company.read',
]);

/** For how many days a key is made. */
export const DAYS = ['30', '90', '365', 'never'] as const;
export type Days = (typeof DAYS)[number];
