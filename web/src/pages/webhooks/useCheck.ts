import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkWebhooks, type SourceWebhooks, sourceWebhooksQuery } from '../../api/sourceWebhooks.ts';
import { toastProblem } from '../../shared/toasts.ts';

/** Checks an account's webhooks: a worker does it, and its outcome shows in what the account is then. */
export function useCheck(webhooks: SourceWebhooks) {
  const { t } = useTranslation('webhooks');
  const queryClient = useQueryClient();
  const { integrationId, checking, problem, subscriptions, repairs } = webhooks;
  /** How many had been put back when it was asked for. */
  const [before, setBefore] = useState<number | null>(null);
  const mutation = useMutation({
    mutationFn: () => checkWebhooks(integrationId),
    onSuccess: (asked) => {
      setBefore(repairs);
      queryClient.setQueryData(sourceWebhooksQuery.queryKey, (all) =>
        all?.map((each) => (each.integrationId === integrationId ? asked : each)),
      );
    },
    onError: toastProblem,
  });
  const troubled = problem !== null || subscriptions.some((each) => each.problem !== null);
  const putBack = before === null ? 0 : repairs - before;
  return {
    check: () => mutation.mutate(),
    checking: checking || mutation.isPending,
    /** What came of the check that was asked for here; null where none was. */
    outcome:
      before === null
        ? null
        : troubled
          ? t('outcome.trouble')
          : putBack > 0
            ? t('outcome.repaired', { count: putBack })
            : t('outcome.good'),
  };
}
