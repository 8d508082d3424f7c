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
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inFrame } from '../api/frameSession.ts';
import type { Me } from '../api/me.ts';
import type { Company } from '../features/membership/company.ts';
import type { MenuButton } from '../shared/LateMenu.tsx';
import { MenuLink } from '../shared/MenuLink.tsx';
import { OpenedMenu } from '../shared/OpenedMenu.tsx';
import { tellSignedOut } from '../shared/otherTabs.ts';
import { storeCompanyId } from '../shared/preferences.ts';
import { toastProblem } from '../shared/toasts.ts';
import { lazyPage } from '../texts/lazyPage.ts';
import type { Place } from './place.ts';
import { useOtherLanguage } from './useOtherLanguage.ts';

interface Props {
  button: MenuButton;
  me: Me;
  company: Company | undefined;
  /** Sections for which the bar has no room; with them comes the change of the language. */
  places: readonly Place[];
}

const AskToLose = lazyPage(() => import('../features/drafts/AskToLose.tsx'), 'AskToLose', 'drafts');

/** The menu of the bar: the sections on a narrow screen, and who is signed in and where. */
export function TopMenu({ button, me, company, places }: Props) {
  const other = useOtherLanguage();
  const leaving = useLeaving(me);
  return (
    <>
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
        {!inFrame && <Person me={me} company={company} onLeave={leaving.begin} />}
      </OpenedMenu>
      {leaving.question}
    </>
  );
}

/** Signing out, with the question that may come before it. */
function useLeaving(me: Me) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [asking, ask] = useState(false);
  const leave = useMutation({
    mutationFn: async (lose: boolean) => {
      const drafts = await import('../features/drafts/leave.ts');
      return (await drafts.leave(me.user.id, lose)) ? drafts : null;
    },
    onSuccess: async (drafts) => {
      ask(!drafts);
      if (!drafts) return;
      tellSignedOut();
      storeCompanyId(null);
      await navigate({ to: '/sign-in' });
      drafts.forgetHere();
      queryClient.clear();
    },
    onError: (error, lose) => !lose && toastProblem(error),
  });
  return {
    begin: () => leave.mutate(false),
    question: asking && (
      <Suspense>
        <AskToLose
          busy={leave.isPending}
          error={leave.error}
          onConfirm={() => leave.mutate(true)}
          onClose={() => ask(false)}
        />
      </Suspense>
    ),
  };
}

interface PersonProps {
  me: Me;
  company: Company | undefined;
  onLeave: () => void;
}

/** Changes the company, leads to what is the person's own, signs out. */
function Person({ me, company, onLeave }: PersonProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();

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
      <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={onLeave}>
        {t('nav.signOut')}
      </Menu.Item>
    </>
  );
}
