import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ExportConfig } from '../../api/exportConfigs.ts';
import {
  deleteSchedule,
  pauseSchedule,
  type Schedule,
  saveSchedule,
  schedulesQuery,
} from '../../api/schedules.ts';
import { Drafted } from '../../features/drafts/Drafted.tsx';
import { DraftState } from '../../features/drafts/DraftState.tsx';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { NextRun } from '../../features/schedules/NextRun.tsx';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';
import { Section } from '../../shared/Section.tsx';
import { toastDone, toastProblem } from '../../shared/toasts.ts';
import { useFaults } from '../../shared/useFaults.tsx';
import { RhythmFields } from './RhythmFields.tsx';
import { cronOf, draftOf, FIRST, type RhythmDraft } from './rhythm.ts';

interface Props {
  config: ExportConfig;
  /** Whether it is the schedule that compares, and writes nothing. */
  verify: boolean;
  schedule: Schedule | undefined;
}

/** What is entered: a rhythm and its time zone. */
type Entered = RhythmDraft & { timeZone: string };

/** One schedule of an export: made, changed, paused, deleted. */
export function ScheduleSection(props: Props) {
  const { t } = useTranslation('schedule');
  const { config, verify, schedule } = props;
  const kind = verify ? 'verify' : 'export';
  return (
    <Section title={t(`${kind}.title`)}>
      <Text size="sm">{t(`${kind}.text`)}</Text>
      {schedule ? <NextRun schedule={schedule} /> : <Text c="dimmed">{t('none')}</Text>}
      <Drafted<Entered> form={`${verify ? 'comparison' : 'schedule'}:${config.id}`} height={240}>
        {(draft) => <Fields draft={draft} {...props} />}
      </Drafted>
    </Section>
  );
}

function Fields({ draft, config, verify, schedule }: Props & { draft: FormDraft<Entered> }) {
  const { t } = useTranslation('schedule');
  const mayEdit = useMay('editor');
  const queryClient = useQueryClient();
  const [asking, ask] = useDisclosure(false);
  const entered = draft.content ?? {
    ...(schedule ? draftOf(schedule.cron) : FIRST),
    timeZone: schedule?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  const { timeZone, ...rhythm } = entered;
  const after = async (message: string) => {
    toastDone(message);
    await queryClient.invalidateQueries({ queryKey: schedulesQuery.queryKey });
  };
  const settled = async (message: string) => {
    await after(message);
    await draft.drop().catch(() => undefined);
  };
  const cron = cronOf(rhythm);
  const save = useMutation({
    mutationFn: () =>
      saveSchedule({ configId: config.id, verify }, { cron: cron ?? '', timeZone }, schedule?.id),
    onSuccess: () => settled(t('saved')),
  });
  const faults = useFaults(save.error, ['cron', 'timeZone']);
  const pause = useMutation({
    mutationFn: (paused: boolean) => pauseSchedule(schedule?.id ?? '', paused),
    onSuccess: ({ paused }) => after(t(paused ? 'pausedToast' : 'continuedToast')),
    onError: toastProblem,
  });
  const remove = useMutation({
    mutationFn: () => deleteSchedule(schedule?.id ?? ''),
    onSuccess: async () => {
      ask.close();
      await settled(t('deleted'));
    },
  });
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (cron !== null) save.mutate();
        }}
      >
        <Stack>
          <RhythmFields
            draft={rhythm}
            timeZone={timeZone}
            faults={faults.at}
            disabled={!mayEdit}
            onChange={(next) => draft.change({ ...next, timeZone })}
            onTimeZone={(next) => draft.change({ ...rhythm, timeZone: next })}
          />
          <DraftState draft={draft} />
          {faults.alert}
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
    </>
  );
}
