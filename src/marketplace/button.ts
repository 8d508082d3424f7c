import { randomUUID } from 'node:crypto';
import { exportersOf } from '../catalogue/index.ts';
import { audit, keepRole } from '../companies/index.ts';
import { activeAmong, configsOf } from '../exports/index.ts';
import { ofMoyskladAccount } from '../integrations/index.ts';
import { findLinkedPerson } from '../people/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { roleMay } from '../platform/http/capabilities.ts';
import { Problem } from '../platform/problems.ts';
import { typesAt, updateButton } from './actions.ts';
import type { VendorAnswer } from './answer-once.ts';
import { askFor } from './asked-runs.ts';
import type { MarketplaceContext } from './context.ts';
import type { Called } from './installation.ts';
import { requireOpen, toldInWords } from './open.ts';
import { marketplaceProblems } from './problems.ts';
import type { ButtonCall } from './schema.ts';
import type { Installation } from './store.ts';
import { listed } from './words.ts';

/**
 * Somebody pressed «Обновить в таблице» at an object or in a list: every export of such objects of this account is asked for. The answer
 * says at once what happens; the end is told to MoySklad by a job (`button-end.ts`).
 */
export function pressButton(
  trx: Trx,
  found: Installation | undefined,
  called: Called,
  { buttonName, extensionPoint, user }: ButtonCall,
  context: Pick<MarketplaceContext, 'config' | 'queue'>,
): Promise<VendorAnswer> {
  const { accountId, requestId, app, actor } = called;
  return toldInWords(async () => {
    const { company_id: companyId, account_name: accountName } = await requireOpen(trx, found, accountId);
    const types = typesAt(extensionPoint);
    if (buttonName !== updateButton.name || types.length === 0)
      throw new Problem(marketplaceProblems.noSuchButton);
    await requireRunner(trx, accountId, user);
    const exporters = types.flatMap(exportersOf);
    const integrationIds = await ofMoyskladAccount(trx, accountId);
    const configs = await configsOf(trx, { exporters, integrationIds });
    if (configs.length === 0) return goTo(pageOf(context, app.appId));
    const running = await activeAmong(
      trx,
      configs.map(({ id }) => id),
    );
    const pressId = randomUUID();
    const asked = configs.map(({ id }) => id);
    const told = await askFor(trx, context, { companyId, requestId }, asked, { pressId, appId: app.appId });
    await audit(trx, companyId, actor, {
      event: 'marketplace.button-pressed',
      target: { kind: 'moysklad-account', id: accountId, name: accountName },
      after: { exports: configs.map(({ name }) => name), employee: user.employeeId },
    });
    return notify(words(configs, running, told), told ? pressId : undefined);
  });
}

/**
 * Who may run exports: whoever may in Skladno, by the role that they have here, and an administrator of the account who has never
 * come in, because coming in would make them one here, too (`admitLinkedPerson`). Everybody else may look only. That the employee is who
 * the body says, MoySklad vouches for with its token, as it does for a frame's key.
 * @throws Problem
 */
async function requireRunner(trx: Trx, accountId: string, user: ButtonCall['user']): Promise<void> {
  const account = `${accountId}/${user.employeeId}`;
  const userId = await findLinkedPerson(trx, { provider: 'moysklad', account });
  const role = userId === undefined ? undefined : await keepRole(trx, userId);
  const may =
    userId === undefined ? user.role === 'admin' : role !== undefined && roleMay(role, 'exports.run');
  if (!may) throw new Problem(marketplaceProblems.mayNotRun);
}

/** Where MoySklad shows our main window (Vendor API, main window). */
function pageOf({ config }: Pick<MarketplaceContext, 'config'>, appId: string): string {
  return `${config.moysklad.frameOrigins[0]}/app/#embed-apps?id=${appId}`;
}

const goTo = (url: string): VendorAnswer => ({
  status: 200,
  body: { action: 'navigateTo', params: { url } },
});

const notify = (text: string, asyncProcessId: string | undefined): VendorAnswer => ({
  status: 200,
  body: {
    action: 'showNotification',
    ...(asyncProcessId && { async: true }),
    params: { text, ...(asyncProcessId && { asyncProcessId }) },
  },
});

interface Named {
  id: string;
  name: string;
}

function words(configs: Named[], running: Set<string>, told: boolean): string {
  const begins = configs.filter(({ id }) => !running.has(id));
  const again = configs.filter(({ id }) => running.has(id));
  return [
    begins.length > 0 && `Обновляем: ${listed(begins)}.`,
    again.length > 0 && `Уже обновляется: ${listed(again)}; обновим ещё раз сразу после.`,
    told && 'Когда закончим, сообщим здесь.',
  ]
    .filter(Boolean)
    .join(' ');
}
