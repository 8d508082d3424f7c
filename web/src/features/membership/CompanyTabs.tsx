import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './CompanyTabs.module.css';

/** The pages of a company: the company itself and what belongs to it. */
export function CompanyTabs() {
  const { t } = useTranslation('membership');
  return (
    <nav className={classes.tabs} aria-label={t('tabs.label')}>
      <Link to="/company" activeOptions={{ exact: true }} className={classes.tab}>
        {t('tabs.company')}
      </Link>
      <Link to="/company/members" className={classes.tab}>
        {t('tabs.members')}
      </Link>
      <Link to="/company/api-keys" className={classes.tab}>
        {t('tabs.apiKeys')}
      </Link>
      <Link to="/company/webhooks" className={classes.tab}>
        {t('tabs.webhooks')}
      </Link>
      <Link to="/partners" className={classes.tab}>
        {t('tabs.partners')}
      </Link>
      <Link to="/company/messages" className={classes.tab}>
        {t('tabs.messages')}
      </Link>
      <Link to="/company/audit-log" className={classes.tab}>
        {t('tabs.auditLog')}
      </Link>
    </nav>
  );
}
