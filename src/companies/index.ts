export { openAccess } from './access.ts';
export { admitLinkedPerson } from './admit.ts';
export { type Actor, actorOf, audit, changesOf } from './audit.ts';
export { lastDoneBy } from './audit-log-store.ts';
export {
  companyName,
  keepRole,
  listMembers,
  readClosed,
  setBlock,
  setErasure,
  setPlan,
  takeCompany,
} from './company-store.ts';
export { erasing } from './erasing.ts';
export { companyRoutes, meOf } from './routes.ts';
export { meSchema } from './schema.ts';
export { demoEmail, ensureDemo, ensureFirstOwner } from './seed.ts';
export { insertCompany } from './store.ts';
