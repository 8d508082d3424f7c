import { Alert, Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { unsubscribe } from '../../api/notifications.ts';
import { OutsidePage } from '../../layout/OutsidePage.tsx';
import { TextLink } from '../../shared/links.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';

const route = getRouteApi('/unsubscribe/$token');

/** Behind the link of an email: opening it changes nothing, its button ends emails of that kind. */
export function UnsubscribePage() {
  const { t } = useTranslation('notifications');
  const { token } = route.useParams();
  const end = useMutation({ mutationFn: () => unsubscribe(token) });
  return (
    <OutsidePage title={t('unsubscribeTitle')}>
      {end.isSuccess ? (
        <Alert color="green" role="status">
          {t('unsubscribed')}
        </Alert>
      ) : (
        <>
          <Text size="sm">{t('unsubscribeText')}</Text>
          <Button onClick={() => end.mutate()} loading={end.isPending}>
            {t('unsubscribe')}
          </Button>
        </>
      )}
      {end.isError && <ProblemAlert error={end.error} />}
      <TextLink to="/notifications/settings">{t('toSettings')}</TextLink>
    </OutsidePage>
  );
}
