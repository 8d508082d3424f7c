import { Alert, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/me.ts';
import type { Company } from '../features/membership/company.ts';
import { useLanguage } from '../shared/useLanguage.ts';

/** Says why exports wait or fail for everybody, or for this company: what was stopped, else a provider that answers nobody. */
export function ServiceBanner({ me, company }: { me: Me; company: Company | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { stopped, down } = me.service;
  const stoppedReason = stopped?.[language] ?? company?.stoppedReason;
  const told = stoppedReason
    ? [stoppedReason, t('service.stopped')]
    : down.map((provider) => t(`service.down.${provider}`));
  if (told.length === 0) return null;
  return (
    <Alert color="yellow" radius={0} role="status" icon={<IconPlugConnectedX aria-hidden />}>
      {told.map((text) => (
        <Text key={text} size="sm" style={{ overflowWrap: 'anywhere' }}>
          {text}
        </Text>
      ))}
    </Alert>
  );
}
