import { Alert, Box, Container, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../api/me.ts';
import { LanguageSwitch } from '../../layout/LanguageSwitch.tsx';
import { PersonMenu } from '../../layout/PersonMenu.tsx';
import classes from '../../layout/Shell.module.css';
import { SupportBanner } from '../../layout/SupportBanner.tsx';
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
      <header className={classes.header}>
        <Container size="lg" py="xs" px="md">
          <Group gap="sm" justify="space-between">
            <Link to="/admin/companies" className={classes.brand}>
              {t('brand')}
            </Link>
            <nav className={classes.nav} aria-label={t('common:nav.label')}>
              <Link to="/admin/companies" className={classes.link}>
                {t('companies')}
              </Link>
              <Link to="/admin/health" className={classes.link}>
                {t('health')}
              </Link>
            </nav>
            <Group gap="xs" wrap="nowrap" ml="auto" style={{ minWidth: 0 }}>
              <LanguageSwitch />
              <PersonMenu me={me} company={undefined} />
            </Group>
          </Group>
        </Container>
      </header>
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
