import { t } from 'i18next';
import * as z from 'zod/mini';
import { callerHeaders } from './client.ts';
import { ApiProblem, problemFrom, unreachable } from './problem.ts';

/** How better-auth refuses: https://www.better-auth.com/docs/concepts/client#error-handling */
const refusalSchema = z.object({ code: z.string() });

/**
 * Opens a session (an HTTP-only cookie).
 * @throws ApiProblem in words: a wrong password, too many attempts, no connection
 */
export async function signIn(email: string, password: string): Promise<void> {
  await post('/api/auth/sign-in/email', { email, password });
}

/** Ends the session. @throws ApiProblem */
export async function signOut(): Promise<void> {
  await post('/api/auth/sign-out', {});
}

async function post(path: string, body: unknown): Promise<void> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { ...callerHeaders(), 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new ApiProblem(unreachable());
  });
  if (answer.ok) return;
  throw new ApiProblem(refusal(await answer.json().catch(() => null), answer.status));
}

function refusal(body: unknown, status: number) {
  if (status === 429) {
    return {
      title: t('signIn.tooMany'),
      detail: t('signIn.tooManyDetail'),
      code: 'too-many-attempts',
      status,
    };
  }
  const parsed = refusalSchema.safeParse(body);
  const code = parsed.success ? parsed.data.code : '';
  if (status === 401 || code === 'INVALID_EMAIL_OR_PASSWORD' || code === 'INVALID_EMAIL') {
    return { title: t('signIn.wrong'), detail: t('signIn.wrongDetail'), code: 'wrong-password', status };
  }
  return problemFrom(body, status);
}
