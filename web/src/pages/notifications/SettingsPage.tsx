import { Button, Checkbox, Group, NativeSelect, Skeleton, Stack, Switch, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type Preferences,
  type PreferencesInput,
  preferencesQuery,
  savePreferences,
} from '../../api/notifications.ts';
import { AskAddress } from '../../features/address/AskAddress.tsx';
import { TextLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Section } from '../../shared/Section.tsx';
import { toastDone, toastProblem } from '../../shared/toasts.ts';

const NIGHT = { from: 22, to: 8 };
const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

/** Where the person is told of what; each change is saved at once. */
export function SettingsPage() {
  const { t } = useTranslation(['notifications', 'common']);
  const preferences = useQuery(preferencesQuery);
  return (
    <Stack maw={760}>
      <PageTitle>{t('settingsTitle')}</PageTitle>
      <Text c="dimmed" size="sm">
        {t('settingsText')}
      </Text>
      <AskAddress />
      {preferences.isError && (
        <ProblemAlert error={preferences.error} retry={() => void preferences.refetch()} />
      )}
      {preferences.isPending && <Skeleton h={300} role="status" aria-label={t('common:loading')} />}
      {preferences.data && <Choices preferences={preferences.data} />}
      <TextLink to="/notifications">{t('back')}</TextLink>
    </Stack>
  );
}

/** What is sent to the server: kinds that are told by default stay so. */
function inputOf({ kinds, timeZone, quiet }: Preferences): PreferencesInput {
  const chosen = kinds.filter((kind) => kind.chosen);
  return {
    choices: Object.fromEntries(chosen.map(({ kind, app, email }) => [kind, { app, email }])),
    timeZone,
    quiet,
  };
}

function useSave() {
  const { t } = useTranslation('notifications');
  const queryClient = useQueryClient();
  const { queryKey } = preferencesQuery;
  const save = useMutation({
    // One after another: the last one counts.
    scope: { id: 'notification-preferences' },
    mutationFn: (next: Preferences) => savePreferences(inputOf(next)),
    onSuccess: () => toastDone(t('saved')),
    onError: (error) => {
      toastProblem(error);
      void queryClient.invalidateQueries({ queryKey });
    },
  });
  return (next: Preferences) => {
    void queryClient.cancelQueries({ queryKey });
    // At once: a box that is checked must not jump back until the server has answered.
    queryClient.setQueryData(queryKey, next);
    save.mutate(next);
  };
}

function Choices({ preferences }: { preferences: Preferences }) {
  const { t } = useTranslation('notifications');
  const save = useSave();
  const { kinds, quiet, timeZone } = preferences;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const choose = (kind: string, where: Partial<Record<'app' | 'email', boolean>>) =>
    save({
      ...preferences,
      kinds: kinds.map((one) => (one.kind === kind ? { ...one, ...where, chosen: true } : one)),
    });
  return (
    <>
      <Table aria-label={t('settingsTitle')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('what')}</Table.Th>
            <Table.Th ta="center">{t('app')}</Table.Th>
            <Table.Th ta="center">{t('email')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {kinds.map(({ kind, ...where }) => (
            <Table.Tr key={kind}>
              <Table.Th scope="row" fw={400}>
                {t(`kinds.${kind}`)}
              </Table.Th>
              {(['app', 'email'] as const).map((channel) => (
                <Table.Td key={channel}>
                  <Group justify="center">
                    <Checkbox
                      aria-label={`${t(`kinds.${kind}`)}: ${t(channel)}`}
                      checked={where[channel]}
                      onChange={({ currentTarget: { checked } }) => choose(kind, { [channel]: checked })}
                    />
                  </Group>
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Section title={t('quiet')}>
        <Text size="sm">{t('quietText')}</Text>
        <Switch
          label={t('quietOn')}
          checked={quiet !== null}
          // Hours are meant where the person is.
          onChange={({ currentTarget: { checked } }) =>
            save({ ...preferences, quiet: checked ? NIGHT : null, ...(checked && { timeZone: here }) })
          }
        />
        {quiet && (
          <Group>
            {(['from', 'to'] as const).map((end) => (
              <NativeSelect
                key={end}
                label={t(end === 'from' ? 'quietFrom' : 'quietTo')}
                data={HOURS}
                value={String(quiet[end])}
                onChange={({ currentTarget: { value } }) =>
                  save({ ...preferences, quiet: { ...quiet, [end]: Number(value) } })
                }
              />
            ))}
          </Group>
        )}
        <Group>
          <Text size="sm">{t('zone', { zone: timeZone })}</Text>
          {here !== timeZone && (
            <Button size="xs" variant="default" onClick={() => save({ ...preferences, timeZone: here })}>
              {t('useZone', { zone: here })}
            </Button>
          )}
        </Group>
      </Section>
    </>
  );
}
