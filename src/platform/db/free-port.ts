import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the ports that the system itself gives to outgoing connections (from 32768 on Linux, from 49152 elsewhere): such a one may
 * be taken again in the moment between the look and the use.
 */
const [FIRST, LAST] = [20_000, 32_000];

/** A port that nobody listens on, for a server whose address must be known before it is started. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, LAST);
    const probe = createServer();
    const free = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, () => resolve(true));
    });
    if (!free) continue;
    probe.close();
    await once(probe, 'close');
    return port;
  }
}
