import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword, requestPasswordReset } from '../../api/auth.ts';
import { sessionsQuery } from '../../api/sessions.ts';
import { EmailSent } from '../../features/entering/EmailSent.tsx';
import { NewPassword } from '../../features/entering/NewPassword.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Section } from '../../shared/Section.tsx';
import { toastDone } from '../../shared/toasts.ts';
import { useFaults } from '../../shared/useFaults.tsx';

/** Changes the password; whoever has none, because they sign in by Google, gets one by email. */
export function PasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const { t } = useTranslation(['profile', 'entering']);
  const queryClient = useQueryClient();
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState('');
  const change = useMutation({
    mutationFn: () => changePassword({ currentPassword: current, newPassword: fresh }),
    onSuccess: async () => {
      setCurrent('');
      setFresh('');
      toastDone(t('passwordChanged'));
      await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  const faults = useFaults(change.error, ['currentPassword', 'newPassword'], {
    'wrong-current-password': 'currentPassword',
  });
  const ask = useMutation({ mutationFn: () => requestPasswordReset(email) });
  if (!hasPassword) {
    return (
      <Section title={t('password')}>
        <Text>{t('noPassword')}</Text>
        {ask.isError && <ProblemAlert error={ask.error} />}
        {ask.isSuccess ? (
          <EmailSent text={t('entering:sentToAddress', { email })} to={email} />
        ) : (
          <Group>
            <Button variant="default" onClick={() => ask.mutate()} loading={ask.isPending}>
              {t('choosePassword')}
            </Button>
          </Group>
        )}
      </Section>
    );
  }
  return (
    <Section title={t('password')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <Stack>
          <PasswordInput
            label={t('currentPassword')}
            error={faults.at.currentPassword}
            aria-invalid={faults.at.currentPassword !== undefined}
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={{ 'aria-label': t('entering:showPassword') }}
          />
          <NewPassword
            label={t('entering:newPassword')}
            error={faults.at.newPassword}
            value={fresh}
            onChange={setFresh}
          />
          <Text size="sm" c="dimmed">
            {t('passwordText')}
          </Text>
          {faults.alert}
          <Group>
            <Button type="submit" variant="default" loading={change.isPending}>
              {t('changePassword')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
