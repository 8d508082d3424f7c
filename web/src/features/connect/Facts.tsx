import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Integration } from '../../api/integrations.ts';
import { CopyableText } from '../../shared/CopyableText.tsx';
import { formatTime } from '../../shared/format.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { seesAll } from './access.ts';

/** Whose account it is, what it may do and how it has been. */
export function Facts({ integration }: { integration: Integration }) {
  const { t } = useTranslation(['connect', 'common']);
  const language = useLanguage();
  const { kind, title, details, lastSuccessAt, createdAt } = integration;
  const when = (time: string) => formatTime(time, language);
  const lines = [
    t(`common:integration.kind.${kind}`),
    details.admin ? t('admin') : null,
    details.callsPer3s !== null
      ? t('budget', { calls: details.callsPer3s, weight: details.requestWeight ?? 1 })
      : null,
    kind === 'oauth' ? t(`scope.${seesAll(integration) ? 'all' : 'own'}`) : null,
    t('since', { when: when(createdAt) }),
    lastSuccessAt ? t('lastSuccess', { when: when(lastSuccessAt) }) : t('noSuccess'),
  ];
  return (
    <Stack gap={2}>
      {details.email !== null ? (
        <CopyableText value={details.email} />
      ) : (
        details.owner !== title && <Text style={{ overflowWrap: 'anywhere' }}>{details.owner}</Text>
      )}
      {lines.map((line) => (
        <Text key={line} size="sm" c="dimmed">
          {line}
        </Text>
      ))}
    </Stack>
  );
}
