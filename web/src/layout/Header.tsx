import { Container, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inFrame } from '../api/frameSession.ts';
import type { Me } from '../api/me.ts';
import type { Company } from '../features/membership/company.ts';
import { Brand } from './Brand.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import classes from './Shell.module.css';

export function Header({ me, company }: { me: Me; company: Company | undefined }) {
  const { t } = useTranslation();
  return (
    <header className={classes.header}>
      <Container size="lg" py="xs" px="md">
        <Group gap="sm" justify="space-between">
          <Link to="/exports" className={classes.brand}>
            <Brand />
          </Link>
          <nav className={classes.nav} aria-label={t('nav.label')}>
            <Link to="/exports" className={classes.link}>
              {t('nav.exports')}
            </Link>
            <Link to="/runs" className={classes.link}>
              {t('nav.runs')}
            </Link>
            <Link to="/connections" className={classes.link}>
              {t('nav.integrations')}
            </Link>
            <Link to="/company" className={classes.link}>
              {t('nav.company')}
            </Link>
          </nav>
          <Group gap="xs" wrap="nowrap" ml="auto" style={{ minWidth: 0 }}>
            <LanguageSwitch />
            {/* In MoySklad's frame there is one company, and signing out is closing the frame. */}
            {!inFrame && <PersonMenu me={me} company={company} />}
          </Group>
        </Group>
      </Container>
    </header>
  );
}
