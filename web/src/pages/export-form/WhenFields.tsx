import { Fieldset, Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usageQuery } from '../../api/usage.ts';
import { ChangeFields } from '../../features/changes/ChangeFields.tsx';
import { NoChanges } from '../../features/changes/NoChanges.tsx';
import { FIRST } from '../../features/changes/waits.ts';
import type { Draft } from './draft.ts';

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** Changes in MoySklad may start it. */
  fit: boolean;
}

/** What starts the export beside a person. */
export function WhenFields({ draft, onChange, fit }: Props) {
  const { t } = useTranslation(['export-form', 'changes']);
  const { changes = null } = draft;
  const allowed = useQuery(usageQuery).data?.onChanges ?? true;
  return (
    <Fieldset legend={t('when.title')}>
      {fit ? (
        <Stack>
          <Radio.Group
            aria-label={t('when.title')}
            value={changes === null ? 'byHand' : 'changes'}
            onChange={(chosen) => onChange({ ...draft, changes: chosen === 'changes' ? FIRST : null })}
          >
            <Stack gap="sm">
              {(['byHand', 'changes'] as const).map((way) => (
                <Radio
                  key={way}
                  value={way}
                  label={t(`when.${way}.title`)}
                  description={t(`when.${way}.text`)}
                  // What was chosen before the plan may be chosen off.
                  disabled={way === 'changes' && !allowed && changes === null}
                />
              ))}
            </Stack>
          </Radio.Group>
          {!allowed && <NoChanges />}
          {changes !== null && allowed && (
            <ChangeFields waits={changes} onChange={(waits) => onChange({ ...draft, changes: waits })} />
          )}
        </Stack>
      ) : (
        <Text size="sm" c="dimmed">
          {t('changes:unfit')}
        </Text>
      )}
    </Fieldset>
  );
}
