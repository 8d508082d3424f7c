import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { meQuery } from './me.ts';
import { ApiProblem } from './problem.ts';

const RETRIES = 2;

/**
 * The cache of everything read from the server.
 * @param onSignedOut called when the server no longer knows who we are
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (statusOf(error) !== 401) return;
    client.removeQueries({ queryKey: meQuery.queryKey });
    onSignedOut();
  };
  const client = new QueryClient({
    queryCache: new QueryCache({
      // The router asks `me` by itself and knows what to do when nobody is signed in.
      onError: (error, query) => query.queryKey[0] !== meQuery.queryKey[0] && onError(error),
    }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // What the server refused stays refused; only a network or server failure may pass.
        retry: (failures, error) => failures < RETRIES && (statusOf(error) === 0 || statusOf(error) >= 500),
        staleTime: 10_000,
      },
    },
  });
  return client;
}

/** HTTP status of a failure; 0 when there was no answer. */
function statusOf(error: unknown): number {
  return error instanceof ApiProblem ? error.problem.status : 0;
}
