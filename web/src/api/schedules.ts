/** When exports run by themselves. */
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { everyPage } from './everyPage.ts';
import type { Schemas } from './schema.ts';

export type Schedule = Schemas['Schedule'];
/** When something is run, and what becomes of a time that cannot be kept. */
export type ScheduleSettings = Pick<
  Schedule,
  'cron' | 'timeZone' | 'overlap' | 'catchUp' | 'spread' | 'pauseAfter'
>;

export const schedulesQuery = queryOptions({
  queryKey: ['schedules'],
  queryFn: () =>
    everyPage((cursor) =>
      unwrap(api.GET('/api/v1/schedules', { params: { query: cursor ? { cursor } : {} } })),
    ),
});

/** When exports run by themselves in the seven days from one, as days turn where this browser is. @param from `2026-01-31` */
export const comingRunsQuery = (from: string) =>
  queryOptions({
    queryKey: ['schedules', 'coming', from],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/coming-runs', {
          params: { query: { from, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone } },
        }),
      ),
    refetchInterval: 60_000,
  });

/** Makes a schedule, or changes one. @param old its id, and `updatedAt` of what the change was made from where that is known */
export const saveSchedule = (
  which: { configId: string; verify: boolean },
  settings: ScheduleSettings,
  old: { id: string; updatedAt?: string } | undefined,
): Promise<Schedule> =>
  old === undefined
    ? unwrap(api.POST('/api/v1/schedules', { body: { ...which, ...settings } }))
    : unwrap(
        api.PATCH('/api/v1/schedules/{id}', {
          params: { path: { id: old.id } },
          body: { ...settings, ...(old.updatedAt && { updatedAt: old.updatedAt }) },
        }),
      );

export const pauseSchedule = (id: string, paused: boolean): Promise<Schedule> =>
  unwrap(api.PATCH('/api/v1/schedules/{id}', { params: { path: { id } }, body: { paused } }));

export const deleteSchedule = (id: string): Promise<unknown> =>
  unwrap(api.DELETE('/api/v1/schedules/{id}', { params: { path: { id } } }));

/** Pauses all that are not paused. */
export const pauseSchedules = (): Promise<Schemas['SchedulesChanged']> =>
  unwrap(api.POST('/api/v1/schedules/pause'));

/** Lets those that were paused together go on. */
export const resumeSchedules = (): Promise<Schemas['SchedulesChanged']> =>
  unwrap(api.POST('/api/v1/schedules/resume'));
