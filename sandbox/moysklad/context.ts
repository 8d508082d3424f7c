import type { Caller } from './callers.ts';
import { ENTITIES, entityOf } from './entities.ts';
import { ApiError } from './errors.ts';
import { applicationMeta, type JsonObject, metaOf, render } from './render.ts';
import type { Right } from './store.ts';

/** `GET /context/employee`: the user who calls, with permissions. @throws ApiError 55006 for an application. */
export function employeeContext({ kind, world, login }: Caller): JsonObject {
  if (kind === 'app') throw new ApiError(55006);
  const [employee] = world.store.collection('entity/employee').live();
  const rightOf = (type: string, right: Right) => (world.store.denied.has(`${type} ${right}`) ? 'NO' : 'ALL');
  const rightsOf = (type: string): JsonObject => ({
    view: rightOf(type, 'view'),
    create: rightOf(type, 'create'),
    update: rightOf(type, 'update'),
    delete: rightOf(type, 'delete'),
    ...(entityOf(type).document && { approve: rightOf(type, 'post') }),
  });
  const permissions: Record<string, JsonObject> = Object.fromEntries(
    [...ENTITIES.keys()]
      .filter((type) => type !== 'assortmentWithStock')
      .map((type) => [type, rightsOf(type)]),
  );
  // Beside the entities, as the documented example has them.
  for (const right of ['admin', 'dashboard', 'dashboardMoney', 'stock', 'pnl', 'company_crm'])
    permissions[right] = { view: 'ALL' };
  return { ...(employee && render(world.store, employee)), uid: login, permissions };
}

/** The user or application that calls, as objects name their owner. */
export function ownerOf({ kind, world }: Caller): JsonObject {
  const { store } = world;
  const [employee] = store.collection('entity/employee').live();
  if (kind === 'user' && employee) return { meta: { ...metaOf(store, employee.ref) } };
  return { meta: applicationMeta(store) };
}

/** `GET /context/application`: the application that calls. @throws ApiError 55005 for a user. */
export function applicationContext({ kind, world, account }: Caller): JsonObject {
  if (kind === 'user') throw new ApiError(55005);
  return {
    meta: applicationMeta(world.store),
    appUid: `skladno.sandbox@${account}`,
    id: world.store.accountId,
  };
}
