export { type Checks, integrationRoutes } from './routes.ts';
export type { GoogleKey } from './schema.ts';
export { saveSecret, secretOf } from './secrets.ts';
export { forgetIntegrations, listIntegrations, setIntegrationStatus } from './store.ts';
