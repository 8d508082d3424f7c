/** The plans, with their limits and prices. */
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { Schemas } from './schema.ts';

export type Plan = Schemas['BillingPlan'];
export type PlanKey = Plan['key'];

export const plansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/plans'))).items,
});
