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
  answer.catch(() => undefined); // told to the one who asks
  started.set(path, { at: performance.now(), language, companyId, answer });
}

/** `fetch`; the first to ask for what was begun early, in the same language and for the same company, gets that answer. */
export function fetchOrTake(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const early = request.method === 'GET' ? started.get(pathname + search) : undefined;
  if (!early) return fetch(request);
  started.delete(pathname + search);
  const same =
    early.language === request.headers.get('Accept-Language') &&
    early.companyId === request.headers.get('X-Company-Id') &&
    performance.now() - early.at < FRESH_MS;
  return same ? early.answer : fetch(request);
}
