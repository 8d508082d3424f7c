import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { proposeAddress } from '../../api/auth.ts';
import { preferencesQuery } from '../../api/notifications.ts';
import { Section } from '../../shared/Section.tsx';
import { useFaults } from '../../shared/useFaults.tsx';
import { EmailSent } from '../entering/EmailSent.tsx';

/** Asks whoever came only from MoySklad for an address, which an email to it makes theirs; nothing for anybody else. */
export function AskAddress() {
  const { t } = useTranslation('address');
  const { data } = useQuery(preferencesQuery);
  const [email, setEmail] = useState('');
  const propose = useMutation({ mutationFn: () => proposeAddress(email.trim()) });
  const faults = useFaults(propose.error, ['email']);
  if (!data || data.hasAddress) return null;
  return (
    <Section title={t('title')}>
      {propose.isSuccess ? (
        <Stack align="flex-start">
          <EmailSent text={t('sent', { email: email.trim() })} to={email.trim()} />
          <Button variant="subtle" onClick={() => propose.reset()}>
            {t('another')}
          </Button>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            propose.mutate();
          }}
        >
          <Stack>
            <Text>{t('text')}</Text>
            <TextInput
              type="email"
              label={t('email')}
              error={faults.at.email}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
              autoComplete="email"
              maxLength={254}
              required
            />
            {faults.alert}
            <Group>
              <Button type="submit" loading={propose.isPending}>
                {t('send')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Section>
  );
}
