import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { networkOf } from '../platform/http/rate-limit.ts';
import type { Asker } from './throttle.ts';

/** Half a year, renewed by each sign-in. */
const MAX_AGE_S = 180 * 86_400;

/** Devices where an account has signed in: other people's failures do not count there. They open nothing by themselves. */
export interface Devices {
  /** Who tries something for this account. */
  askerOf(request: FastifyRequest, account: string): Asker;
  /** The person has shown who they are on this device. */
  remember(request: FastifyRequest, reply: FastifyReply, account: string): void;
}

/** @param options.authSecret signs the cookie. @param options.publicUrl with https the cookie is secure. */
export function openDevices({ authSecret, publicUrl }: { authSecret: string; publicUrl: string }): Devices {
  const secure = publicUrl.startsWith('https:');
  const name = `${secure ? '__Secure-' : ''}skladno.device`;
  const pattern = new RegExp(`(?:^|; )${name.replaceAll('.', '\\.')}=([\\w-]{22})\\.([\\w-]{43})(?:;|$)`);
  const markOf = (nonce: string, account: string) =>
    createHmac('sha256', authSecret)
      .update(`device ${nonce} ${account.trim().toLowerCase()}`)
      .digest('base64url');

  function known(request: FastifyRequest, account: string): string | undefined {
    const [, nonce = '', mark = ''] = pattern.exec(request.headers.cookie ?? '') ?? [];
    const right = Buffer.from(markOf(nonce, account));
    const given = Buffer.from(mark);
    return given.length === right.length && timingSafeEqual(given, right) ? nonce : undefined;
  }

  return {
    askerOf: (request, account) => ({ network: networkOf(request.ip), device: known(request, account) }),
    remember(request, reply, account) {
      const nonce = known(request, account) ?? randomBytes(16).toString('base64url');
      reply.header(
        'set-cookie',
        `${name}=${nonce}.${markOf(nonce, account)}; Path=/; Max-Age=${MAX_AGE_S}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
      );
    },
  };
}
