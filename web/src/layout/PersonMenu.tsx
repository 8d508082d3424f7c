import { Box, Button, Menu, Text } from '@mantine/core';
import {
  IconBuilding,
  IconBuildingPlus,
  IconCheck,
  IconChevronDown,
  IconLogout,
  IconTool,
  IconUser,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/me.ts';
import type { Company } from '../features/membership/company.ts';
import { storeCompanyId } from '../shared/preferences.ts';
import { toastProblem } from '../shared/toasts.ts';

/** Who is signed in and where; changes the company, signs out. */
export function PersonMenu({ me, company }: { me: Me; company: Company | undefined }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();

  const leave = useMutation({
    mutationFn: async () => {
      const drafts = await import('../features/drafts/leave.ts');
      await drafts.leave();
      return drafts;
    },
    onSuccess: async ({ forgetHere }) => {
      storeCompanyId(null);
      await navigate({ to: '/sign-in' });
      forgetHere();
      queryClient.clear();
    },
    onError: toastProblem,
  });

  const enter = async (id: string) => {
    storeCompanyId(id);
    await router.navigate({ to: '/exports' });
    await queryClient.resetQueries();
  };

  return (
    <Menu position="bottom-end" width={260} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-md"
          px="xs"
          rightSection={<IconChevronDown size={16} aria-hidden />}
          aria-label={t('nav.person', { company: company?.name ?? '', name: me.user.name })}
          loading={leave.isPending}
          style={{ minWidth: 0 }}
        >
          <Text span truncate maw={220} size="sm" visibleFrom="sm">
            {company?.name ?? me.user.name}
          </Text>
          <Box hiddenFrom="sm" lh={0}>
            <IconUser size={18} aria-hidden />
          </Box>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {company?.name}
          <br />
          {me.user.name}
          <br />
          {me.user.email}
        </Menu.Label>
        {me.companies.length > (company ? 1 : 0) && (
          <>
            <Menu.Divider />
            {me.companies.map(({ id, name }) => (
              <Menu.Item
                key={id}
                leftSection={
                  id === company?.id ? (
                    <IconCheck size={16} aria-hidden />
                  ) : (
                    <IconBuilding size={16} aria-hidden />
                  )
                }
                aria-current={id === company?.id}
                onClick={() => void enter(id)}
              >
                {name}
              </Menu.Item>
            ))}
          </>
        )}
        {me.platformAdmin && (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconTool size={16} aria-hidden />}
              onClick={() => void navigate({ to: '/admin/companies' })}
            >
              {t('nav.platform')}
            </Menu.Item>
          </>
        )}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconBuildingPlus size={16} aria-hidden />}
          onClick={() => void navigate({ to: '/new-company' })}
        >
          {t('nav.newCompany')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconUser size={16} aria-hidden />}
          onClick={() => void navigate({ to: '/profile' })}
        >
          {t('nav.profile')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => leave.mutate()}>
          {t('nav.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
