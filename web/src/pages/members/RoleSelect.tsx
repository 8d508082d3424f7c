import { NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  changeRole,
  type Member,
  type MemberRights,
  memberRightsQuery,
  type Role,
} from '../../api/members.ts';
import { EndingRights, endsAnything } from '../../features/membership/EndingRights.tsx';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';
import { toastProblem } from '../../shared/toasts.ts';

interface Props {
  member: Member;
  /** Roles that may be given. */
  roles: Role[];
  /** Called when the role is another. */
  onChanged: (message: string) => void;
}

/** A member's role; one that takes keys or invitations away is asked about first. */
export function RoleSelect({ member: { userId, name, role }, roles, onChanged }: Props) {
  const { t } = useTranslation(['members', 'common']);
  const queryClient = useQueryClient();
  const [asking, ask] = useState<{ wanted: Role; rights: MemberRights } | null>(null);
  const change = useMutation({
    mutationFn: (wanted: Role) => changeRole(userId, wanted),
    onSuccess: (_, wanted) => {
      ask(null);
      onChanged(t('roleChanged', { name, role: t(`common:role.${wanted}.title`) }));
    },
  });
  const choose = useMutation({
    mutationFn: async (wanted: Role) => {
      const rights = await queryClient.fetchQuery(memberRightsQuery(userId, wanted));
      if (endsAnything(rights)) ask({ wanted, rights });
      else await change.mutateAsync(wanted);
    },
    onError: toastProblem,
  });
  return (
    <>
      <NativeSelect
        aria-label={t('roleOf', { name })}
        value={role}
        onChange={(event) => choose.mutate(event.currentTarget.value as Role)}
        data={roles.map((value) => ({ value, label: t(`common:role.${value}.title`) }))}
        disabled={choose.isPending || change.isPending}
      />
      <ConfirmModal
        opened={asking !== null}
        title={t('lowerTitle', { name, role: asking ? t(`common:role.${asking.wanted}.title`) : '' })}
        text={t('lowerText')}
        action={t('lower')}
        busy={change.isPending}
        error={change.error}
        onConfirm={() => asking && change.mutate(asking.wanted)}
        onClose={() => ask(null)}
      >
        {asking && <EndingRights rights={asking.rights} leaves={false} />}
      </ConfirmModal>
    </>
  );
}
