import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  confirmGoogle,
  declineGoogle,
  type PendingGoogle as Pending,
  pendingGoogleQuery,
} from '../../api/integrations.ts';
import { toastDone, toastProblem } from '../../shared/toasts.ts';
import { useFaults } from '../../shared/useFaults.tsx';

/** Google accounts that were allowed in another tab: connected only when the person here says that they are theirs. */
export function PendingGoogle() {
  const { data = [] } = useQuery(pendingGoogleQuery);
  return data.map((pending) => <Question key={pending.id} pending={pending} />);
}

function Question({ pending: { id, email, links } }: { pending: Pending }) {
  const { t } = useTranslation(['connect', 'common']);
  const [code, setCode] = useState('');
  const queryClient = useQueryClient();
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: pendingGoogleQuery.queryKey }),
      queryClient.invalidateQueries({ queryKey: ['integrations'] }),
    ]);
  const confirm = useMutation({
    mutationFn: () => confirmGoogle(id, code.replace(/\D/g, '')),
    onSuccess: async () => {
      toastDone(t('connected', { provider: t('common:provider.google') }));
      await refresh();
    },
    // Nothing may be left to confirm.
    onError: refresh,
  });
  const faults = useFaults(confirm.error, ['code']);
  const decline = useMutation({
    mutationFn: () => declineGoogle(id),
    onSettled: refresh,
    onError: toastProblem,
  });
  const account = email ?? t('pending.noAddress');
  return (
    <Alert
      color="blue"
      role="region"
      title={t('pending.title', { account })}
      style={{ overflowWrap: 'anywhere' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirm.mutate();
        }}
      >
        <Stack gap="sm" align="flex-start">
          <Text role="status">{t('pending.text', { account })}</Text>
          <Text size="sm">{t(`scope.${links ? 'all' : 'own'}`)}</Text>
          <TextInput
            label={t('pending.code')}
            error={faults.at.code}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            inputMode="numeric"
            autoComplete="off"
            pattern="\s*(\d\s*){6}"
            title={t('pending.sixDigits')}
            maxLength={20}
            required
          />
          {faults.alert}
          <Group gap="xs">
            <Button type="submit" loading={confirm.isPending}>
              {t('pending.confirm')}
            </Button>
            <Button variant="default" loading={decline.isPending} onClick={() => decline.mutate()}>
              {t('pending.decline')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Alert>
  );
}
