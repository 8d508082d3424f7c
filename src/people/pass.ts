import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Problem, type ProblemKind } from '../platform/problems.ts';
import { CODE_USED } from './codes-once.ts';
import type { Identity } from './identity.ts';
import { peopleProblems } from './problems.ts';

const saidSchema = z.looseObject({ code: z.string().optional(), message: z.string().optional() });

/** better-auth's refusals in our words; those that are not here keep theirs. */
const refusals: Record<string, ProblemKind> = {
  INVALID_EMAIL_OR_PASSWORD: peopleProblems.wrongPassword,
  INVALID_PASSWORD: peopleProblems.wrongCurrentPassword,
  CREDENTIAL_ACCOUNT_NOT_FOUND: peopleProblems.wrongCurrentPassword,
  INVALID_TOKEN: peopleProblems.badLink,
  TOKEN_EXPIRED: peopleProblems.badLink,
  USER_NOT_FOUND: peopleProblems.badLink,
  INVALID_USER: peopleProblems.badLink,
  INVALID_CODE: peopleProblems.wrongCode,
  INVALID_BACKUP_CODE: peopleProblems.wrongCode,
  [CODE_USED]: peopleProblems.usedCode,
  INVALID_TWO_FACTOR_COOKIE: peopleProblems.secondFactorOver,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: peopleProblems.secondFactorOver,
  ACCOUNT_TEMPORARILY_LOCKED: peopleProblems.secondFactorLocked,
};

/** What any passed call may be refused for; better-auth's own refusals keep their status. */
export const passRefusals: readonly ProblemKind[] = [
  peopleProblems.tooManyTries,
  ...[400, 401, 403, 404, 422].map((status) => ({ ...peopleProblems.refused, status })),
];

/** Sends a request on to better-auth as another call of its own. */
export interface Pass {
  /** Cookies go to the browser, the rest of the answer to whoever asked. @throws Problem when the call is refused. */
  pass(request: FastifyRequest, reply: FastifyReply, path: string, body?: object): Promise<Response>;
  /** The same, where nothing but the cookies is of use. */
  passed(request: FastifyRequest, reply: FastifyReply, path: string, body: object): Promise<{ status: true }>;
}

export function openPass({ call, noteSignIn }: Pick<Identity, 'call' | 'noteSignIn'>): Pass {
  async function pass(request: FastifyRequest, reply: FastifyReply, path: string, body?: object) {
    const answer = await call(request, path, body);
    if (answer.status >= 400) throw await refusalOf(answer);
    reply.header('set-cookie', answer.headers.getSetCookie());
    await noteSignIn(request, reply, answer);
    reply.header('cache-control', 'no-store');
    return answer;
  }
  return {
    pass,
    async passed(request, reply, path, body) {
      await pass(request, reply, path, body);
      return { status: true };
    },
  };
}

/** better-auth's refusal as a problem of ours. */
export async function refusalOf(response: Response): Promise<Problem> {
  const said = saidSchema.safeParse(await response.json().catch(() => undefined)).data;
  // Another backup code was used in this very instant (better-auth's source: verify-backup-code).
  if (response.status === 409) return new Problem(peopleProblems.wrongCode);
  const known = refusals[said?.code ?? ''];
  if (known) return new Problem(known);
  if (response.status === 429) {
    return new Problem(peopleProblems.tooManyTries, {
      seconds: response.headers.get('x-retry-after') ?? 60,
    });
  }
  const reason = said?.message ?? `HTTP ${response.status}`;
  return new Problem({ ...peopleProblems.refused, status: response.status }, { reason });
}
