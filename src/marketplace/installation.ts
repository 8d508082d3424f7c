import type { InstallationStatus } from '../../db/tables/marketplace.ts';
import { holdPlan, notePaid } from '../billing/index.ts';
import { type Actor, audit, closeCompany, reopenCompany } from '../companies/index.ts';
import type { MoyskladApp } from '../config-values.ts';
import { changeMoyskladAppRights, connectMoyskladApp, disconnectMoyskladApp } from '../integrations/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { printJson } from '../platform/text.ts';
import type { VendorAnswer } from './answer-once.ts';
import type { MarketplaceContext } from './context.ts';
import { isSetUp } from './report-status.ts';
import type { Access, Activation, Deactivation, PermissionsEvent } from './schema.ts';
import { type Installation, insertInstallation, updateInstallation } from './store.ts';

/** The one call that is being answered. */
export interface Called {
  app: MoyskladApp;
  accountId: string;
  actor: Actor;
  requestId: string;
}

const events = {
  Install: 'marketplace.installed',
  Resume: 'marketplace.resumed',
  TariffChanged: 'marketplace.tariff-changed',
  Autoprolongation: 'marketplace.prolonged',
  Suspend: 'marketplace.suspended',
  Uninstall: 'marketplace.uninstalled',
} as const;

/**
 * An account installs the application, pays again, or changes its tariff. Everything is done within the call, so the answer is
 * never `Activating`; `SettingsRequired` becomes `Activated` when the settings are complete (`report-status.ts`).
 */
export async function activate(
  trx: Trx,
  found: Installation | undefined,
  called: Called,
  body: Activation,
  context: Pick<MarketplaceContext, 'config' | 'keyring' | 'emit' | 'log'>,
): Promise<VendorAnswer> {
  const { accountId, app } = called;
  const { accountName, cause, access } = body;
  const installation = found ?? (await insertInstallation(trx, { accountId, accountName, appId: app.appId }));
  const { company_id: companyId } = installation;
  await holdPlan(trx);
  const granted = access?.find(({ access_token }) => access_token);
  const token = granted?.access_token;
  if (token) {
    const { permissions } = granted;
    const { requestId } = called;
    const account = { companyId, accountId, accountName, token, permissions, requestId };
    await connectMoyskladApp(context, trx, account);
  }
  if (token && installation.status === 'Uninstalled')
    await reopenCompany(trx, context.emit, { companyId, requestId: called.requestId });

  const answered = (await isSetUp(trx)) ? 'Activated' : 'SettingsRequired';
  // A tariff that changes while the application is suspended does not wake it: Resume does, with a new token.
  const paused = installation.status === 'Suspended' || installation.status === 'Uninstalled';
  const status: InstallationStatus = paused && !token ? installation.status : answered;
  const tariff = tariffOf(body, context.config.moysklad.plans);
  if (body.subscription && tariff.plan === undefined)
    context.log.error(
      { companyId, tariffId: body.subscription.tariffId },
      'MOYSKLAD_TARIFFS does not name a tariff that is paid for: the company keeps what it paid for before',
    );
  await updateInstallation(trx, companyId, {
    app_id: app.appId,
    account_name: accountName,
    status,
    ...tariff,
    ...(access && { access: printJson(withoutTokens(access)) }),
  });
  const unpaid = status === 'Suspended';
  const cost = { companyId, requestId: called.requestId };
  await notePaid(trx, context, cost, { unpaid, ...(tariff.plan !== undefined && { paid: tariff.plan }) });
  await audit(trx, companyId, called.actor, {
    event: events[cause],
    target: { kind: 'moysklad-account', id: accountId, name: accountName },
    ...(found && { before: shown(found) }),
    after: shown({ ...installation, status, ...tariff }),
  });
  return { status: 200, body: { status: answered } };
}

/** Suspends or uninstalls; the token is dead at MoySklad already. Answers 204 when there is nothing to do. */
export async function deactivate(
  trx: Trx,
  found: Installation | undefined,
  called: Called,
  { cause, accountName }: Deactivation,
  context: Pick<MarketplaceContext, 'emit' | 'log'>,
): Promise<VendorAnswer> {
  // Another application of ours (a draft beside the published one) was activated later: this one has nothing here any more.
  if (!found || found.app_id !== called.app.appId) return { status: 204 };
  const status = cause === 'Suspend' ? 'Suspended' : 'Uninstalled';
  if (found.status === status || found.status === 'Uninstalled') return { status: 204 };
  const { company_id: companyId, account_id: accountId } = found;
  await holdPlan(trx);
  await disconnectMoyskladApp(trx, { companyId, accountId });
  await updateInstallation(trx, companyId, { status });
  await audit(trx, companyId, called.actor, {
    event: events[cause],
    target: { kind: 'moysklad-account', id: accountId, name: accountName },
    before: shown(found),
    after: shown({ ...found, status }),
  });
  const happened = { companyId, requestId: called.requestId };
  if (cause === 'Suspend') {
    await context.emit(trx, { kind: 'marketplace.suspended', ...happened });
    await notePaid(trx, context, happened, { unpaid: true });
  }
  // The data wait for it to come back: people install again to change rights.
  else await closeCompany(trx, context.emit, { ...happened, why: 'uninstalled', personId: null });
  return { status: 200 };
}

/** The rights of the token changed; the token stays. */
export async function changePermissions(
  trx: Trx,
  found: Installation | undefined,
  called: Called,
  { access, accountName }: PermissionsEvent,
): Promise<VendorAnswer> {
  if (found?.app_id !== called.app.appId) return { status: 200 };
  const rights = withoutTokens(access);
  await updateInstallation(trx, found.company_id, { access: printJson(rights) });
  const [granted] = access;
  if (granted)
    await changeMoyskladAppRights(trx, { accountId: called.accountId, permissions: granted.permissions });
  await audit(trx, found.company_id, called.actor, {
    event: 'marketplace.permissions-changed',
    target: { kind: 'moysklad-account', id: found.account_id, name: accountName },
    before: { access: found.access },
    after: { access: rights },
  });
  return { status: 200 };
}

/** `GET` status: not called any more, documented still. */
export function statusAnswer(found: Installation | undefined): VendorAnswer {
  if (found?.status !== 'Activated' && found?.status !== 'SettingsRequired') return { status: 404 };
  return { status: 200, body: { status: found.status } };
}

/** A free application has no subscription; what is known of an earlier one stays, and its plan where we do not know the tariff. */
function tariffOf(
  { subscription }: Activation,
  plans: ReadonlyMap<string, string>,
): Partial<Pick<Installation, 'tariff_id' | 'tariff_name' | 'plan' | 'trial' | 'expires_at'>> {
  if (!subscription) return {};
  const { tariffId, tariffName, trial, expiryMoment } = subscription;
  const plan = plans.get(tariffId);
  return {
    tariff_id: tariffId,
    tariff_name: tariffName ?? null,
    ...(plan !== undefined && { plan }),
    trial,
    expires_at: expiryMoment === undefined ? null : new Date(expiryMoment),
  };
}

function withoutTokens(access: Access[]) {
  return access.map(({ resource, scope, permissions }) => ({ resource, scope, permissions }));
}

function shown({ status, tariff_name, plan, trial, expires_at }: Installation) {
  return { status, tariff: tariff_name, plan, trial, expiresAt: expires_at?.toISOString() ?? null };
}
