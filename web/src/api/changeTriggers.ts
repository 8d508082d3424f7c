/** Exports that start as soon as something changes in MoySklad. */
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { toProblem } from './problem.ts';
import type { Schemas } from './schema.ts';

export type ChangeTrigger = Schemas['ChangeTrigger'];
/** What a person sets. */
export type ChangeSettings = Pick<ChangeTrigger, 'quietSeconds' | 'longestSeconds' | 'timeZone' | 'paused'>;

/** How often it is looked whether something waits, ms. */
const POLL_MS = 3_000;

export const changeTriggersQuery = queryOptions({
  queryKey: ['change-triggers'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/change-triggers'))).items,
  refetchInterval: ({ state }) => (state.data?.some(({ paused }) => !paused) ? POLL_MS : false),
});

/** How one export starts on changes; null where it does not. */
export async function readChangeTrigger(configId: string): Promise<ChangeTrigger | null> {
  const params = { path: { id: configId } };
  try {
    return await unwrap(api.GET('/api/v1/export-configs/{id}/change-trigger', { params }));
  } catch (error) {
    if (toProblem(error).code === 'change-trigger-missing') return null;
    throw error;
  }
}

export const changeTriggerQuery = (configId: string) =>
  queryOptions({
    queryKey: ['change-triggers', configId],
    queryFn: () => readChangeTrigger(configId),
    // The form starts from it: never from what was read on an earlier visit.
    gcTime: 0,
  });

/** @param updatedAt of the trigger that the change was made from, where it is to be refused after another one */
export const setChangeTrigger = (
  configId: string,
  settings: ChangeSettings,
  updatedAt?: string,
): Promise<ChangeTrigger> =>
  unwrap(
    api.PUT('/api/v1/export-configs/{id}/change-trigger', {
      params: { path: { id: configId } },
      body: { ...settings, ...(updatedAt && { updatedAt }) },
    }),
  );

export const deleteChangeTrigger = (configId: string): Promise<unknown> =>
  unwrap(api.DELETE('/api/v1/export-configs/{id}/change-trigger', { params: { path: { id: configId } } }));
