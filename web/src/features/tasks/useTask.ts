import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { followTask, taskQuery } from '../../api/exportTasks.ts';
import { isActive } from '../../api/isActive.ts';

/** How often the task is asked for when the stream of its events is broken, ms. */
const POLL_MS = 2_000;

/** A task that keeps itself up to date until it is finished: by server-sent events, else by asking. */
export function useTask(id: string) {
  const queryClient = useQueryClient();
  const [brokenStream, setBrokenStream] = useState<string | null>(null);
  const query = useQuery({
    ...taskQuery(id),
    refetchInterval: ({ state }) => (brokenStream === id && isActive(state.data) ? POLL_MS : false),
  });
  const active = isActive(query.data);
  const configId = query.data?.configId;

  useEffect(() => {
    if (!active) return;
    const leaving = new AbortController();
    followTask(id, (task) => queryClient.setQueryData(taskQuery(id).queryKey, task), leaving.signal)
      .catch(() => undefined) // however the stream ended, what is not finished is asked for
      .finally(() => {
        if (!leaving.signal.aborted) setBrokenStream(id);
      });
    return () => {
      leaving.abort();
      void queryClient.invalidateQueries({ queryKey: ['export-configs'] });
      void queryClient.invalidateQueries({ queryKey: ['export-tasks', 'history', configId] });
    };
  }, [id, active, configId, queryClient]);

  return query;
}
