import { Paper, Stack, Text, Title } from '@mantine/core';
import type { Email } from '../../api/outbox.ts';
import { formatTime } from '../../shared/format.ts';
import { LinkedText } from '../../shared/LinkedText.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

/** An email that nobody sent, as its reader would have it, with links that can be followed. */
export function UnsentEmail({ email: { id, to, subject, text, at } }: { email: Email }) {
  const language = useLanguage();
  return (
    <Paper withBorder p="md" component="article" aria-labelledby={id}>
      <Stack gap="xs">
        <Title order={2} size="h5" id={id}>
          {subject}
        </Title>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {to}, {formatTime(at, language)}
        </Text>
        <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          <LinkedText text={text} />
        </Text>
      </Stack>
    </Paper>
  );
}
