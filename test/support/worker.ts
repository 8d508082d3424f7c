import { Problem } from '../../src/platform/problems.ts';
import type { Attempt } from './exactness-runs.ts';
import { exportOnce } from './export.ts';

/**
 * A process that makes one attempt of an export and may be killed: the attempt comes as a message, the places that it
 * reaches and its good end go back as messages. A problem in words is no good end; anything else breaks the process.
 */
process.once('message', async (message) => {
  const { setting, exporter, mode, more, last } = message as Attempt;
  const save = async (reached: unknown) => {
    process.send?.({ reached });
  };
  try {
    await exportOnce(setting, exporter, mode, { ...more, checkpoint: { last, save } });
    process.send?.({ done: true });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  } finally {
    process.disconnect();
  }
});
