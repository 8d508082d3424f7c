import { Menu } from '@mantine/core';
import {
  IconBuilding,
  IconBuildingPlus,
  IconCheck,
  IconLanguage,
  IconLogout,
  IconTool,
  IconUser,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inFrame } from '../api/frameSession.ts';
import type { Me } from '../api/me.ts';
import type { Company } from '../features/membership/company.ts';
import type { MenuButton } from '../shared/LateMenu.tsx';
import { MenuLink } from '../shared/MenuLink.tsx';
import { OpenedMenu } from '../shared/OpenedMenu.tsx';
import { storeCompanyId } from '../shared/preferences.ts';
import { toastProblem } from '../shared/toasts.ts';
import type { Place } from './place.ts';
import { useOtherLanguage } from './useOtherLanguage.ts';

interface Props {
  button: MenuButton;
  me: Me;
  company: Company | undefined;
  /** Sections for which the bar has no room; with them comes the change of the language. */
  places: readonly Place[];
}

/** The menu of the bar: the sections on a narrow screen, and who is signed in and where. */
export function TopMenu({ button, me, company, places }: Props) {
  const other = useOtherLanguage();
  return (
    <OpenedMenu button={button} width={260}>
      {places.map(({ to, title }) => (
        <MenuLink key={to} to={to}>
          {title}
        </MenuLink>
      ))}
      {places.length > 0 && (
        <>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconLanguage size={16} aria-hidden />}
            lang={other.language}
            onClick={() => void other.change()}
          >
            {other.name}
          </Menu.Item>
        </>
      )}
      {!inFrame && <Person me={me} company={company} />}
    </OpenedMenu>
  );
}

/** Changes the company, leads to what is the person's own, signs out. */
function Person({ me, company }: { me: Me; company: Company | undefined }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();

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
    await navigate({ to: '/exports' });
    await queryClient.resetQueries();
  };

  return (
    <>
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
          <MenuLink to="/admin/companies" leftSection={<IconTool size={16} aria-hidden />}>
            {t('nav.platform')}
          </MenuLink>
        </>
      )}
      <Menu.Divider />
      <MenuLink to="/new-company" leftSection={<IconBuildingPlus size={16} aria-hidden />}>
        {t('nav.newCompany')}
      </MenuLink>
      <MenuLink to="/profile" leftSection={<IconUser size={16} aria-hidden />}>
        {t('nav.profile')}
      </MenuLink>
      <Menu.Divider />
      <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => leave.mutate()}>
        {t('nav.signOut')}
      </Menu.Item>
    </>
  );
}
