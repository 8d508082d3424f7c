/**
 * What the first page will ask for is asked for by a script of its own (`early.ts`), while the application is still on its way.
 * This module stands apart from everything else that is large, so that both can have it.
 */
import { storedCompanyId, storedLanguage } from '../shared/preferences.ts';

/** So long the answer of a request begun early counts as fresh, ms; as long as that of any other (`queryClient.ts`). */
const FRESH_MS = 10_000;

interface Started {
  at: number;
  language: string;
  companyId: string | null;
  answer: Promise<Response>;
}

const started = new Map<string, Started>();

/** Begins to ask, as the application will. @param path of the API, with its query */
export function startAsking(path: string): void {
  const language = storedLanguage();
  const companyId = storedCompanyId();
  const headers = { 'Accept-Language': language, ...(companyId && { 'X-Company-Id': companyId }) };
  const answer = fetch(path, { headers });
  answer.catch(() => undefined); // asked again by the one who needs it
  started.set(path, { at: performance.now(), language, companyId, answer });
}

/**
 * `fetch`; the first to ask for what was begun early, in the same language and for the same company, gets that answer, unless it is a
 * refusal. Whatever changes something makes all of them old.
 */
export async function fetchOrTake(request: Request): Promise<Response> {
  if (request.method !== 'GET') started.clear();
  const { pathname, search } = new URL(request.url);
  const early = started.get(pathname + search);
  if (!early) return fetch(request);
  started.delete(pathname + search);
  const same =
    early.language === request.headers.get('Accept-Language') &&
    early.companyId === request.headers.get('X-Company-Id') &&
    performance.now() - early.at < FRESH_MS;
  const answer = same ? await early.answer.catch(() => null) : null;
  return answer?.ok ? answer : fetch(request);
}
