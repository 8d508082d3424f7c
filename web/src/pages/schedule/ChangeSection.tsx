import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ChangeTrigger } from '../../api/changeTriggers.ts';
import type { ExportConfig } from '../../api/exportConfigs.ts';
import { isActive } from '../../api/isActive.ts';
import { usageQuery } from '../../api/usage.ts';
import { ChangeFields } from '../../features/changes/ChangeFields.tsx';
import { NoChanges } from '../../features/changes/NoChanges.tsx';
import { Drafted } from '../../features/drafts/Drafted.tsx';
import { DraftState } from '../../features/drafts/DraftState.tsx';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { ChangeLine } from '../../features/schedules/ChangeLine.tsx';
import { TextLink } from '../../shared/links.tsx';
import { Section } from '../../shared/Section.tsx';
import { useFaults } from '../../shared/useFaults.tsx';
import { ChangedMeanwhile } from './ChangedMeanwhile.tsx';
import { OtherActions } from './OtherActions.tsx';
import { type EnteredWaits, useChangeForm } from './useChangeForm.ts';

interface Props {
  config: ExportConfig;
  trigger: ChangeTrigger | undefined;
  /** Whether MoySklad tells of changes in what it exports. */
  fit: boolean;
}

/** Whether an export starts as soon as something changes in MoySklad: switched on, set, paused, switched off. */
export function ChangeSection(props: Props) {
  const { t } = useTranslation(['schedule', 'changes']);
  const { config, trigger, fit } = props;
  const allowed = useQuery(usageQuery).data?.onChanges ?? true;
  return (
    <Section title={t('changes.title')}>
      {fit && !trigger && !allowed ? (
        <NoChanges />
      ) : fit ? (
        <>
          <Text size="sm">{t('changes.text')}</Text>
          {trigger && <ChangeLine trigger={trigger} running={isActive(config.lastTask)} />}
          <TextLink to="/webhooks" size="sm" underline="always">
            {t('changes.webhooks')}
          </TextLink>
          <Drafted<EnteredWaits> form={`changes:${config.id}`} height={220}>
            {(draft) => <Fields draft={draft} {...props} />}
          </Drafted>
        </>
      ) : (
        <Text size="sm" c="dimmed">
          {t('changes:unfit')}
        </Text>
      )}
    </Section>
  );
}

function Fields({ draft, config, trigger }: Props & { draft: FormDraft<EnteredWaits> }) {
  const { t } = useTranslation('schedule');
  const mayEdit = useMay('editor');
  const form = useChangeForm(config.id, trigger, draft);
  const { entered, change, changed, save } = form;
  const faults = useFaults(changed ? null : save.error, []);
  const words = {
    action: t('changes.remove'),
    title: t('changes.removeTitle'),
    text: t('changes.removeText'),
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack>
        <ChangeFields waits={entered} disabled={!mayEdit} onChange={change} />
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
            {/* The page is the schedule's: its button is the main one. */}
            <Button type="submit" variant="default" loading={save.isPending} disabled={changed !== undefined}>
              {t(trigger ? 'save' : 'make')}
            </Button>
            {trigger && (
              <OtherActions pause={form.pause} remove={form.remove} paused={trigger.paused} words={words} />
            )}
          </Group>
        )}
      </Stack>
    </form>
  );
}
