import { PgBoss, type QueueOptions } from 'pg-boss';
import type { Log } from '../telemetry/log.ts';

export interface QueueDefinition {
  name: string;
  /** How often a job may fail before it goes to `<name>.dead`. */
  retryLimit: number;
  /** The longest a job may run, seconds; at most 24 hours. */
  expireInSeconds: number;
}

/** pg-boss's schema, beside ours. */
export const queueSchema = 'pgboss';

/** A worker says it is alive twice within this time; 10 is the least pg-boss takes (its types.d.ts). */
const HEARTBEAT_SECONDS = 10;

/** The name of the queue that keeps the jobs given up on. */
export function deadLetterOf(name: string): string {
  return `${name}.dead`;
}

/** Installs or upgrades pg-boss's schema as the owner and declares the queues; the application may then only use them. */
export async function installQueue(ownerUrl: string, queues: QueueDefinition[], log: Log): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: queueSchema,
    migrate: true,
    supervise: false,
    schedule: false,
    max: 2,
  });
  boss.on('error', (error) => log.error({ err: error }, 'queue'));
  await boss.start();
  try {
    for (const { name, retryLimit, expireInSeconds } of queues) {
      const options: QueueOptions & { deadLetter: string; notify: true } = {
        retryLimit,
        expireInSeconds,
        retryDelay: 1,
        retryBackoff: true,
        retryDelayMax: 300,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        deadLetter: deadLetterOf(name),
        notify: true,
      };
      await boss.createQueue(deadLetterOf(name));
      await boss.createQueue(name, options);
      // The queue may be there from before, with the options of that time.
      await boss.updateQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}
