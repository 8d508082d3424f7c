export { emails as personalEmails } from './emails.ts';
export { type Identity, openIdentity } from './identity.ts';
export { ensureLinkedPerson, findLinkedPerson, isAddressless } from './linked.ts';
export { newPasswordSchema } from './passwords.ts';
export { peopleProblems } from './problems.ts';
export { peopleRoutes } from './routes.ts';
export { emailSchema, nameSchema } from './schema.ts';
export { findPeople, findPerson, findPersonByEmail, hasPeople, type Person } from './store.ts';
export { countUp } from './throttle.ts';
