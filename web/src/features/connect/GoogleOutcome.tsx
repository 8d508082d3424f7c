import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Outcome } from './outcome.ts';

/** Says how it ended, and what to do about it. */
export function GoogleOutcome({ outcome, onClose }: { outcome: Outcome; onClose?: () => void }) {
  const { t } = useTranslation(['connect', 'common']);
  const good = outcome === 'connected';
  return (
    <Alert
      color={good ? 'green' : 'orange'}
      role={good ? 'status' : 'alert'}
      title={t(`outcome.${outcome}.title`)}
      {...(onClose && { withCloseButton: true, onClose, closeButtonLabel: t('common:close') })}
    >
      {t(`outcome.${outcome}.text`)}
    </Alert>
  );
}
