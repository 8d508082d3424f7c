import { Box, Container } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/me.ts';
import { type Company, currentCompany, isClosed, WITHOUT_COMPANY } from '../features/membership/company.ts';
import { storeCompanyId, storedCompanyId } from '../shared/preferences.ts';
import { lazyPage } from '../texts/lazyPage.ts';
import { Header } from './Header.tsx';
import { PageSkeleton } from './PageSkeleton.tsx';
import { ServiceBanner } from './ServiceBanner.tsx';
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
  // What is asked for below is asked for this company, also when the remembered one is gone or was somebody else's.
  if (company && company.id !== storedCompanyId()) storeCompanyId(company.id);
  return (
    <>
      <a href="#content" className={classes.skip}>
        {t('nav.skip')}
      </a>
      <Header me={me} company={company} />
      {company && <SupportBanner company={company} />}
      <ServiceBanner me={me} company={company} />
      <Box component="main" id="content" py="lg" tabIndex={-1} className={classes.main}>
        <Container size="lg" px="md">
          <Suspense fallback={<PageSkeleton />}>
            <PageOf key={me.user.id} company={company} />
          </Suspense>
        </Container>
      </Box>
    </>
  );
}

// Few people ever see them: not a part of what everybody loads first.
const ClosedCompany = lazyPage(
  () => import('../pages/company/ClosedCompany.tsx'),
  'ClosedCompany',
  'company',
  'membership',
);
const NewCompanyPage = lazyPage(
  () => import('../pages/company/NewCompanyPage.tsx'),
  'NewCompanyPage',
  'company',
);

/** The page of the address, or what stands in its place where there is no company to work in. */
function PageOf({ company }: { company: Company | undefined }) {
  const { pathname } = useLocation();
  if (WITHOUT_COMPANY.includes(pathname)) return <Outlet />;
  if (!company) return <NewCompanyPage />;
  if (isClosed(company)) return <ClosedCompany key={company.id} company={company} />;
  // The key draws the pages anew: nothing entered for one company may be saved in another.
  return <Outlet key={company.id} />;
}
