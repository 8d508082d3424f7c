import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { invitationsQuery, invite } from '../../api/invitations.ts';
import type { Role } from '../../api/members.ts';
import { rolesUpTo } from '../../features/membership/roles.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { toastDone } from '../../shared/toasts.ts';

/** Asks somebody in by an email. */
export function InviteForm({ ownRole }: { ownRole: Role }) {
  const { t } = useTranslation(['members', 'common']);
  const queryClient = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const send = useMutation({
    mutationFn: () => invite({ email: email.trim(), role }),
    onSuccess: async () => {
      toastDone(t('invited', { email: email.trim() }));
      setEmail('');
      await queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    },
  });
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
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            autoComplete="off"
            required
            style={{ flex: '1 1 240px' }}
          />
          <NativeSelect
            label={t('role')}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value as Role)}
            data={rolesUpTo(ownRole).map((value) => ({ value, label: t(`common:role.${value}.title`) }))}
          />
          <Button type="submit" loading={send.isPending}>
            {t('invite')}
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          {t(`common:role.${role}.text`)}
        </Text>
        {send.isError && <ProblemAlert error={send.error} />}
      </Stack>
    </form>
  );
}
