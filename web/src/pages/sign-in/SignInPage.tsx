import { Alert, Button, Divider, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { IconBrandGoogle } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn, signInByGoogle, waysQuery } from '../../api/auth.ts';
import { useEnter } from '../../features/entering/useEnter.ts';
import { OutsidePage } from '../../layout/OutsidePage.tsx';
import { TextLink } from '../../shared/links.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { useFaults } from '../../shared/useFaults.tsx';
import { SecondFactorStep } from './SecondFactorStep.tsx';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { t } = useTranslation(['sign-in', 'entering']);
  const { next, error } = route.useSearch();
  const enter = useEnter();
  const [asksCode, askCode] = useState(false);
  const { data: ways } = useQuery(waysQuery);
  const enterByPassword = useMutation({
    mutationFn: (form: FormData) => signIn(String(form.get('email')).trim(), String(form.get('password'))),
    onSuccess: ({ secondFactor }) => (secondFactor ? askCode(true) : enter(next)),
  });
  const faults = useFaults(enterByPassword.error, ['email', 'password']);
  const byGoogle = useMutation({
    mutationFn: () => signInByGoogle(next ?? '/exports'),
    onSuccess: ({ url }) => window.location.assign(url),
  });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    enterByPassword.mutate(new FormData(event.currentTarget));
  };

  if (asksCode) return <SecondFactorStep next={next} onBack={() => askCode(false)} />;
  return (
    <OutsidePage title={t('title')} text={t('text')}>
      {error && (
        <Alert color="orange" role="alert">
          {t(error === 'access_denied' ? 'googleDenied' : 'googleFailed')}
        </Alert>
      )}
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            name="email"
            type="email"
            label={t('entering:email')}
            error={faults.at.email}
            autoComplete="username"
            required
          />
          <PasswordInput
            name="password"
            label={t('password')}
            error={faults.at.password}
            aria-invalid={faults.at.password !== undefined}
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={{ 'aria-label': t('entering:showPassword') }}
          />
          {faults.alert}
          <Button type="submit" loading={enterByPassword.isPending} fullWidth>
            {t('entering:signIn')}
          </Button>
        </Stack>
      </form>
      {ways?.google && (
        <>
          <Divider label={t('or')} />
          {byGoogle.isError && <ProblemAlert error={byGoogle.error} />}
          <Button
            variant="default"
            leftSection={<IconBrandGoogle size={18} aria-hidden />}
            loading={byGoogle.isPending}
            onClick={() => byGoogle.mutate()}
          >
            {t('google')}
          </Button>
        </>
      )}
      <Group justify="space-between">
        <TextLink to="/forgot-password">{t('forgot')}</TextLink>
        <TextLink to="/sign-up">{t('signUp')}</TextLink>
      </Group>
    </OutsidePage>
  );
}
