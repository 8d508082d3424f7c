export { integrationProblems } from './problems.ts';
export { type Checks, type IntegrationContext, integrationRoutes } from './routes.ts';
export type { GoogleKey, Provider } from './schema.ts';
export { type Secrets, saveSecret, secretOf } from './secrets.ts';
export { setIntegrationStatus } from './store.ts';
