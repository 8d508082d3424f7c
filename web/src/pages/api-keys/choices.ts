import type { Scope } from '../../api/apiKeys.ts';

/** What a key can be allowed, in the order people think of it; a scope that the API adds does not compile until it is here. */
const ORDER: Record<Scope, number> = {
  'exports.read': 1,
  'exports.run': 2,
  'exports.edit': 3,
  'integrations.read': 4,
  'audit-log.read': 5,
  'company.read': 6,
};
export const SCOPES = (Object.keys(ORDER) as Scope[]).sort((a, b) => ORDER[a] - ORDER[b]);

/** For how many days a key is made. */
export const DAYS = ['30', '90', '365', 'never'] as const;
export type Days = (typeof DAYS)[number];
