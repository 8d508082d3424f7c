import { Center, Container, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { enterFrame } from '../../api/frameSession.ts';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

/** Comes in from MoySklad, or says that the application is to be opened there anew. */
export function EnterPage() {
  const { t } = useTranslation('frame');
  const language = useLanguage();
  const entering = useQuery({
    queryKey: ['frame'],
    queryFn: () => enterFrame(language),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (entering.isSuccess) return <Navigate to="/" replace />;
  if (entering.error) {
    return (
      <Container component="main" size="sm" py="xl">
        <Stack>
          <PageTitle>{t('reopen')}</PageTitle>
          <ProblemAlert error={entering.error} />
          <Text>{t('reopenHow')}</Text>
        </Stack>
      </Container>
    );
  }
  return (
    <Center component="main" mih={300}>
      <Stack align="center">
        <Loader aria-hidden />
        <Text role="status">{t('entering')}</Text>
      </Stack>
    </Center>
  );
}
