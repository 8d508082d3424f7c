import { notifications } from '@mantine/notifications';
import { toProblem } from '../api/problem.ts';

/** Says shortly that something went well. */
export function toastDone(message: string): void {
  notifications.show({ message, color: 'green' });
}

/** Says that an action failed; stays long enough to be read. */
export function toastProblem(error: unknown): void {
  const { title, detail } = toProblem(error);
  notifications.show({ title, message: detail, color: 'red', autoClose: 12_000 });
}
