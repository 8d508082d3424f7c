import { bodyOf, callOut, giveBack, OutgoingError, outgoingProblems } from '../../platform/outgoing/index.ts';
import { SheetsError, sheetsProblems } from './errors.ts';

/**
 * What Google's own libraries call with, in the place of `fetch`: our one way out, with its deadline over the whole call.
 * They read every answer as a text.
 */
export function googleFetch(deadlineMs: number): typeof fetch {
  return async (address, { method = 'GET', headers: given, body, signal } = {}) => {
    const headers = Object.fromEntries(new Headers(given));
    if (body instanceof URLSearchParams)
      headers['content-type'] ??= 'application/x-www-form-urlencoded;charset=UTF-8';
    const answer = await callOut(String(address), {
      method,
      headers,
      ...(body != null && { body: body instanceof Uint8Array ? body : String(body) }),
      deadlineMs,
      signal,
    });
    const unpacked = bodyOf(answer);
    const response = new Response(null, { status: answer.status });
    for (const [name, values = []] of Object.entries(answer.headers))
      for (const value of [values].flat()) response.headers.append(name, value);
    // From the bytes: a body in the answer would be copied twice on its way. Their errors hold it only once it was read.
    const text = async () => {
      const whole = unpacked.toString();
      giveBack(unpacked);
      return whole;
    };
    return Object.defineProperties(response, { text: { value: text }, bodyUsed: { value: true } });
  };
}

/**
 * A call that had no answer, led elsewhere or had too long an answer, in words; undefined where something else went wrong.
 * @param unknownOutcome whether a call without an answer may have been applied.
 */
export function outgoingRefusal(error: unknown, unknownOutcome: boolean): SheetsError | undefined {
  const cause = error instanceof OutgoingError ? error : error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof OutgoingError)) return undefined;
  const { elsewhere, tooLong } = outgoingProblems;
  const kinds = { redirect: elsewhere, address: elsewhere, 'too-long': tooLong } as const;
  const kind = kinds[cause.fault as keyof typeof kinds] ?? sheetsProblems.unavailable;
  const params = { ru: 'Google', en: 'Google', what: cause.what, answer: cause.message };
  return new SheetsError(kind, params, 0, unknownOutcome && kind === sheetsProblems.unavailable, cause);
}
