export {
  countWork,
  giveRunBack,
  noteRefused,
  refusalOf,
  requireAllowance,
  runDay,
  settleAllowance,
  takeOf,
  takeRun,
} from './allowance.ts';
export { decidePlan, holdPlan, notePaid, overrideOf, setOverride } from './change-plan.ts';
export { billingPeriodics } from './due.ts';
export { exchangeResting, restingKinds, setTimeZone } from './exchange.ts';
export { keepPlans, requirePlans } from './keep-plans.ts';
export { planKeys } from './plans.ts';
export { billingProblems, limitProblems } from './problems.ts';
export { type Promised, promisedTo, promisesOf, requireOnChanges } from './promised.ts';
export { restingAmong } from './rest.ts';
export { billingRoutes } from './routes.ts';
export { isUnpaid } from './usage.ts';
