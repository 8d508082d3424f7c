import type { FastifyRequest } from 'fastify';
import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { MoyskladApp } from '../config-values.ts';
import { Problem } from '../platform/problems.ts';
import { isClean } from '../platform/text.ts';
import { marketplaceProblems } from './problems.ts';

/** A token of a call of MoySklad's that was found genuine; whether it was used before is for `answerOnce` to say. */
export interface VendorToken {
  app: MoyskladApp;
  jti: string;
  expiresAt: Date;
}

/** How far the clocks of MoySklad and ours may differ; it documents none. */
const CLOCK_TOLERANCE_S = 30;

/** The last moment of the year 9999, s since 1970: later ones PostgreSQL may not hold. */
const LAST_S = 253_402_300_799;
const moment = z.number().min(0).max(LAST_S);
const claimsSchema = z.object({
  jti: z.string().min(1).max(200).refine(isClean),
  exp: moment,
  iat: moment,
});

/**
 * Checks that a call comes from MoySklad: `Authorization: Bearer <JWT>`, HS256 with the secret key of the application that the
 * path names, and nothing but HS256 whatever the token's header says (RFC 8725, 3.1).
 * @param apps every set of credentials we have: a draft calls with others than the published version.
 * @throws Problem 401, after which MoySklad does not repeat the call.
 */
export async function readVendorToken(
  request: FastifyRequest,
  appId: string,
  apps: MoyskladApp[],
): Promise<VendorToken> {
  const app = apps.find((each) => each.appId === appId);
  if (!app) throw refused('the application is not known here');
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) throw refused('there is none');
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(app.secret), {
      algorithms: ['HS256'],
      requiredClaims: ['iat', 'exp', 'jti'],
      clockTolerance: CLOCK_TOLERANCE_S,
    });
    const { jti, exp, iat } = claimsSchema.parse(payload);
    if (iat > Date.now() / 1000 + CLOCK_TOLERANCE_S) throw refused('it was made in the future');
    return { app, jti, expiresAt: new Date((exp + CLOCK_TOLERANCE_S) * 1000) };
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw refused('its time is over');
    if (error instanceof z.ZodError)
      throw refused(`its claim ${String(error.issues[0]?.path[0])} is not valid`);
    if (error instanceof errors.JOSEError) throw refused('it is not valid');
    throw error;
  }
}

/** The refusal of a call, with the reason for the people who look for it in MoySklad's log of calls. */
export function refused(reason: string): Problem {
  return new Problem(marketplaceProblems.notMoysklad, { reason });
}
