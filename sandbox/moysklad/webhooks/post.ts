/** What MoySklad's calls are known by (workbook, webhooks). */
const AGENT = 'MoySklad webhook touch agent 2.0 (/https://www.moysklad.ru)';

/** The address with the id of the notification in its query. */
export function withRequestId(address: string, requestId: string): string {
  const url = new URL(address);
  url.hash = '';
  url.search += `${url.search ? '&' : '?'}requestId=${requestId}`;
  return url.href;
}

/** One try. @returns the status; 0 when none came in time. Redirects are not followed, and what is answered is not read. */
export async function post(url: string, body: string, timeoutMs: number): Promise<number> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': AGENT },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
}
