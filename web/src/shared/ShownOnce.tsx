import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconKey } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  title: string;
  text: string;
  secret: string;
  /** The verb on the button that copies it. */
  copy: string;
  /** What a person says when they have kept it. */
  saved: string;
  onDone: () => void;
}

/** A secret, for the only time. */
export function ShownOnce({ title, text, secret, copy: verb, saved, onDone }: Props) {
  const { t } = useTranslation('common');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <Alert color="green" icon={<IconKey aria-hidden />} title={title} ref={box} tabIndex={-1}>
      <Stack gap="sm">
        <Text size="sm">{text}</Text>
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }} data-testid="key">
          {secret}
        </Code>
        <Group>
          <CopyButton value={secret} timeout={2000}>
            {({ copied, copy }) => (
              <Button
                onClick={copy}
                leftSection={
                  copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
                }
              >
                {copied ? t('copied') : verb}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={onDone}>
            {saved}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
