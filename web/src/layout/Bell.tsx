import { Box } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { unreadQuery } from '../api/notifications.ts';
import classes from './Shell.module.css';

/** The API counts no further. */
const MOST = 100;

/** Leads to what the person was told, and says how much of it is not read. */
export function Bell() {
  const { t } = useTranslation();
  const { data: count = 0 } = useQuery(unreadQuery);
  const label = count > 0 ? t('nav.unread', { count }) : t('nav.notifications');
  return (
    <Link to="/notifications" className={classes.bell} aria-label={label} title={label}>
      <IconBell size={20} aria-hidden />
      {count > 0 && (
        <Box component="span" className={classes.count} aria-hidden>
          {count < MOST ? count : `${MOST - 1}+`}
        </Box>
      )}
    </Link>
  );
}
