import { Container, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageTitle } from '../shared/PageTitle.tsx';
import { Brand } from './Brand.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';

interface Props {
  title: string;
  text?: string;
  /** Pixels; forms need no more than the usual. */
  width?: number;
  children: ReactNode;
}

/** A page for those who have not signed in, or come by an email's link. */
export function OutsidePage({ title, text, width = 420, children }: Props) {
  return (
    <Container component="main" size={width} py={{ base: 'lg', sm: 80 }}>
      <Group justify="space-between" mb="lg">
        <Text fw={700} fz="xl" c="var(--mantine-color-anchor)">
          <Brand />
        </Text>
        <LanguageSwitch />
      </Group>
      <Paper withBorder p="lg">
        <Stack>
          <PageTitle>{title}</PageTitle>
          {text && (
            <Text c="dimmed" size="sm">
              {text}
            </Text>
          )}
          {children}
        </Stack>
      </Paper>
    </Container>
  );
}
