import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type Invitation,
  invitationsQuery,
  resendInvitation,
  revokeInvitation,
} from '../../api/invitations.ts';
import type { Role } from '../../api/members.ts';
import { rolesUpTo } from '../../features/membership/roles.ts';
import { formatTime } from '../../shared/format.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { toastDone, toastProblem } from '../../shared/toasts.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { InviteForm } from './InviteForm.tsx';

/** Who was asked in and has not come yet, and the form that asks. */
export function Invitations({ ownRole }: { ownRole: Role }) {
  const { t } = useTranslation(['members', 'common']);
  const invitations = useQuery(invitationsQuery);
  return (
    <>
      <InviteForm ownRole={ownRole} />
      {invitations.isError && (
        <ProblemAlert error={invitations.error} retry={() => void invitations.refetch()} />
      )}
      {invitations.isPending && <Skeleton h={60} role="status" aria-label={t('common:loading')} />}
      {invitations.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noInvitations')}
        </Text>
      )}
      {invitations.data && invitations.data.length > 0 && (
        <Stack component="ul" p={0} m={0} gap="sm" style={{ listStyle: 'none' }}>
          {invitations.data.map((invitation) => (
            <li key={invitation.id}>
              <Row invitation={invitation} ownRole={ownRole} />
            </li>
          ))}
        </Stack>
      )}
    </>
  );
}

function Row({ invitation, ownRole }: { invitation: Invitation; ownRole: Role }) {
  const { t } = useTranslation(['members', 'common']);
  const language = useLanguage();
  const queryClient = useQueryClient();
  const { id, email, role, expiresAt } = invitation;
  const act = (mutationFn: (id: string) => Promise<unknown>, message: string) => ({
    mutationFn: () => mutationFn(id),
    onSuccess: async () => {
      toastDone(message);
      await queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    },
    onError: toastProblem,
  });
  const resend = useMutation(act(resendInvitation, t('resent', { email })));
  const revoke = useMutation(act(revokeInvitation, t('revoked', { email })));
  const over = Date.parse(expiresAt) < Date.now();
  return (
    <Group justify="space-between">
      <Stack gap={0} style={{ minWidth: 0, flex: '1 1 220px' }}>
        <Text style={{ overflowWrap: 'anywhere' }}>{email}</Text>
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {t(`common:role.${role}.title`)}
          </Text>
          <Badge variant="light" color={over ? 'red' : 'gray'} tt="none">
            {over ? t('expired') : t('until', { when: formatTime(expiresAt, language) })}
          </Badge>
        </Group>
      </Stack>
      {rolesUpTo(ownRole).includes(role) && (
        <Group gap="xs">
          <Button
            size="sm"
            variant="default"
            loading={resend.isPending}
            onClick={() => resend.mutate()}
            aria-label={t('resendTo', { email })}
          >
            {t('resend')}
          </Button>
          <Button
            size="sm"
            variant="default"
            loading={revoke.isPending}
            onClick={() => revoke.mutate()}
            aria-label={t('revokeOf', { email })}
          >
            {t('revoke')}
          </Button>
        </Group>
      )}
    </Group>
  );
}
