import { Container, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';

export function NotFoundPage() {
  const { t } = useTranslation(['not-found', 'common']);
  return (
    <Container component="main" size="sm" py="xl">
      <Stack align="flex-start">
        <PageTitle>{t('title')}</PageTitle>
        <Text>{t('text')}</Text>
        <ButtonLink to="/exports">{t('common:nav.home')}</ButtonLink>
      </Stack>
    </Container>
  );
}
