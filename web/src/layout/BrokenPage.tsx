import { Button, Container, Stack } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';
import { PageTitle } from '../shared/PageTitle.tsx';
import { ProblemAlert } from '../shared/ProblemAlert.tsx';

/** Shown instead of a page that could not be drawn or loaded. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  useEffect(() => console.error(error), [error]);
  const again = async () => {
    // A script that did not come, perhaps of an older version, comes with the whole page only.
    if (!(error instanceof ApiProblem)) return window.location.reload();
    await router.invalidate();
    reset();
  };
  return (
    <Container size="sm" py="xl" w="100%">
      <Stack align="flex-start">
        <PageTitle>{t('problem.page')}</PageTitle>
        <ProblemAlert error={error} />
        <Button onClick={() => void again()}>{t('retry')}</Button>
      </Stack>
    </Container>
  );
}
