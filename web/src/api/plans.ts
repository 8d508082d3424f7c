import type { Schemas } from './schema.ts';

export type PlanKey = Schemas['SubscriptionPlan']['key'];
