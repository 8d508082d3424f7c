import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Outcome } from './outcome.ts';

interface Props {
  outcome: Outcome;
  /** An account that works already was asked for more. */
  wider?: boolean;
  onClose?: () => void;
}

/** Says how it ended, and what to do about it. */
export function GoogleOutcome({ outcome, wider = false, onClose }: Props) {
  const { t } = useTranslation(['connect', 'common']);
  const good = outcome === 'connected';
  const text = wider && (outcome === 'refused' || outcome === 'partial') ? 'wider' : outcome;
  return (
    <Alert
      color={good ? 'green' : 'orange'}
      role={good ? 'status' : 'alert'}
      title={t(`outcome.${outcome}.title`)}
      {...(onClose && { withCloseButton: true, onClose, closeButtonLabel: t('common:close') })}
    >
      {t(`outcome.${text}.text`)}
    </Alert>
  );
}
