export { requireAllowance } from './allowance.ts';
export { keepPlans } from './keep-plans.ts';
export { limitProblems } from './problems.ts';
export { billingRoutes } from './routes.ts';
