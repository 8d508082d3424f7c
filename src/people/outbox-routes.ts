import { timingSafeEqual } from 'node:crypto';
import { BlockList } from 'node:net';
import { z } from 'zod';
import type { App } from '../platform/http/http.ts';
import { httpProblems } from '../platform/http/http-problems.ts';
import { whole } from '../platform/http/pages.ts';
import { Problem } from '../platform/problems.ts';
import type { PeopleContext } from './context.ts';
import { peopleProblems } from './problems.ts';

const emailSchema = z
  .object({
    id: z.uuid(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    at: z.string(),
  })
  .meta({ id: 'Email' });

/** Addresses of this machine and of the network it stands in. */
const near = new BlockList();
near.addSubnet('127.0.0.0', 8);
near.addSubnet('10.0.0.0', 8);
near.addSubnet('172.16.0.0', 12);
near.addSubnet('192.168.0.0', 16);
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');

/**
 * The emails that nobody sends. They carry links that open accounts: for somebody near in the demo, elsewhere besides by the token
 * that the terminal shows at the start, and never in production.
 */
export function outboxRoutes(app: App, { mail, outbox }: PeopleContext): void {
  if (!outbox) return;
  app.get(
    '/api/v1/outbox',
    {
      config: { access: 'anyone' },
      schema: {
        operationId: 'listUnsentEmails',
        tags: ['development'],
        summary: 'Emails that were not sent, because there is no SMTP_URL; not in production',
        headers: z.object({ 'x-outbox-token': z.string().max(100).optional() }),
        refusals: [httpProblems.notFound, peopleProblems.outboxClosed],
        response: { 200: whole(emailSchema) },
      },
    },
    async (request) => {
      const family = request.ip.includes(':') && !request.ip.startsWith('::ffff:') ? 'ipv6' : 'ipv4';
      if (!near.check(request.ip.replace('::ffff:', ''), family))
        throw new Problem(httpProblems.notFound, { method: 'GET', path: '/api/v1/outbox' });
      if (outbox.token !== null && !isSame(outbox.token, request.headers['x-outbox-token']))
        throw new Problem(peopleProblems.outboxClosed);
      return { items: await mail.outbox(), nextCursor: null };
    },
  );
}

function isSame(wanted: string, given: string | undefined): boolean {
  const [one, other] = [Buffer.from(wanted), Buffer.from(given ?? '')];
  return one.length === other.length && timingSafeEqual(one, other);
}
