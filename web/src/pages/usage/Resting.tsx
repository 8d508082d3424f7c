import { Alert, Button, Group, List, NativeSelect, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exchangeResting, type Usage, usageQuery } from '../../api/usage.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { toastDone, toastProblem } from '../../shared/toasts.ts';

type Kind = Usage['working'][number]['kind'];
const KINDS: Kind[] = ['exports', 'webhooks'];

/** What rests because the plan has no room for it; the owner may have another thing rest instead. */
export function Resting({ usage: { paused, working } }: { usage: Usage }) {
  const { t } = useTranslation('usage');
  const mayChoose = useMay('owner');
  if (paused.length === 0) return null;
  return (
    <Alert color="orange" title={t('resting')}>
      <Text size="sm">{t('restingText')}</Text>
      <List size="sm">
        {paused.map(({ kind, id, name }) => (
          <List.Item key={`${kind} ${id}`}>{name}</List.Item>
        ))}
      </List>
      {mayChoose &&
        KINDS.map((kind) => {
          const [sleeping, awake] = [paused, working].map((all) => all.filter((one) => one.kind === kind));
          if (!sleeping?.length || !awake?.length) return null;
          return <Exchange key={kind} kind={kind} sleeping={sleeping} awake={awake} />;
        })}
    </Alert>
  );
}

type Named = { id: string; name: string }[];

/** One goes on, another one rests. */
function Exchange({ kind, sleeping, awake }: { kind: Kind; sleeping: Named; awake: Named }) {
  const { t } = useTranslation('usage');
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState({ wake: '', rest: '' });
  // What was chosen may have gone meanwhile.
  const one = (all: Named, id: string) => (all.some((each) => each.id === id) ? id : (all[0]?.id ?? ''));
  const [wake, rest] = [one(sleeping, chosen.wake), one(awake, chosen.rest)];
  const change = useMutation({
    mutationFn: () => exchangeResting({ kind, wake, rest }),
    onSuccess: () => toastDone(t('exchanged')),
    onError: toastProblem,
    onSettled: () => queryClient.invalidateQueries({ queryKey: usageQuery.queryKey }),
  });
  const options = (all: Named) => all.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Group align="flex-end" mt="sm" role="group" aria-label={t(`exchange.${kind}`)}>
      <NativeSelect
        label={t('wake')}
        value={wake}
        onChange={(event) => setChosen({ wake: event.currentTarget.value, rest })}
        data={options(sleeping)}
        maw="100%"
      />
      <NativeSelect
        label={t('rest')}
        value={rest}
        onChange={(event) => setChosen({ wake, rest: event.currentTarget.value })}
        data={options(awake)}
        maw="100%"
      />
      <Button variant="default" loading={change.isPending} onClick={() => change.mutate()}>
        {t('swap')}
      </Button>
    </Group>
  );
}
