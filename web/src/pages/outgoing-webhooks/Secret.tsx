import { useTranslation } from 'react-i18next';
import type { WebhookWithSecret } from '../../api/webhooks.ts';
import { ShownOnce } from '../../shared/ShownOnce.tsx';

/** The secret of a webhook, for the only time. */
export function Secret({ webhook, onDone }: { webhook: WebhookWithSecret; onDone: () => void }) {
  const { t } = useTranslation('outgoing-webhooks');
  return (
    <ShownOnce
      title={t('secretOf', { name: webhook.name })}
      text={t(webhook.oldSecretUntil ? 'secretRotatedText' : 'secretText')}
      secret={webhook.secret}
      copy={t('copySecret')}
      saved={t('secretSaved')}
      onDone={onDone}
    />
  );
}
