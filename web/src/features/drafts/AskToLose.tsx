import { useTranslation } from 'react-i18next';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';

interface Props {
  busy: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks whoever signs out while something they entered is kept on this tab alone. */
export function AskToLose(props: Props) {
  const { t } = useTranslation('drafts');
  return <ConfirmModal opened title={t('loseTitle')} text={t('loseText')} action={t('lose')} {...props} />;
}
