import { BlockList } from 'node:net';
import { z } from 'zod';
import type { App } from '../platform/http.ts';
import { httpProblems } from '../platform/http-problems.ts';
import { Problem } from '../platform/problems.ts';
import type { CompanyContext } from './context.ts';
import { whole } from './schema.ts';

const letterSchema = z
  .object({
    id: z.uuid(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    at: z.string(),
  })
  .meta({ id: 'Letter' });

/** Addresses of this machine and of the network it stands in. */
const near = new BlockList();
near.addSubnet('127.0.0.0', 8);
near.addSubnet('10.0.0.0', 8);
near.addSubnet('172.16.0.0', 12);
near.addSubnet('192.168.0.0', 16);
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');

/** The letters that nobody sends, for development. They carry links that open accounts: only for somebody near, never in production. */
export function outboxRoutes(app: App, { mail, showOutbox }: CompanyContext): void {
  if (!showOutbox) return;
  app.get(
    '/api/v1/outbox',
    {
      config: { access: 'anyone' },
      schema: {
        tags: ['development'],
        summary: 'Letters that were not sent, because there is no SMTP_URL; not in production',
        response: { 200: whole(letterSchema) },
      },
    },
    async (request) => {
      const family = request.ip.includes(':') && !request.ip.startsWith('::ffff:') ? 'ipv6' : 'ipv4';
      if (!near.check(request.ip.replace('::ffff:', ''), family))
        throw new Problem(httpProblems.notFound, { method: 'GET', path: '/api/v1/outbox' });
      return { items: await mail.outbox(), nextCursor: null };
    },
  );
}
