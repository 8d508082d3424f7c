import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { invitationsQuery, invite } from '../../api/invitations.ts';
import type { Role } from '../../api/members.ts';
import { Drafted } from '../../features/drafts/Drafted.tsx';
import { DraftState } from '../../features/drafts/DraftState.tsx';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import { rolesUpTo } from '../../features/membership/roles.ts';
import { toastDone } from '../../shared/toasts.ts';
import { useFaults } from '../../shared/useFaults.tsx';

/** Asks somebody in by an email. */
export function InviteForm({ ownRole }: { ownRole: Role }) {
  return (
    <Drafted<Invited> form="invitation">{(draft) => <Fields draft={draft} ownRole={ownRole} />}</Drafted>
  );
}

interface Invited {
  email: string;
  role: Role;
}

function Fields({ draft, ownRole }: { draft: FormDraft<Invited>; ownRole: Role }) {
  const { t } = useTranslation(['members', 'common']);
  const queryClient = useQueryClient();
  const { email, role } = draft.content ?? { email: '', role: 'editor' as const };
  const send = useMutation({
    mutationFn: () => invite({ email: email.trim(), role }),
    onSuccess: async () => {
      toastDone(t('invited', { email: email.trim() }));
      await draft.drop().catch(() => undefined);
      await queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    },
  });
  const faults = useFaults(send.error, ['email', 'role']);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Stack>
        <Group align="flex-end">
          <TextInput
            type="email"
            label={t('email')}
            error={faults.at.email}
            value={email}
            onChange={(event) => draft.change({ role, email: event.currentTarget.value })}
            autoComplete="off"
            required
            style={{ flex: '1 1 240px' }}
          />
          <NativeSelect
            label={t('role')}
            error={faults.at.role}
            value={role}
            onChange={(event) => draft.change({ email, role: event.currentTarget.value as Role })}
            data={rolesUpTo(ownRole).map((value) => ({ value, label: t(`common:role.${value}.title`) }))}
          />
          <Button type="submit" loading={send.isPending}>
            {t('invite')}
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          {t(`common:role.${role}.text`)}
        </Text>
        <DraftState draft={draft} />
        {faults.alert}
      </Stack>
    </form>
  );
}
