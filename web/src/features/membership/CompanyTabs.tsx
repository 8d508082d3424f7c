import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './CompanyTabs.module.css';

/** The pages of a company: the company itself and what belongs to it. */
export function CompanyTabs() {
  const { t } = useTranslation();
  return (
    <nav className={classes.tabs} aria-label={t('company.tabs')}>
      <Link to="/company" activeOptions={{ exact: true }} className={classes.tab}>
        {t('company.title')}
      </Link>
      <Link to="/company/members" className={classes.tab}>
        {t('members.title')}
      </Link>
      <Link to="/company/api-keys" className={classes.tab}>
        {t('apiKeys.title')}
      </Link>
      <Link to="/company/audit-log" className={classes.tab}>
        {t('auditLog.title')}
      </Link>
    </nav>
  );
}
