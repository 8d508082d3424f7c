import createClient from 'openapi-fetch';
import type { paths } from '../../../clients/typescript/schema.d.ts';
import { storedCompanyId } from '../shared/preferences.ts';
import { currentLanguage } from '../texts/i18n.ts';
import { changeOnce } from './changeOnce.ts';
import { frameHeaders, inFrame } from './frameSession.ts';
import { ApiProblem, problemFrom, unreachable } from './problem.ts';

/** The typed client of `/api/v1`; every request says its language and company. */
export const api = createClient<paths>({ fetch: changeOnce });

api.use({
  onRequest({ request }) {
    // A form belongs to the company that it was opened for, also while the person goes to another one.
    for (const [name, value] of Object.entries(callerHeaders()))
      if (name !== COMPANY || !request.headers.has(COMPANY)) request.headers.set(name, value);
    return request;
  },
});

const COMPANY = 'X-Company-Id';

/** The header that says for which company something is asked. */
export function forCompany(companyId: string | undefined): Record<string, string> {
  // The frame's token names its company itself.
  return companyId && !inFrame ? { [COMPANY]: companyId } : {};
}

/** Headers that say who asks and in which language. */
export function callerHeaders(): Record<string, string> {
  return {
    'Accept-Language': currentLanguage(),
    ...forCompany(storedCompanyId() ?? undefined),
    ...frameHeaders(),
  };
}

/**
 * The answer of a call.
 * @throws ApiProblem when it was refused or there was no answer
 */
export async function unwrap<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const answer = await call.catch(() => {
    throw new ApiProblem(unreachable());
  });
  if (!answer.response.ok) throw new ApiProblem(problemFrom(answer.error, answer.response.status));
  return answer.data as T;
}
