import { Button, Container, Group, Paper, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../../api/session.ts';
import { LanguageSwitch } from '../../layout/LanguageSwitch.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { t } = useTranslation();
  const { next } = route.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  const enter = useMutation({
    mutationFn: (form: FormData) => signIn(String(form.get('email')).trim(), String(form.get('password'))),
    onSuccess: async () => {
      queryClient.clear();
      await router.navigate({ href: next ?? '/exports', replace: true });
    },
  });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    enter.mutate(new FormData(event.currentTarget));
  };

  return (
    <Container component="main" size={420} py={{ base: 'lg', sm: 80 }}>
      <Group justify="space-between" mb="lg">
        <Text fw={700} fz="xl" c="var(--mantine-color-anchor)">
          Складно
        </Text>
        <LanguageSwitch />
      </Group>
      <Paper withBorder p="lg">
        <form onSubmit={submit}>
          <Stack>
            <PageTitle>{t('signIn.title')}</PageTitle>
            <Text c="dimmed" size="sm">
              {t('signIn.text')}
            </Text>
            <TextInput name="email" type="email" label={t('signIn.email')} autoComplete="username" required />
            <PasswordInput
              name="password"
              label={t('signIn.password')}
              autoComplete="current-password"
              required
              visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
            />
            {enter.isError && <ProblemAlert error={enter.error} />}
            <Button type="submit" loading={enter.isPending} fullWidth>
              {t('signIn.action')}
            </Button>
          </Stack>
        </form>
      </Paper>
    </Container>
  );
}
