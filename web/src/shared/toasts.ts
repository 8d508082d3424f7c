import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { toProblem } from '../api/problem.ts';

/** Says shortly that something went well. */
export function toastDone(message: string): void {
  notifications.show({ message, color: 'green', closeButtonProps: { 'aria-label': t('close') } });
}

/** Says that an action failed; stays long enough to be read. */
export function toastProblem(error: unknown): void {
  const { title, detail } = toProblem(error);
  notifications.show({
    title,
    message: detail,
    color: 'red',
    // Mantine's own grey below a title is too light to be read.
    styles: { description: { color: 'var(--mantine-color-text)' } },
    autoClose: 12_000,
    closeButtonProps: { 'aria-label': t('close') },
  });
}
