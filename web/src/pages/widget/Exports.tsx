import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { runExport } from '../../api/exportTasks.ts';
import type { Freshness } from '../../api/marketplace.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { formatClock, formatTime } from '../../shared/format.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

/** How far each export is, and a button that brings all of them up to date. */
export function Exports({ freshness, onStarted }: { freshness: Freshness; onStarted: () => void }) {
  const { t } = useTranslation('widget');
  const mayRun = useMay('editor');
  const { exports, stopped } = freshness;
  const resting = exports.filter(({ running }) => !running);
  const late = resting.filter(({ inSheetAt, addsOnly, doneAt }) => (addsOnly ? doneAt : inSheetAt) === null);
  const update = useMutation({
    mutationFn: async () => {
      for (const { configId } of late.length > 0 ? late : resting)
        await runExport(configId).catch((error: unknown) => {
          // Somebody else was quicker.
          if (!(error instanceof ApiProblem) || error.problem.code !== 'export-already-running') throw error;
        });
    },
    onSettled: onStarted,
  });
  if (exports.length === 0) return <Text size="sm">{t('none')}</Text>;
  return (
    <Stack gap="xs">
      <Stack gap={4} component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-live="polite">
        {exports.map((one) => (
          <Line key={one.configId} one={one} />
        ))}
      </Stack>
      {update.error && <ProblemAlert error={update.error} />}
      {stopped && <Text size="sm">{t('stopped', { reason: stopped })}</Text>}
      {mayRun && !stopped && resting.length > 0 && (
        <Group>
          <Button
            size="xs"
            variant={late.length > 0 ? 'filled' : 'default'}
            loading={update.isPending}
            onClick={() => update.mutate()}
          >
            {t(late.length > 0 ? 'update' : 'again')}
          </Button>
        </Group>
      )}
      {!mayRun && !stopped && late.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('askEditor')}
        </Text>
      )}
    </Stack>
  );
}

const DAY_MS = 86_400_000;

function Line({ one }: { one: Freshness['exports'][number] }) {
  const { t } = useTranslation('widget');
  const language = useLanguage();
  const { name, spreadsheetUrl, running, inSheetAt, certain, addsOnly, doneAt, filtered } = one;
  const time = (at: string) =>
    Date.now() - Date.parse(at) < DAY_MS ? formatClock(at, language) : formatTime(at, language);
  let state = t('notYet');
  if (running) state = t('running');
  else if (addsOnly && doneAt) state = t('addsOnly', { time: time(doneAt) });
  else if (inSheetAt) {
    state = t(filtered ? 'inSheetFiltered' : 'inSheet', { time: time(inSheetAt) });
    if (!certain) state += `; ${t('unlessBulk')}`;
  }
  return (
    <Text component="li" size="sm" style={{ overflowWrap: 'anywhere' }}>
      <Anchor href={spreadsheetUrl} target="_blank" rel="noopener noreferrer" underline="always" inherit>
        {name}
      </Anchor>
      {': '}
      <Text span inherit fw={500}>
        {state}
      </Text>
    </Text>
  );
}
