import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/**
 * Leaves of what proxies say of a caller only what can be so: some add a port or a word to the address (`203.0.113.9:5678`,
 * `unknown`), and a caller without a proxy may write anything. Addresses are kept and counted; the scheme is part of our own address.
 */
export function tidyForwarded(headers: IncomingHttpHeaders): void {
  const { 'x-forwarded-for': told, 'x-forwarded-proto': scheme } = headers;
  if (told !== undefined) {
    const addresses = [told].flat().join().split(',').map(addressIn);
    // Of whoever stands before what is no address nothing is known.
    const known = addresses.slice(addresses.lastIndexOf(undefined) + 1);
    if (known.length > 0) headers['x-forwarded-for'] = known.join(', ');
    else delete headers['x-forwarded-for'];
  }
  const last = [scheme].flat().join().split(',').at(-1)?.trim().toLowerCase();
  if (scheme !== undefined && last !== 'http' && last !== 'https') delete headers['x-forwarded-proto'];
}

/** The address without its port, brackets and the name of a network card. */
function addressIn(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$|^([\d.]+):\d+$/, '$1$3')
    .replace(/%.*/, '');
  return isIP(bare) ? bare : undefined;
}
