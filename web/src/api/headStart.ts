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
  /** null when it was refused or lost. */
  answer: Promise<Response | null>;
}

const started = new Map<string, Started>();
/** The application has begun to ask by itself: it came first. */
let overtaken = false;

/** Begins to ask, as the application will. @param path of the API, with its query */
export function startAsking(path: string): void {
  if (overtaken) return;
  const language = storedLanguage();
  const companyId = storedCompanyId();
  const headers = { 'Accept-Language': language, ...(companyId && { 'X-Company-Id': companyId }) };
  const answer = fetch(path, { headers }).then(readWhole, () => null);
  started.set(path, { at: performance.now(), language, companyId, answer });
}

/** Nobody may come for it, and an answer that nobody reads keeps its connection. */
async function readWhole(answer: Response): Promise<Response | null> {
  const body = await answer.arrayBuffer();
  return answer.ok ? new Response(body, answer) : null;
}

/**
 * `fetch`; the first to ask for what was begun early, in the same language and for the same company, gets that answer, unless it is a
 * refusal. Whatever changes something makes all of them old.
 */
export async function fetchOrTake(request: Request): Promise<Response> {
  overtaken = true;
  if (request.method !== 'GET') started.clear();
  const { pathname, search } = new URL(request.url);
  const early = started.get(pathname + search);
  if (!early) return fetch(request);
  started.delete(pathname + search);
  const same =
    early.language === request.headers.get('Accept-Language') &&
    early.companyId === request.headers.get('X-Company-Id') &&
    performance.now() - early.at < FRESH_MS;
  return (same ? await early.answer.catch(() => null) : null) ?? fetch(request);
}
