import type { SandboxRequest } from '../../http.ts';
import { ApiError } from '../errors.ts';

const NAME = 'X-Lognex-WebHook-DisableByPrefix';

/**
 * Beginnings of the addresses that a call asks not to be told (webhook page, `X-Lognex-WebHook-DisableByPrefix`): one a header,
 * each with a protocol and a whole domain.
 * @throws ApiError 3030 for another value; which code a wrong one is answered with is not documented.
 */
export function silencedBy({ headersDistinct }: SandboxRequest): string[] {
  return (headersDistinct[NAME.toLowerCase()] ?? []).map((prefix) => {
    const { protocol, hostname } = URL.parse(prefix) ?? { protocol: '', hostname: '' };
    // `https://some_url` is no whole domain; the machine's own name is, for the sandbox sends to its own machine.
    const whole = hostname === 'localhost' || /^[^.,]+(\.[^.,]+)+$|^\[.+\]$/.test(hostname);
    if (!/^https?:$/.test(protocol) || !whole || prefix.includes(','))
      throw new ApiError(3030, [NAME, 'нужны протокол и доменное имя целиком, одно на заголовок']);
    return prefix;
  });
}
