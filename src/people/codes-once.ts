import { createHash } from 'node:crypto';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware, getAuthoritativeSessionFromCtx } from 'better-auth/api';

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** Longer than any code is taken: its own 30 s, and one step before and after it (better-auth's `createOTP`). */
const KEPT_MS = 5 * 60_000;
const path = '/two-factor/verify-totp';

/** How our plugin refuses a code that was used before. */
export const CODE_USED = 'CODE_USED';

/**
 * A code of the second factor counts once (RFC 6238, 5.2), also when it is sent twice in one instant: better-auth itself would take
 * the same code again for as long as the app shows it. The code is taken before it is tried, and given back when it was wrong.
 */
export function codesOnce(): BetterAuthPlugin {
  return {
    id: 'codes-once',
    hooks: {
      before: [
        {
          matcher: (context) => context.path === path,
          handler: createAuthMiddleware(async (context) => {
            const identifier = await identifierOf(context);
            if (!identifier) return;
            const expiresAt = new Date(Date.now() + KEPT_MS);
            const { internalAdapter } = context.context;
            if (await internalAdapter.reserveVerificationValue({ identifier, value: '', expiresAt })) return;
            throw new APIError('UNPROCESSABLE_ENTITY', { code: CODE_USED, message: 'The code was used' });
          }),
        },
      ],
      after: [
        {
          matcher: (context) => context.path === path,
          handler: createAuthMiddleware(async (context) => {
            if (!(context.context.returned instanceof APIError)) return;
            const identifier = await identifierOf(context);
            if (identifier) await context.context.internalAdapter.deleteVerificationByIdentifier(identifier);
          }),
        },
      ],
    },
  };
}

/** Names the person's code; neither stands there to be read. Undefined when nobody knows who is signing in. */
async function identifierOf(context: Context): Promise<string | undefined> {
  const userId = await personOf(context);
  if (userId === undefined) return undefined;
  return `totp-used:${createHash('sha256').update(`${userId} ${context.body.code}`).digest('hex')}`;
}

/** Who is signed in, or is signing in: as better-auth finds out (its source: verify-two-factor). */
async function personOf(context: Context): Promise<string | undefined> {
  const session = await getAuthoritativeSessionFromCtx(context);
  if (session) return session.user.id;
  const { secret, internalAdapter, createAuthCookie } = context.context;
  const challenge = await context.getSignedCookie(createAuthCookie('two_factor').name, secret);
  return challenge ? (await internalAdapter.findVerificationValue(challenge))?.value : undefined;
}
