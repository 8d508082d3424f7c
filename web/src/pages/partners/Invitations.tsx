import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type PartnershipInvitation,
  partnershipInvitationsQuery,
  revokePartnerInvitation,
} from '../../api/partnerships.ts';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';
import { formatTime } from '../../shared/format.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Section } from '../../shared/Section.tsx';
import { toastDone, toastProblem } from '../../shared/toasts.ts';
import { useLanguage } from '../../shared/useLanguage.ts';

/** Invitations that nobody has accepted yet; where there are none, nothing. */
export function Invitations() {
  const { t } = useTranslation('partners');
  const invitations = useQuery(partnershipInvitationsQuery);
  if (invitations.isError && !invitations.data)
    return <ProblemAlert error={invitations.error} retry={() => void invitations.refetch()} />;
  if (!invitations.data || invitations.data.length === 0) return null;
  return (
    <Section title={t('waiting')}>
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {invitations.data.map((invitation) => (
          <Item key={invitation.id} invitation={invitation} />
        ))}
      </Stack>
    </Section>
  );
}

function Item({ invitation }: { invitation: PartnershipInvitation }) {
  const { t } = useTranslation('partners');
  const language = useLanguage();
  const { id, name, invitedBy, expiresAt } = invitation;
  const [asking, ask] = useDisclosure(false);
  const queryClient = useQueryClient();
  const revoking = useMutation({
    mutationFn: () => revokePartnerInvitation(id),
    onSuccess: async () => {
      ask.close();
      toastDone(t('revoked', { name }));
      await queryClient.invalidateQueries({ queryKey: partnershipInvitationsQuery.queryKey });
    },
    onError: toastProblem,
  });
  const over = Date.parse(expiresAt) < Date.now();
  return (
    <Group component="li" justify="space-between" gap="xs">
      <div style={{ minWidth: 0 }}>
        <Text style={{ overflowWrap: 'anywhere' }}>{name}</Text>
        <Text size="sm" c="dimmed">
          {[invitedBy, t(over ? 'expired' : 'goodUntil', { when: formatTime(expiresAt, language) })]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </div>
      <Button variant="default" size="sm" aria-label={t('revokeOf', { name })} onClick={ask.open}>
        {t('revoke')}
      </Button>
      <ConfirmModal
        opened={asking}
        title={t('revokeTitle', { name })}
        text={t('revokeText')}
        action={t('revoke')}
        busy={revoking.isPending}
        error={null}
        onConfirm={() => revoking.mutate()}
        onClose={ask.close}
      />
    </Group>
  );
}
