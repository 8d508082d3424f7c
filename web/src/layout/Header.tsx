import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/me.ts';
import type { Company } from '../features/membership/company.ts';
import { Brand } from './Brand.tsx';
import classes from './Shell.module.css';
import { TopBar } from './TopBar.tsx';

/** The bar above the pages of a company. */
export function Header({ me, company }: { me: Me; company: Company | undefined }) {
  const { t } = useTranslation();
  const brand = (
    <Link to="/exports" className={classes.brand}>
      <Brand />
    </Link>
  );
  const places = [
    { to: '/home', title: t('nav.start') },
    { to: '/exports', title: t('nav.exports') },
    { to: '/runs', title: t('nav.runs') },
    { to: '/connections', title: t('nav.integrations') },
    { to: '/company', title: t('nav.company') },
  ] as const;
  return <TopBar brand={brand} places={places} me={me} company={company} />;
}
