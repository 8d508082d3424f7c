import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { waysQuery } from '../../api/auth.ts';
import { outboxQuery } from '../../api/outbox.ts';
import { TextLink } from '../../shared/links.tsx';
import { UnsentEmail } from './UnsentEmail.tsx';

interface Props {
  text: string;
  /** Whom it went to. */
  to: string;
}

/** Says that an email is on its way; the demo, which sends none, shows it instead. */
export function EmailSent({ text, to }: Props) {
  const { t } = useTranslation('entering');
  const { data: ways } = useQuery(waysQuery);
  if (ways?.outbox) return <Shown to={to} />;
  return (
    <Alert color="green" role="status" title={t('message.sent')}>
      <Text size="sm">{text}</Text>
    </Alert>
  );
}

/** The newest email to this address, and the way to all of them. */
function Shown({ to }: { to: string }) {
  const { t } = useTranslation('entering');
  const { data } = useQuery(outboxQuery(''));
  const email = data?.find((one) => one.to.toLowerCase() === to.toLowerCase());
  return (
    <Stack gap="sm">
      <Alert role="status" title={t('message.demo')}>
        <Text size="sm">{t(email ? 'message.shown' : 'message.elsewhere')}</Text>
      </Alert>
      {email && <UnsentEmail email={email} />}
      <TextLink to="/outbox">{t('message.outbox')}</TextLink>
    </Stack>
  );
}
