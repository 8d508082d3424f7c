import { useTranslation } from 'react-i18next';
import { ConfirmModal } from '../../../shared/ConfirmModal.tsx';

interface Props {
  opened: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before the columns and conditions of the former choice are lost. */
export function DropWork({ opened, onConfirm, onClose }: Props) {
  const { t } = useTranslation('export-form');
  return (
    <ConfirmModal
      opened={opened}
      title={t('gallery.dropTitle')}
      text={t('gallery.dropText')}
      action={t('gallery.drop')}
      busy={false}
      error={null}
      onConfirm={onConfirm}
      onClose={onClose}
    />
  );
}
