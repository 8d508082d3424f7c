import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { Schemas } from './schema.ts';

export type Plan = Schemas['BillingPlan'];
export type PlanKey = Plan['key'];
export type Usage = Schemas['Usage'];
export type Metric = Plan['limits'][number]['metric'];

export const plansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/plans'))).items,
});

/** What the company may use, and has used; looked at again while somebody watches. */
export const usageQuery = queryOptions({
  queryKey: ['usage'],
  queryFn: () => unwrap(api.GET('/api/v1/usage')),
  refetchInterval: 30_000,
});
