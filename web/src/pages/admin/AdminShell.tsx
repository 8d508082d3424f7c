import { Alert, Box, Container } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../api/me.ts';
import classes from '../../layout/Shell.module.css';
import { SupportBanner } from '../../layout/SupportBanner.tsx';
import { TopBar } from '../../layout/TopBar.tsx';
import { TextLink } from '../../shared/links.tsx';

/** Header of the pages for those who run the platform: they belong to no company. */
export function AdminShell() {
  const { t } = useTranslation(['admin', 'common']);
  const { data: me } = useQuery(meQuery);
  if (!me) return null; // as in Shell
  return (
    <>
      <a href="#content" className={classes.skip}>
        {t('common:nav.skip')}
      </a>
      <TopBar
        brand={
          <Link to="/admin/companies" className={classes.brand}>
            {t('brand')}
          </Link>
        }
        places={[
          { to: '/admin/companies', title: t('companies') },
          { to: '/admin/usage', title: t('usage.nav') },
          { to: '/admin/messages', title: t('messages.nav') },
          { to: '/admin/queue', title: t('queuePage') },
          { to: '/admin/health', title: t('health') },
        ]}
        me={me}
        company={undefined}
      />
      {me.companies
        .filter(({ support }) => support?.mine)
        .map((company) => (
          <SupportBanner key={company.id} company={company} />
        ))}
      <Box component="main" id="content" py="lg" tabIndex={-1} className={classes.main}>
        <Container size="lg" px="md">
          {me.platformAdmin ? (
            <Outlet />
          ) : (
            <Alert color="orange">
              {t('onlyStaff')} <TextLink to="/exports">{t('common:nav.home')}</TextLink>
            </Alert>
          )}
        </Container>
      </Box>
    </>
  );
}
