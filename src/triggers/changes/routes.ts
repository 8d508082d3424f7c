import { z } from 'zod';
import { billingProblems, promisedTo, requireOnChanges } from '../../billing/index.ts';
import { actorOf, audit, changesOf } from '../../companies/index.ts';
import { type Asked, askedOf, exportProblems, requireConfig } from '../../exports/index.ts';
import { listLost } from '../../integrations/index.ts';
import type { Database, Trx } from '../../platform/db/database.ts';
import type { App } from '../../platform/http/http.ts';
import { list } from '../../platform/http/pages.ts';
import { isSameMoment } from '../../platform/moments.ts';
import { Problem } from '../../platform/problems.ts';
import type { Queue } from '../../platform/queue/queue.ts';
import { needsChanged, toldOf } from '../webhooks/needs-changed.ts';
import { nextLook, pollMinutesOf } from './looks.ts';
import { changeProblems } from './problems.ts';
import {
  type ChangeTriggerInput,
  type ChangeTriggerView,
  changeTriggerInputSchema,
  changeTriggerSchema,
} from './schema.ts';
import * as store from './store.ts';
import { needsOfExport } from './wants.ts';

const byId = z.object({ id: z.uuid() });
const tags = ['change-triggers'];
const path = '/api/v1/export-configs/:id/change-trigger';

/** Which of the company's exports start as soon as something changes in MoySklad. */
export function changeTriggerRoutes(
  app: App,
  { database, queue }: { database: Database; queue: Queue },
): void {
  app.get(
    '/api/v1/change-triggers',
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'listChangeTriggers',
        tags,
        summary: 'The exports that start on changes in MoySklad, all of them',
        response: { 200: list(changeTriggerSchema) },
      },
    },
    async (request) =>
      database.forCompany(request.caller.companyId, async (trx) => {
        const triggers = await store.allTriggers(trx);
        const asked = await askedOf(
          trx,
          triggers.map(({ config_id }) => config_id),
        );
        const view = await openView(trx);
        const items: ChangeTriggerView[] = [];
        for (const trigger of triggers) {
          const about = asked.get(trigger.config_id);
          if (about) items.push(await view(trigger, about));
        }
        return { items, nextCursor: null };
      }),
  );

  app.get(
    path,
    {
      config: { access: 'exports.read' },
      schema: {
        operationId: 'getChangeTrigger',
        tags,
        summary: 'How an export starts on changes in MoySklad',
        params: byId,
        refusals: [exportProblems.configMissing, changeProblems.missing],
        response: { 200: changeTriggerSchema },
      },
    },
    async (request) =>
      database.forCompany(request.caller.companyId, async (trx) => {
        const about = await readExport(trx, request.params.id);
        const trigger = await store.findTrigger(trx, request.params.id);
        if (!trigger) throw new Problem(changeProblems.missing);
        return (await openView(trx))(trigger, about);
      }),
  );

  app.put(
    path,
    {
      config: { access: 'exports.edit' },
      schema: {
        operationId: 'setChangeTrigger',
        tags,
        summary: 'Let an export start on changes in MoySklad, or change how it does',
        params: byId,
        body: changeTriggerInputSchema,
        refusals: [
          exportProblems.configMissing,
          changeProblems.unfit,
          changeProblems.changed,
          billingProblems.noStartsOnChanges,
        ],
        response: { 200: changeTriggerSchema },
      },
    },
    async (request) => {
      const { companyId } = request.caller;
      const { id: configId } = request.params;
      return database.forCompany(companyId, async (trx) => {
        const about = await readExport(trx, configId);
        if (needsOfExport(about).length === 0) throw new Problem(changeProblems.unfit);
        // The account's webhooks first, then the trigger: as those who put the webhooks in order hold them.
        await needsChanged(
          trx,
          { queue },
          {
            ...{ companyId, requestId: request.id },
            integrationId: about.moyskladIntegrationId,
          },
        );
        const old = await store.findTrigger(trx, configId, { lock: true });
        // One that was there before the plan may still be paused.
        if (!old || !request.body.paused) await requireOnChanges(trx);
        const difference = await set(trx, { companyId, configId, input: request.body, old, about });
        const trigger = await store.findTrigger(trx, configId);
        if (!trigger) throw new Problem(changeProblems.changed);
        // Who saves what stands there already changes nothing.
        if (!difference) return (await openView(trx))(trigger, about);
        const event = old ? 'change-trigger.changed' : 'change-trigger.created';
        const target = targetOf(configId, about);
        await audit(trx, companyId, actorOf(request), { event, target, ...difference });
        return (await openView(trx))(trigger, about);
      });
    },
  );

  app.delete(
    path,
    {
      config: { access: 'exports.edit' },
      schema: {
        operationId: 'deleteChangeTrigger',
        tags,
        summary: 'Let an export start on changes no more; it stays',
        params: byId,
        refusals: [exportProblems.configMissing, changeProblems.missing],
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const { id: configId } = request.params;
      await database.forCompany(companyId, async (trx) => {
        const about = await readExport(trx, configId);
        await needsChanged(
          trx,
          { queue },
          {
            ...{ companyId, requestId: request.id },
            integrationId: about.moyskladIntegrationId,
          },
        );
        const trigger = await store.findTrigger(trx, configId, { lock: true });
        if (!trigger) throw new Problem(changeProblems.missing);
        await store.deleteTrigger(trx, configId);
        const entry = {
          event: 'change-trigger.deleted',
          target: targetOf(configId, about),
          before: settingsOf(trigger),
        };
        await audit(trx, companyId, actorOf(request), entry);
      });
      return reply.code(204).send(null);
    },
  );
}

const targetOf = (id: string, { name }: Asked) => ({ kind: 'change-trigger', id, name });

/** The export, which stays as it is until the transaction ends. @throws Problem without it */
async function readExport(trx: Trx, configId: string): Promise<Asked> {
  await requireConfig(trx, configId);
  const about = (await askedOf(trx, [configId])).get(configId);
  if (!about) throw new Problem(exportProblems.configMissing);
  return about;
}

/**
 * Makes or changes a trigger.
 * @returns what changed, for the audit log; undefined: nothing.
 * @throws Problem where it is another one than the caller saw.
 */
async function set(
  trx: Trx,
  {
    companyId,
    configId,
    input,
    old,
    about,
  }: {
    companyId: string;
    configId: string;
    input: ChangeTriggerInput;
    old: store.TriggerRow | undefined;
    about: Asked;
  },
): Promise<{ before?: Record<string, unknown>; after?: Record<string, unknown> } | undefined> {
  const { updatedAt, ...settings } = input;
  const isAnother = updatedAt !== undefined && (!old || !isSameMoment(updatedAt, old.updated_at));
  if (isAnother) throw new Problem(changeProblems.changed);
  if (!old) {
    if (!(await store.insertTrigger(trx, { companyId, configId }, input)))
      throw new Problem(changeProblems.changed);
    return { after: settings };
  }
  const difference = changesOf(settingsOf(old), settings);
  if (difference) await store.updateTrigger(trx, configId, input, await lookOf(trx, old, input, about));
  return difference;
}

/** When a trigger looks next that is changed: at once where it goes on, and in the night of its new time zone. */
async function lookOf(
  trx: Trx,
  old: store.TriggerRow,
  { paused, timeZone }: ChangeTriggerInput,
  about: Asked,
): Promise<store.NextLook> {
  if (paused) return { look: 'now', at: null };
  if (old.paused) return { look: 'now', at: old.now };
  if (old.look !== 'night' || old.look_at === null) return { look: old.look, at: old.look_at };
  const { told } = await toldOf(trx, about.moyskladIntegrationId, needsOfExport(about));
  return nextLook({ configId: old.config_id, timeZone, told }, await promisedTo(trx), old.now);
}

/** What a person set. */
const settingsOf = ({ quiet_s, longest_s, time_zone, paused }: store.TriggerRow) => ({
  ...{ quietSeconds: quiet_s, longestSeconds: longest_s, timeZone: time_zone, paused },
});

/** How triggers are shown. What MoySklad tells is asked once for all exports of a kind. */
async function openView(trx: Trx) {
  const lost = new Set(await listLost(trx));
  const promised = await promisedTo(trx);
  const known = new Map<string, ReturnType<typeof toldOf>>();
  const tellsOf = ({ exporter, moyskladIntegrationId }: Asked) => {
    const key = `${moyskladIntegrationId} ${exporter}`;
    const told = known.get(key) ?? toldOf(trx, moyskladIntegrationId, needsOfExport({ exporter }));
    known.set(key, told);
    return told;
  };
  return async (trigger: store.TriggerRow, about: Asked): Promise<ChangeTriggerView> => {
    const { told, why } = await tellsOf(about);
    return {
      configId: trigger.config_id,
      ...settingsOf(trigger),
      pausedTogether: trigger.paused_together,
      told,
      untoldBecause: why,
      pollMinutes: pollMinutesOf(promised),
      restsByPlan: !promised.onChanges,
      waitsForConnection: lost.has(about.moyskladIntegrationId) || lost.has(about.googleIntegrationId),
      changedAt: trigger.first_at?.toISOString() ?? null,
      lastChangedAt: trigger.last_at?.toISOString() ?? null,
      dueAt: trigger.due_at?.toISOString() ?? null,
      looksAt: trigger.look_at?.toISOString() ?? null,
      createdAt: trigger.created_at.toISOString(),
      updatedAt: trigger.updated_at.toISOString(),
    };
  };
}
