import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../shared/links.tsx';

/** That the plan has no starts on changes, and where there is a larger one. */
export function NoChanges() {
  const { t } = useTranslation('changes');
  return (
    <Text size="sm" c="dimmed">
      {t('notInPlan')}{' '}
      <TextLink to="/usage" size="sm" underline="always">
        {t('plan')}
      </TextLink>
    </Text>
  );
}
