/** What the platform's own people read and do. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { PlanKey } from './plans.ts';
import type { paths, Schemas } from './schema.ts';

export type AdminCompany = Schemas['AdminCompany'];
export type AdminCompanyCard = Schemas['AdminCompanyCard'];
export type HealthSlot = Schemas['PlatformHealthHistory']['items'][number];
export type AdminQueue = Schemas['AdminQueue'];
export type DeadJob = Schemas['DeadJob'];
export type Stoppable = AdminQueue['stops'][number]['what'];
export type PlatformHealth = Schemas['PlatformHealth'];

/** How often the page of the platform's health is read anew, ms. */
const HEALTH_POLL_MS = 5_000;

/** Companies by a part of a name or an address, newest first, page by page. */
export const adminCompaniesQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'companies', search],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/admin/companies', {
          params: { query: { ...(search && { search }), ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });

export type CompanyUsage = Schemas['CompanyUsage'];

/** What companies are sorted by, the largest first; `name` from A on. */
export const USAGE_SORTS = ['rows', 'runs', 'messages', 'cpu', 'calls', 'name'] as const;
export type UsageSort = (typeof USAGE_SORTS)[number];

/** What companies use, page by page. @param near only those that use 80 % of something */
export const adminUsageQuery = ({ search, sort, near }: { search: string; sort: UsageSort; near: boolean }) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'usage', search, sort, near],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/admin/usage', {
          params: {
            query: {
              sort,
              near: near ? 'true' : 'false',
              ...(search && { search }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });

export type AdminMessage = Schemas['AdminMessage'];
export type AdminMessageQuery = Omit<
  NonNullable<paths['/api/v1/admin/messages']['get']['parameters']['query']>,
  'cursor' | 'limit'
>;

/** What became of all messages, newest first, page by page. */
export const adminMessagesQuery = (query: AdminMessageQuery) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'messages', query],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/admin/messages', {
          params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });

export const adminCompanyQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'company', id],
    queryFn: () => unwrap(api.GET('/api/v1/admin/companies/{id}', { params: { path: { id } } })),
  });

export const healthQuery = queryOptions({
  queryKey: ['admin', 'health'],
  queryFn: () => unwrap(api.GET('/api/v1/admin/health')),
  refetchInterval: HEALTH_POLL_MS,
});

/** How often the last day is drawn anew, ms; a point of it is a quarter of an hour. */
const HISTORY_POLL_MS = 60_000;

export const healthHistoryQuery = queryOptions({
  queryKey: ['admin', 'health', 'history'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/admin/health/history'))).items,
  refetchInterval: HISTORY_POLL_MS,
});

const at = (id: string) => ({ params: { path: { id } } });

export const blockCompany = (id: string, reason: string) =>
  unwrap(api.PUT('/api/v1/admin/companies/{id}/block', { ...at(id), body: { reason } }));

export const unblockCompany = (id: string) =>
  unwrap(api.DELETE('/api/v1/admin/companies/{id}/block', at(id)));

/** @param until the end of its last day in the reader's time zone; null: for good. */
export const setPlan = (
  id: string,
  { plan, until, reason }: { plan: PlanKey; until: string | null; reason: string },
) => unwrap(api.PUT('/api/v1/admin/companies/{id}/plan', { ...at(id), body: { plan, until, reason } }));

export const clearPlan = (id: string) => unwrap(api.DELETE('/api/v1/admin/companies/{id}/plan', at(id)));

export const beginSupport = (id: string, reason: string) =>
  unwrap(api.POST('/api/v1/admin/companies/{id}/support-access', { ...at(id), body: { reason } }));

export const endSupport = (id: string) =>
  unwrap(api.DELETE('/api/v1/admin/companies/{id}/support-access', at(id)));

export const stopCompany = (id: string, reason: string) =>
  unwrap(api.PUT('/api/v1/admin/companies/{id}/stop', { ...at(id), body: { reason } }));

export const resumeCompany = (id: string) => unwrap(api.DELETE('/api/v1/admin/companies/{id}/stop', at(id)));

export const adminQueueQuery = queryOptions({
  queryKey: ['admin', 'queue'],
  queryFn: () => unwrap(api.GET('/api/v1/admin/queue')),
  refetchInterval: HEALTH_POLL_MS,
});

export const beginStop = (what: Stoppable, reason: { ru: string; en: string }) =>
  unwrap(api.PUT('/api/v1/admin/stops/{what}', { params: { path: { what } }, body: { reason } }));

export const endStop = (what: Stoppable) =>
  unwrap(api.DELETE('/api/v1/admin/stops/{what}', { params: { path: { what } } }));

/** Jobs given up on, newest first, page by page. */
export const deadJobsQuery = infiniteQueryOptions({
  queryKey: ['admin', 'dead-jobs'],
  queryFn: ({ pageParam, signal }) =>
    unwrap(
      api.GET('/api/v1/admin/dead-jobs', {
        params: { query: { ...(pageParam && { cursor: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
  refetchInterval: HEALTH_POLL_MS,
});

export const retryJob = (id: string) => unwrap(api.POST('/api/v1/admin/dead-jobs/{id}/retry', at(id)));

export const dropJob = (id: string) => unwrap(api.DELETE('/api/v1/admin/dead-jobs/{id}', at(id)));
