import { ActionIcon, Badge, Group, Menu, Stack, Text } from '@mantine/core';
import { IconCrown, IconDots, IconUserMinus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { transferCompany } from '../../api/companies.ts';
import { invitationsQuery } from '../../api/invitations.ts';
import { meQuery } from '../../api/me.ts';
import { type Member, membersQuery, type Role, removeMember } from '../../api/members.ts';
import { EndMembership } from '../../features/membership/EndMembership.tsx';
import { rolesUpTo } from '../../features/membership/roles.ts';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';
import { toastDone } from '../../shared/toasts.ts';
import { RoleSelect } from './RoleSelect.tsx';

interface Props {
  member: Member;
  /** The id of whoever looks. */
  me: string;
  ownRole: Role;
}

/** One person: their role, and what whoever looks may do about them. */
export function MemberRow({ member, me, ownRole }: Props) {
  const { t } = useTranslation(['members', 'common']);
  const queryClient = useQueryClient();
  const [asking, ask] = useState<'remove' | 'transfer' | null>(null);
  const after = async (message: string) => {
    ask(null);
    toastDone(message);
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: membersQuery.queryKey }),
      queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
      queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
    ]);
  };
  const { name, email, userId, role } = member;
  const remove = useMutation({
    mutationFn: () => removeMember(userId),
    onSuccess: () => after(t('removed', { name })),
  });
  const transfer = useMutation({
    mutationFn: () => transferCompany(userId),
    onSuccess: () => after(t('transferred', { name })),
  });
  const reachable = rolesUpTo(ownRole);
  const mayManage = (ownRole === 'owner' || ownRole === 'admin') && reachable.includes(role);
  const isMe = userId === me;
  return (
    <Group justify="space-between" wrap="wrap">
      <Stack gap={0} style={{ minWidth: 0, flex: '1 1 220px' }}>
        <Group gap="xs">
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
          {isMe && (
            <Badge variant="light" color="gray" tt="none">
              {t('you')}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {email}
        </Text>
      </Stack>
      {mayManage ? (
        <Group gap="xs" wrap="nowrap">
          <RoleSelect member={member} roles={reachable} onChanged={after} />
          {!isMe && (
            <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
              <Menu.Target>
                <ActionIcon variant="default" size="lg" aria-label={t('more', { name })}>
                  <IconDots size={18} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {ownRole === 'owner' && (
                  <Menu.Item
                    leftSection={<IconCrown size={16} aria-hidden />}
                    onClick={() => ask('transfer')}
                  >
                    {t('transfer')}
                  </Menu.Item>
                )}
                <Menu.Item
                  leftSection={<IconUserMinus size={16} aria-hidden />}
                  onClick={() => ask('remove')}
                >
                  {t('remove')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </Group>
      ) : (
        <Text>{t(`common:role.${role}.title`)}</Text>
      )}
      <EndMembership
        userId={asking === 'remove' ? userId : null}
        title={t('removeTitle', { name })}
        text={t('removeText')}
        action={t('remove')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => ask(null)}
      />
      <ConfirmModal
        opened={asking === 'transfer'}
        title={t('transferTitle', { name })}
        text={t('transferText')}
        action={t('transferAction')}
        busy={transfer.isPending}
        error={transfer.error}
        onConfirm={() => transfer.mutate()}
        onClose={() => ask(null)}
      />
    </Group>
  );
}
