export { requireAllowance } from './allowance.ts';
export { keepPlans } from './keep-plans.ts';
export type { Metric, PlanKey } from './plans.ts';
export { limitProblems } from './problems.ts';
export { type Usage, usageOf } from './usage.ts';
