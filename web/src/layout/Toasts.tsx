import '@mantine/notifications/styles.css';
import { Notifications } from '@mantine/notifications';

/** Where short messages appear (`shared/toasts.ts`); what was said before it came is shown when it does. */
export function Toasts() {
  return <Notifications position="bottom-right" />;
}
