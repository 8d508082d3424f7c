import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Drafted } from '../../features/drafts/Drafted.tsx';
import { DraftState } from '../../features/drafts/DraftState.tsx';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { NextRun } from '../../features/schedules/NextRun.tsx';
import { Section } from '../../shared/Section.tsx';
import { useFaults } from '../../shared/useFaults.tsx';
import { ChangedMeanwhile } from './ChangedMeanwhile.tsx';
import type { Entered } from './entered.ts';
import { MannersFields } from './MannersFields.tsx';
import { OtherActions } from './OtherActions.tsx';
import { RhythmFields } from './RhythmFields.tsx';
import { type OneSchedule, useScheduleForm } from './useScheduleForm.ts';

/** One schedule of an export: made, changed, paused, deleted. */
export function ScheduleSection(props: OneSchedule) {
  const { t } = useTranslation('schedule');
  const { config, verify, schedule } = props;
  const kind = verify ? 'verify' : 'export';
  return (
    <Section title={t(`${kind}.title`)}>
      <Text size="sm">{t(`${kind}.text`)}</Text>
      {schedule ? <NextRun schedule={schedule} /> : <Text c="dimmed">{t('none')}</Text>}
      <Drafted<Entered> form={`${verify ? 'comparison' : 'schedule'}:${config.id}`} height={560}>
        {(draft) => <Fields draft={draft} {...props} />}
      </Drafted>
    </Section>
  );
}

function Fields({ draft, ...props }: OneSchedule & { draft: FormDraft<Entered> }) {
  const { t } = useTranslation('schedule');
  const mayEdit = useMay('editor');
  const form = useScheduleForm(props, draft);
  const { entered, change, settings, changed, save } = form;
  const faults = useFaults(changed ? null : save.error, ['cron', 'timeZone']);
  const words = { action: t('delete'), title: t('deleteTitle'), text: t('deleteText') };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (settings !== null) save.mutate(settings);
      }}
    >
      <Stack>
        <RhythmFields entered={entered} faults={faults.at} disabled={!mayEdit} onChange={change} />
        <MannersFields entered={entered} disabled={!mayEdit} onChange={change} />
        <DraftState draft={draft} />
        {changed && (
          <ChangedMeanwhile
            onTake={() => {
              save.reset(); // its refusal is settled by the choice
              void draft.drop().catch(() => undefined);
            }}
            onGoOn={() => {
              save.reset();
              change({ madeFrom: changed.updatedAt });
            }}
          />
        )}
        {faults.alert}
        {mayEdit && (
          <Group gap="xs">
            <Button
              type="submit"
              variant={props.verify ? 'default' : 'filled'}
              loading={save.isPending}
              disabled={settings === null || changed !== undefined}
            >
              {t(props.schedule ? 'save' : 'make')}
            </Button>
            {props.schedule && (
              <OtherActions
                pause={form.pause}
                remove={form.remove}
                paused={props.schedule.paused}
                words={words}
              />
            )}
          </Group>
        )}
      </Stack>
    </form>
  );
}
