/** How the company's exports go today. */
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';

const LOOK_MS = 15_000;

/** As the day began where this browser is. */
export const todayQuery = queryOptions({
  queryKey: ['export-tasks', 'today'],
  queryFn: () =>
    unwrap(
      api.GET('/api/v1/today', {
        params: { query: { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone } },
      }),
    ),
  refetchInterval: LOOK_MS,
});
