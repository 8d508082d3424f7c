import { fetchOrTake } from './headStart.ts';

/** Changes that are under way, by what they ask for. */
const underWay = new Map<string, Promise<Response>>();

/**
 * `fetch`; a change that is asked for again while it is under way, as by a double click, is made once, and all who asked get its answer.
 * What outlives the page goes at once: there is no time to compare it with others.
 */
export async function changeOnce(request: Request): Promise<Response> {
  if (request.method === 'GET' || request.keepalive) return fetchOrTake(request);
  const { method, url, headers } = request;
  const asked = JSON.stringify([method, url, headers.get('X-Company-Id'), await request.clone().text()]);
  let answer = underWay.get(asked);
  if (!answer) {
    answer = fetchOrTake(request).finally(() => underWay.delete(asked));
    underWay.set(asked, answer);
  }
  return (await answer).clone();
}
