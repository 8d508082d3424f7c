import { Box, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** What only support asks for, folded away. */
export function ForSupport({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Box component="details" mt="xs">
      <Text component="summary" size="sm" style={{ cursor: 'pointer' }}>
        {t('forSupport')}
      </Text>
      <Stack gap={4} mt="xs">
        {children}
      </Stack>
    </Box>
  );
}
