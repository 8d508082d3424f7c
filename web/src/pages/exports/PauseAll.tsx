import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ChangeTrigger, changeTriggersQuery } from '../../api/changeTriggers.ts';
import { pauseSchedules, resumeSchedules, type Schedule, schedulesQuery } from '../../api/schedules.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';
import { toastDone, toastProblem } from '../../shared/toasts.ts';

/** Pauses all that starts exports by itself after asking; afterwards those of them go on by the same button, also on another day. */
export function PauseAll({ schedules, triggers }: { schedules: Schedule[]; triggers: ChangeTrigger[] }) {
  const { t } = useTranslation('exports');
  const mayEdit = useMay('editor');
  const [asking, ask] = useDisclosure(false);
  const queryClient = useQueryClient();
  const after = (message: string) => {
    toastDone(message);
    const changed = [schedulesQuery.queryKey, changeTriggersQuery.queryKey];
    return Promise.all(changed.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  };
  const pause = useMutation({
    mutationFn: pauseSchedules,
    onSuccess: async ({ changed, changes }) => {
      ask.close();
      await after(
        [
          changed > 0 && t('pausedAll', { count: changed }),
          changes > 0 && t('pausedChanges', { count: changes }),
        ]
          .filter(Boolean)
          .join('. '),
      );
    },
  });
  const resume = useMutation({
    mutationFn: resumeSchedules,
    onSuccess: ({ changed, changes }) =>
      after(
        [
          changed > 0 && t('resumedAll', { count: changed }),
          changes > 0 && t('resumedChanges', { count: changes }),
        ]
          .filter(Boolean)
          .join('. '),
      ),
    onError: toastProblem,
  });
  const all = [...schedules, ...triggers];
  const going = schedules.filter(({ paused }) => !paused).length;
  const starting = triggers.filter(({ paused }) => !paused).length;
  const together = all.filter(({ pausedTogether }) => pausedTogether).length;
  if (!mayEdit) return null;
  return (
    <>
      {together > 0 && (
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          loading={resume.isPending}
          onClick={() => resume.mutate()}
        >
          {t('resumeAll', { count: together })}
        </Button>
      )}
      {going + starting > 0 && (
        <Button variant="default" leftSection={<IconPlayerPause size={16} aria-hidden />} onClick={ask.open}>
          {t('pauseAll')}
        </Button>
      )}
      <ConfirmModal
        opened={asking}
        title={t('pauseAllTitle')}
        text={t('pauseAllText', {
          count: going,
          changes: starting > 0 ? t('pauseAllChanges', { count: starting }) : '',
        })}
        action={t('pauseAll')}
        busy={pause.isPending}
        error={pause.error}
        onConfirm={() => pause.mutate()}
        onClose={ask.close}
      />
    </>
  );
}
