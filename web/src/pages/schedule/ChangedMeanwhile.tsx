import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Says that the schedule has changed since the form was filled in; the person chooses. */
export function ChangedMeanwhile({ onTake, onGoOn }: { onTake: () => void; onGoOn: () => void }) {
  const { t } = useTranslation('schedule');
  return (
    <Alert color="orange" role="alert" title={t('meanwhile.title')}>
      <Stack gap="sm">
        <Text size="sm">{t('meanwhile.text')}</Text>
        <Group gap="xs">
          <Button size="xs" onClick={onTake}>
            {t('meanwhile.take')}
          </Button>
          <Button size="xs" variant="default" onClick={onGoOn}>
            {t('meanwhile.goOn')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
