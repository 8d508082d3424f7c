import { openMoyskladWebhooks } from '../../src/moysklad/index.ts';
import type { DomainEvent } from '../../src/platform/events/events.ts';
import { MemoryBudgets, openLimits } from '../../src/platform/limits/limits.ts';
import { openKeyring } from '../../src/platform/secrets/keyring.ts';
import { openLog } from '../../src/platform/telemetry/log.ts';
import type { Need } from '../../src/triggers/need.ts';
import type { SourceHookContext } from '../../src/triggers/webhooks/context.ts';
import { needsChanged } from '../../src/triggers/webhooks/needs-changed.ts';
import { workRemovals } from '../../src/triggers/webhooks/removal.ts';
import { workSourceHooks } from '../../src/triggers/webhooks/sync.ts';
import type { Member, TestApp } from './app.ts';
import { testSecrets } from './database.ts';
import { until } from './until.ts';

type Pair = readonly [entity: string, action: Need['action']];

/** The jobs of MoySklad's webhooks at work, for companies whose needs a test says itself. */
export async function openSourceHooks(app: TestApp, given: Partial<SourceHookContext> = {}) {
  const { database, queue } = app.application;
  const { apiUrl } = app.sandbox.moysklad;
  const limits = openLimits(new MemoryBudgets());
  const needs = new Map<string, Pair[]>();
  const tokens = new Map<string, { token: string; byApp: boolean }>();
  const told: DomainEvent[] = [];
  const context: SourceHookContext = {
    ...{ database, queue, log: openLog('silent'), publicUrl: app.url, moyskladApiUrl: apiUrl },
    keyring: openKeyring(testSecrets.encryptionKeys),
    async emit(_, event) {
      told.push(event);
    },
    async needsOf(trx) {
      const rows = await trx.selectFrom('integrations').select('id').execute();
      return rows.flatMap(({ id }) =>
        (needs.get(id) ?? []).map(([entity, action]) => ({ integrationId: id, entity, action })),
      );
    },
    webhooks: {
      async of({ integrationId }, signal) {
        const account = { apiUrl, limits, signal, retryPauseMs: 1, ...tokens.get(integrationId)! };
        return openMoyskladWebhooks(account);
      },
      by: (last, signal) => openMoyskladWebhooks({ ...last, apiUrl, limits, signal, retryPauseMs: 1 }),
    },
    ...given,
  };

  /** An account of a company's, connected by this token. */
  async function account(member: Member, token: string, byApp = true) {
    const { companyId } = member;
    const rows = <Row>(run: (trx: Parameters<typeof needsChanged>[0]) => Promise<Row>) =>
      database.forCompany(companyId, run);
    const integrationId = await rows(async (trx) => {
      const row = trx.selectFrom('integrations').select('id').where('provider', '=', 'moysklad');
      return (await row.executeTakeFirstOrThrow()).id;
    });
    tokens.set(integrationId, { token, byApp });
    const hook = () =>
      rows((trx) =>
        trx
          .selectFrom('source_hooks')
          .selectAll()
          .where('integration_id', '=', integrationId)
          .executeTakeFirst(),
      );
    const change = () =>
      rows((trx) => needsChanged(trx, context, { companyId, integrationId, requestId: 'a test' }));
    /** Until nobody is at it and nothing is left to do. */
    const settled = async () => {
      await until(async () => {
        const row = await hook();
        return row?.sync_wanted === false && row.lease === null;
      });
      return (await hook())!;
    };
    /** From now on this is wanted. */
    const ask = async (...pairs: Pair[]) => {
      needs.set(integrationId, pairs);
      await change();
    };
    return {
      integrationId,
      companyId,
      hook,
      settled,
      change,
      world: app.sandbox.moysklad.account(token),
      ask,
      /** The same. Answers the address's row when that is so at MoySklad, or cannot be. */
      async want(...pairs: Pair[]) {
        await ask(...pairs);
        return settled();
      },
      /** Looks at MoySklad now. */
      async sync() {
        await change();
        return settled();
      },
      subscriptions: () =>
        rows((trx) =>
          trx.selectFrom('source_webhooks').selectAll().orderBy('entity').orderBy('action').execute(),
        ),
      removals: () => rows((trx) => trx.selectFrom('source_hook_removals').selectAll().execute()),
      told: () => told.filter((event) => event.companyId === companyId).length,
    };
  }

  await workSourceHooks(context);
  await workRemovals(context);
  return { context, account };
}
