import type { Periodic } from '../platform/queue/periodic.ts';
import { eraseDue } from './lifecycle.ts';

const HOUR_MS = 3_600_000;

/** Erases companies whose time is over. */
export function erasing(context: Parameters<typeof eraseDue>[0]): Periodic {
  return {
    name: 'erasing companies',
    everyMs: HOUR_MS,
    async run(signal) {
      for (const id of await eraseDue(context, signal))
        context.log.info({ company_id: id }, 'erased a company');
    },
  };
}
