/** Runs first of all in the page for those who have signed in (`web/build/preloads.ts`). */
import { startAsking } from './api/headStart.ts';

startAsking('/api/v1/me');
if (location.pathname === '/' || location.pathname === '/exports') {
  startAsking('/api/v1/export-configs');
  startAsking('/api/v1/exporters');
  startAsking('/api/v1/schedules');
  startAsking('/api/v1/change-triggers');
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  startAsking(`/api/v1/export-days?timeZone=${encodeURIComponent(timeZone)}`);
}
