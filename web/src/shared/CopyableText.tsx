import { ActionIcon, CopyButton, Group, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props {
  label?: string;
  value: string;
  /** What stands for a value too long to be read. */
  shown?: string;
}

/** A value that people carry elsewhere (an address, a request's number), with a button that copies it. */
export function CopyableText({ label, value, shown = value }: Props) {
  const { t } = useTranslation();
  return (
    <Group gap={4} wrap="nowrap" style={{ minWidth: 0 }}>
      <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
        {label && (
          <Text span inherit c="dimmed">
            {label}:{' '}
          </Text>
        )}
        <Text span inherit ff="monospace">
          {shown}
        </Text>
      </Text>
      <CopyButton value={value} timeout={2000}>
        {({ copied, copy }) => (
          <ActionIcon
            variant="subtle"
            color={copied ? 'green' : 'gray'}
            onClick={copy}
            aria-label={copied ? t('copied') : t('copy', { value })}
          >
            {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          </ActionIcon>
        )}
      </CopyButton>
    </Group>
  );
}
