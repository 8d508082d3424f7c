import type { NotificationData } from '@mantine/notifications';
import { t } from 'i18next';
import { toProblem } from '../api/problem.ts';

let tell = () => {};
/** Something is to be told for the first time. */
export const firstToast = new Promise<void>((resolve) => {
  tell = resolve;
});

/** Says shortly that something went well. */
export function toastDone(message: string): void {
  void show({ message, color: 'green' });
}

/** Says that an action failed; stays long enough to be read. */
export function toastProblem(error: unknown): void {
  const { title, detail } = toProblem(error);
  void show({ title, message: detail, color: 'red', autoClose: 12_000 });
}

/** What shows them (`layout/Toasts.tsx`) comes after the first page. */
async function show(toast: NotificationData): Promise<void> {
  tell();
  const { notifications } = await import('@mantine/notifications');
  notifications.show({
    // What still stands there is not said twice.
    id: `${toast.title ?? ''} ${toast.message}`,
    ...toast,
    // Mantine's own grey below a title is too light to be read.
    styles: { description: { color: 'var(--mantine-color-text)' } },
    closeButtonProps: { 'aria-label': t('close') },
  });
}
