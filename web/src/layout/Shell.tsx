import { Alert, Box, Container } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/queries.ts';
import { currentCompany } from '../shared/company.ts';
import { Header } from './Header.tsx';
import classes from './Shell.module.css';
import { SupportBanner } from './SupportBanner.tsx';

/** How soon the company's people see that support looks at their data. */
const SUPPORT_POLL_MS = 60_000;

/** Header and the page under it. */
export function Shell() {
  const { t } = useTranslation();
  const { data: me } = useQuery({ ...meQuery, refetchInterval: SUPPORT_POLL_MS });
  if (!me) return null; // the route's beforeLoad has it; it is only gone for the moment of signing out
  const company = currentCompany(me.companies);
  return (
    <>
      <a href="#content" className={classes.skip}>
        {t('nav.skip')}
      </a>
      <Header me={me} company={company} />
      {company && <SupportBanner company={company} />}
      <Box component="main" id="content" py="lg" tabIndex={-1} className={classes.main}>
        <Container size="lg" px="md">
          {/* The key draws the pages anew: nothing entered for one company may be saved in another. */}
          {company ? <Outlet key={company.id} /> : <Alert color="orange">{t('nav.noCompany')}</Alert>}
        </Container>
      </Box>
    </>
  );
}
