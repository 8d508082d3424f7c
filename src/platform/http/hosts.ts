import { Problem } from '../problems.ts';
import type { App } from './fastify.ts';
import { httpProblems } from './http-problems.ts';

/**
 * Answers only under the host of PUBLIC_URL and those of this machine, at any port. Else a page of another site could make its own
 * name lead here (DNS rebinding) and read what a browser on this machine or in this network may read. `/health` is asked by
 * addresses that a cluster gives.
 */
export function checkHosts(app: App, publicUrl: string): void {
  const own = hostnameOf(new URL(publicUrl).host);
  const isOurs = (host: string | undefined) => {
    const name = hostnameOf(host ?? '');
    return name !== undefined && (name === own || isLoopback(name));
  };
  app.addHook('onRequest', async (request) => {
    if (/^\/health(\/|\?|$)/.test(request.url)) return;
    // What a proxy says it was asked for, and what itself asks for: a page of another site can write the former.
    if (!isOurs(request.headers.host) || !isOurs(request.host))
      throw new Problem(httpProblems.wrongHost, { url: publicUrl });
  });
}

/** The name in a header `Host`, as a browser writes it; undefined for what is none. */
function hostnameOf(host: string): string | undefined {
  if (!/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}`)) return undefined;
  return new URL(`http://${host}`).hostname.replace(/\.$/, '');
}

function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '[::1]' || /^127(\.\d+){3}$/.test(name);
}
