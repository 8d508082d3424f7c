import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeEmail } from '../../api/auth.ts';
import { EmailSent } from '../../features/entering/EmailSent.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Section } from '../../shared/Section.tsx';

/** The address one signs in with. The old one agrees by an email before it is changed. */
export function EmailForm({ email, google }: { email: string; google: boolean }) {
  const { t } = useTranslation('profile');
  const [value, setValue] = useState('');
  const change = useMutation({ mutationFn: () => changeEmail(value.trim()) });
  return (
    <Section title={t('email')}>
      <Text style={{ overflowWrap: 'anywhere' }}>{email}</Text>
      {google && (
        <Text size="sm" c="dimmed">
          {t('google')}
        </Text>
      )}
      {change.isSuccess ? (
        <EmailSent text={t('emailSent', { email })} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate();
          }}
        >
          <Stack>
            <TextInput
              type="email"
              label={t('newEmail')}
              value={value}
              onChange={(event) => setValue(event.currentTarget.value)}
              autoComplete="email"
              required
            />
            {change.isError && <ProblemAlert error={change.error} />}
            <Group>
              <Button type="submit" variant="default" loading={change.isPending}>
                {t('changeEmail')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Section>
  );
}
