import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the ports that the system itself gives to outgoing connections (from 32768 on Linux, from 49152 elsewhere): such a one may
 * be taken again in the moment between the look and the use.
 */
const [FIRST, LAST] = [20_000, 32_000];

/**
 * A port that nobody listens on, for a server whose address must be known before it is started. Until this process ends no process is
 * given it again by this function, also while nobody listens there yet.
 * @param draw a port to try; others in tests.
 */
export async function freePort(draw = () => randomInt(FIRST, LAST)): Promise<number> {
  for (;;) {
    const port = draw();
    if ((await claim(port)) && (await nobodyListens(port))) return port;
  }
}

/** Whoever holds a port of UDP has the claim on that of TCP, which is another one: the system lets go of it with the process. */
async function claim(port: number): Promise<boolean> {
  const claimed = createSocket('udp4');
  const isOurs = await new Promise<boolean>((resolve) => {
    claimed.once('error', () => resolve(false));
    claimed.bind({ port, address: '127.0.0.1', exclusive: true }, () => resolve(true));
  });
  if (isOurs) claimed.unref();
  else claimed.close();
  return isOurs;
}

async function nobodyListens(port: number): Promise<boolean> {
  const probe = createServer();
  const isFree = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(port, () => resolve(true));
  });
  if (!isFree) return false;
  probe.close();
  await once(probe, 'close');
  return true;
}
