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
import { SecondFactorStep } from './SecondFactorStep.tsx';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { t } = useTranslation();
  const { next, error } = route.useSearch();
  const enter = useEnter();
  const [asksCode, askCode] = useState(false);
  const { data: ways } = useQuery(waysQuery);
  const enterByPassword = useMutation({
    mutationFn: (form: FormData) => signIn(String(form.get('email')).trim(), String(form.get('password'))),
    onSuccess: ({ secondFactor }) => (secondFactor ? askCode(true) : enter(next)),
  });
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
    <OutsidePage title={t('signIn.title')} text={t('signIn.text')}>
      {error && (
        <Alert color="orange" role="alert">
          {t(error === 'access_denied' ? 'signIn.googleDenied' : 'signIn.googleFailed')}
        </Alert>
      )}
      <form onSubmit={submit}>
        <Stack>
          <TextInput name="email" type="email" label={t('signIn.email')} autoComplete="username" required />
          <PasswordInput
            name="password"
            label={t('signIn.password')}
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          />
          {enterByPassword.isError && <ProblemAlert error={enterByPassword.error} />}
          <Button type="submit" loading={enterByPassword.isPending} fullWidth>
            {t('signIn.action')}
          </Button>
        </Stack>
      </form>
      {ways?.google && (
        <>
          <Divider label={t('signIn.or')} />
          {byGoogle.isError && <ProblemAlert error={byGoogle.error} />}
          <Button
            variant="default"
            leftSection={<IconBrandGoogle size={18} aria-hidden />}
            loading={byGoogle.isPending}
            onClick={() => byGoogle.mutate()}
          >
            {t('signIn.google')}
          </Button>
        </>
      )}
      <Group justify="space-between">
        <TextLink to="/forgot-password">{t('signIn.forgot')}</TextLink>
        <TextLink to="/sign-up">{t('signIn.signUp')}</TextLink>
      </Group>
    </OutsidePage>
  );
}
