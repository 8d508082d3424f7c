/** When exports run by themselves. */
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { everyPage } from './everyPage.ts';
import type { Schemas } from './schema.ts';

export type Schedule = Schemas['Schedule'];
/** When something is run: cron in a time zone. */
export type Rhythm = Pick<Schedule, 'cron' | 'timeZone'>;

export const schedulesQuery = queryOptions({
  queryKey: ['schedules'],
  queryFn: () =>
    everyPage((cursor) =>
      unwrap(api.GET('/api/v1/schedules', { params: { query: cursor ? { cursor } : {} } })),
    ),
});

/** Makes a schedule, or gives the one with this id another rhythm. */
export const saveSchedule = (
  which: { configId: string; verify: boolean },
  rhythm: Rhythm,
  id: string | undefined,
): Promise<Schedule> =>
  id === undefined
    ? unwrap(api.POST('/api/v1/schedules', { body: { ...which, ...rhythm } }))
    : unwrap(api.PATCH('/api/v1/schedules/{id}', { params: { path: { id } }, body: rhythm }));

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
