export { openAccess } from './access.ts';
export { admitLinkedPerson } from './admit.ts';
export { erasing } from './erasing.ts';
export { companyRoutes, meOf } from './routes.ts';
export { meSchema } from './schema.ts';
export { demoEmail, ensureDemo, ensureFirstOwner } from './seed.ts';
