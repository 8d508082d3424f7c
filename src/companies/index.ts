export { openAccess } from './access.ts';
export { admitLinkedPerson } from './admit.ts';
export { type Actor, actorOf, audit, changesOf } from './audit.ts';
export { lastDoer, lastDoneBy } from './audit-log-store.ts';
export { actorKinds } from './audit-log-words.ts';
export {
  companyName,
  findMember,
  isClosed,
  keepPeople,
  keepRole,
  listMembers,
  type Member,
  readClosed,
  readStopped,
  setStopped,
  takeCompany,
} from './company-store.ts';
export { erasing } from './erasing.ts';
export { blockCompany, closeCompany, reopenCompany, unblockCompany } from './lifecycle.ts';
export { notePlanChanged } from './plan-changed.ts';
export { companyProblems } from './problems.ts';
export { whereThereIsRoom } from './room.ts';
export { companyRoutes, meOf } from './routes.ts';
export { meSchema } from './schema.ts';
export { demoEmail, ensureDemo, ensureFirstOwner } from './seed.ts';
export { insertCompany } from './store.ts';
export { tellOwners } from './tell-owners.ts';
