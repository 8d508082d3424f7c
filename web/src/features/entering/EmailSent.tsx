import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { waysQuery } from '../../api/auth.ts';
import { TextLink } from '../../shared/links.tsx';

/** Says that an email is on its way; where emails are not sent, leads to them. */
export function EmailSent({ text }: { text: string }) {
  const { t } = useTranslation('entering');
  const { data: ways } = useQuery(waysQuery);
  return (
    <Alert color="green" role="status" title={t('message.sent')}>
      <Stack gap="xs">
        <Text size="sm">{text}</Text>
        {ways?.outbox && <TextLink to="/outbox">{t('message.outbox')}</TextLink>}
      </Stack>
    </Alert>
  );
}
