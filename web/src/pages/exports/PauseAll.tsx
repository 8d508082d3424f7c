import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { pauseSchedules, resumeSchedules, type Schedule, schedulesQuery } from '../../api/schedules.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';
import { toastDone, toastProblem } from '../../shared/toasts.ts';

/** Pauses all schedules after asking; afterwards those of them go on by the same button, also on another day. */
export function PauseAll({ schedules }: { schedules: Schedule[] }) {
  const { t } = useTranslation('exports');
  const mayEdit = useMay('editor');
  const [asking, ask] = useDisclosure(false);
  const queryClient = useQueryClient();
  const after = (message: string) => {
    toastDone(message);
    return queryClient.invalidateQueries({ queryKey: schedulesQuery.queryKey });
  };
  const pause = useMutation({
    mutationFn: pauseSchedules,
    onSuccess: async ({ changed }) => {
      ask.close();
      await after(t('pausedAll', { count: changed }));
    },
  });
  const resume = useMutation({
    mutationFn: resumeSchedules,
    onSuccess: ({ changed }) => after(t('resumedAll', { count: changed })),
    onError: toastProblem,
  });
  const going = schedules.filter(({ paused }) => !paused).length;
  const together = schedules.filter(({ pausedTogether }) => pausedTogether).length;
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
      {going > 0 && (
        <Button variant="default" leftSection={<IconPlayerPause size={16} aria-hidden />} onClick={ask.open}>
          {t('pauseAll')}
        </Button>
      )}
      <ConfirmModal
        opened={asking}
        title={t('pauseAllTitle')}
        text={t('pauseAllText', { count: going })}
        action={t('pauseAll')}
        busy={pause.isPending}
        error={pause.error}
        onConfirm={() => pause.mutate()}
        onClose={ask.close}
      />
    </>
  );
}
