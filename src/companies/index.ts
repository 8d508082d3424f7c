export { type Identity, openIdentity } from '../people/identity.ts';
export { admitLinkedPerson, ensureLinkedPerson } from '../people/linked.ts';
export { openAccess } from './access.ts';
export { apiKeyRoutes } from './api-key-routes.ts';
export { auditLogRoutes } from './audit-log-routes.ts';
export { erasing } from './erasing.ts';
export { companyRoutes, meOf } from './routes.ts';
export { meSchema } from './schema.ts';
export { demoEmail, ensureDemo, ensureFirstOwner, findPerson, hasPeople } from './seed.ts';
