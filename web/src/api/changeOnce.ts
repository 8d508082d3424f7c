import { fetchOrTake } from './headStart.ts';
import { randomKey } from './randomKey.ts';

/** So long after an answer was lost whoever asks for the same again means the same, ms; later they mean another one. */
const SAME_MS = 60_000;
/** A gateway's word that it has no answer. */
const UNDECIDED = [502, 503, 504];
/** Our own word that the first request with a key has not ended. */
const STILL_RUNNING = 'idempotency-still-running';

/** Changes that are under way, by what they ask for. */
const underWay = new Map<string, Promise<Response>>();
/** The `Idempotency-Key` of those whose answer did not come: the server may have made the change all the same. */
const unanswered = new Map<string, { key: string; at: number }>();

/**
 * `fetch`; a change that is asked for again while it is under way, as by a double click, or after its answer was lost, is made once. What
 * outlives the page goes at once: there is no time to compare it with others.
 */
export async function changeOnce(request: Request): Promise<Response> {
  if (request.method === 'GET' || request.keepalive) return fetchOrTake(request);
  const { method, url, headers } = request;
  const asked = JSON.stringify([method, url, headers.get('X-Company-Id'), await request.clone().text()]);
  let answer = underWay.get(asked);
  if (!answer) {
    answer = make(request, asked).finally(() => underWay.delete(asked));
    underWay.set(asked, answer);
  }
  return (await answer).clone();
}

async function make(request: Request, asked: string): Promise<Response> {
  if (request.method !== 'POST') return fetchOrTake(request);
  const now = performance.now();
  for (const [other, { at }] of unanswered) if (now - at > SAME_MS) unanswered.delete(other);
  const { key, at } = unanswered.get(asked) ?? { key: randomKey(), at: now };
  unanswered.set(asked, { key, at });
  request.headers.set('Idempotency-Key', key);
  try {
    const answer = await fetchOrTake(request);
    if (await isDecided(answer)) unanswered.delete(asked);
    return answer;
  } finally {
    // What the page gave up itself was no change but a question (a preview): under its key it would be told to wait.
    if (request.signal.aborted) unanswered.delete(asked);
  }
}

/** Whether the change was made or refused. A refusal is an answer, too: asked again under its key it would be told again, cured or not. */
async function isDecided(answer: Response): Promise<boolean> {
  if (answer.status !== 409) return !UNDECIDED.includes(answer.status);
  const { code } = (await answer
    .clone()
    .json()
    .catch(() => ({}))) as { code?: unknown };
  return code !== STILL_RUNNING;
}
