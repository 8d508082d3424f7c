import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { memberRightsQuery } from '../../api/members.ts';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';
import { EndingRights } from './EndingRights.tsx';

interface Props {
  /** Whose membership is to end; nobody while it is not asked. */
  userId: string | null;
  title: string;
  text: string;
  action: string;
  busy: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before a membership ends, and says what ends with it; nothing is confirmed before that is known. */
export function EndMembership({ userId, busy, error, ...modal }: Props) {
  const { t } = useTranslation();
  const rights = useQuery({ ...memberRightsQuery(userId ?? ''), enabled: userId !== null });
  return (
    <ConfirmModal
      {...modal}
      opened={userId !== null}
      busy={busy || rights.isFetching}
      error={error ?? rights.error}
    >
      {rights.data ? (
        <EndingRights rights={rights.data} leaves />
      ) : (
        rights.isFetching && <Loader size="sm" role="status" aria-label={t('loading')} />
      )}
    </ConfirmModal>
  );
}
