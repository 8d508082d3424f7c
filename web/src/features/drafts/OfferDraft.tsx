import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Restart } from './DraftState.tsx';
import type { FormDraft } from './useDraft.ts';

interface Props {
  draft: Pick<FormDraft<unknown>, 'drop'>;
  onContinue: () => void;
  onRestart: () => void;
}

/** Stands where a form opens that was begun before. */
export function OfferDraft({ draft, onContinue, onRestart }: Props) {
  const { t } = useTranslation('drafts');
  return (
    <Alert color="blue" title={t('offerTitle')}>
      <Stack gap="sm">
        <Text size="sm">{t('offerText')}</Text>
        <Group gap="xs">
          <Button size="xs" onClick={onContinue}>
            {t('continue')}
          </Button>
          <Restart draft={draft} onDone={onRestart} />
        </Group>
      </Stack>
    </Alert>
  );
}
