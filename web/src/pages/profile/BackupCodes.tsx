import { Alert, Button, CopyButton, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Codes for the day the phone is lost; shown this once. */
export function BackupCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation(['profile', 'common']);
  return (
    <Alert color="orange" role="status" title={t('secondFactor.codesTitle')}>
      <Stack align="flex-start">
        <Text size="sm">{t('secondFactor.codesText')}</Text>
        <SimpleGrid
          cols={2}
          spacing="lg"
          verticalSpacing={4}
          aria-label={t('secondFactor.codesTitle')}
          role="list"
        >
          {codes.map((code) => (
            <Text key={code} ff="monospace" role="listitem">
              {code}
            </Text>
          ))}
        </SimpleGrid>
        <CopyButton value={codes.join('\n')} timeout={2000}>
          {({ copied, copy }) => (
            <Button size="sm" variant="default" onClick={copy}>
              {copied ? t('common:copied') : t('secondFactor.copyCodes')}
            </Button>
          )}
        </CopyButton>
      </Stack>
    </Alert>
  );
}
