import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportConfig } from '../../api/exportConfigs.ts';
import {
  deleteSchedule,
  pauseSchedule,
  type Schedule,
  saveSchedule,
  schedulesQuery,
} from '../../api/schedules.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { NextRun } from '../../features/schedules/NextRun.tsx';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Section } from '../../shared/Section.tsx';
import { toastDone, toastProblem } from '../../shared/toasts.ts';
import { RhythmFields } from './RhythmFields.tsx';
import { cronOf, draftOf, FIRST } from './rhythm.ts';

interface Props {
  config: ExportConfig;
  /** Whether it is the schedule that compares, and writes nothing. */
  verify: boolean;
  schedule: Schedule | undefined;
}

/** One schedule of an export: made, changed, paused, deleted. */
export function ScheduleSection({ config, verify, schedule }: Props) {
  const { t } = useTranslation('schedule');
  const mayEdit = useMay('editor');
  const queryClient = useQueryClient();
  const [asking, ask] = useDisclosure(false);
  const [draft, setDraft] = useState(() => (schedule ? draftOf(schedule.cron) : FIRST));
  const [timeZone, setTimeZone] = useState(
    () => schedule?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  const after = async (message: string) => {
    toastDone(message);
    await queryClient.invalidateQueries({ queryKey: schedulesQuery.queryKey });
  };
  const cron = cronOf(draft);
  const save = useMutation({
    mutationFn: () =>
      saveSchedule({ configId: config.id, verify }, { cron: cron ?? '', timeZone }, schedule?.id),
    onSuccess: () => after(t('saved')),
  });
  const pause = useMutation({
    mutationFn: (paused: boolean) => pauseSchedule(schedule?.id ?? '', paused),
    onSuccess: ({ paused }) => after(t(paused ? 'pausedToast' : 'continuedToast')),
    onError: toastProblem,
  });
  const remove = useMutation({
    mutationFn: () => deleteSchedule(schedule?.id ?? ''),
    onSuccess: async () => {
      ask.close();
      await after(t('deleted'));
    },
  });
  const kind = verify ? 'verify' : 'export';
  return (
    <Section title={t(`${kind}.title`)}>
      <Text size="sm">{t(`${kind}.text`)}</Text>
      {schedule ? <NextRun schedule={schedule} /> : <Text c="dimmed">{t('none')}</Text>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (cron !== null) save.mutate();
        }}
      >
        <Stack>
          <RhythmFields
            draft={draft}
            timeZone={timeZone}
            disabled={!mayEdit}
            onChange={setDraft}
            onTimeZone={setTimeZone}
          />
          {save.isError && <ProblemAlert error={save.error} />}
          {mayEdit && (
            <Group gap="xs">
              <Button
                type="submit"
                variant={verify ? 'default' : 'filled'}
                loading={save.isPending}
                disabled={cron === null}
              >
                {t(schedule ? 'save' : 'make')}
              </Button>
              {schedule && (
                <>
                  <Button
                    variant="default"
                    loading={pause.isPending}
                    onClick={() => pause.mutate(!schedule.paused)}
                  >
                    {t(schedule.paused ? 'continue' : 'pause')}
                  </Button>
                  <Button variant="default" onClick={ask.open}>
                    {t('delete')}
                  </Button>
                </>
              )}
            </Group>
          )}
        </Stack>
      </form>
      <ConfirmModal
        opened={asking}
        title={t('deleteTitle')}
        text={t('deleteText')}
        action={t('delete')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={ask.close}
      />
    </Section>
  );
}
