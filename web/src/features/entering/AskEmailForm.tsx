import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFaults } from '../../shared/useFaults.tsx';
import { EmailSent } from './EmailSent.tsx';

interface Props {
  ask: (email: string) => Promise<unknown>;
  /** The verb on the button. */
  action: string;
  /** What to do when the email is there. */
  sent: (email: string) => string;
}

/** Asks for an email to an address. */
export function AskEmailForm({ ask, action, sent }: Props) {
  const { t } = useTranslation('entering');
  const [email, setEmail] = useState('');
  const send = useMutation({ mutationFn: ask });
  const faults = useFaults(send.error, ['email']);
  if (send.isSuccess) return <EmailSent text={sent(email.trim())} to={email.trim()} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(email.trim());
      }}
    >
      <Stack>
        <TextInput
          type="email"
          name="email"
          label={t('email')}
          error={faults.at.email}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          autoComplete="username"
          required
        />
        {faults.alert}
        <Button type="submit" loading={send.isPending} fullWidth>
          {action}
        </Button>
      </Stack>
    </form>
  );
}
