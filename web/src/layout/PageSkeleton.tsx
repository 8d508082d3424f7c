import { Container, Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Stands where a page will be while it loads. */
export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <Container size="lg" p={0} w="100%" role="status" aria-label={t('loading')}>
      <Stack>
        <Skeleton h={32} w="40%" />
        <Skeleton h={110} />
        <Skeleton h={110} />
      </Stack>
    </Container>
  );
}
