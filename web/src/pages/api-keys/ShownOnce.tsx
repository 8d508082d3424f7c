import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconKey } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MadeApiKey } from '../../api/apiKeys.ts';

/** The key itself, for the only time. */
export function ShownOnce({ made, onDone }: { made: MadeApiKey; onDone: () => void }) {
  const { t } = useTranslation(['api-keys', 'common']);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <Alert
      color="green"
      icon={<IconKey aria-hidden />}
      title={t('shownOnce', { name: made.name })}
      ref={box}
      tabIndex={-1}
    >
      <Stack gap="sm">
        <Text size="sm">{t('shownOnceText')}</Text>
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }} data-testid="key">
          {made.key}
        </Code>
        <Group>
          <CopyButton value={made.key} timeout={2000}>
            {({ copied, copy }) => (
              <Button
                onClick={copy}
                leftSection={
                  copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
                }
              >
                {copied ? t('common:copied') : t('copy')}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={onDone}>
            {t('saved')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
