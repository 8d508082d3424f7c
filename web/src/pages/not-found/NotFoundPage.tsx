import { Container, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Container component="main" size="sm" py="xl">
      <Stack align="flex-start">
        <PageTitle>{t('notFound.title')}</PageTitle>
        <Text>{t('notFound.text')}</Text>
        <ButtonLink to="/exports">{t('notFound.home')}</ButtonLink>
      </Stack>
    </Container>
  );
}
