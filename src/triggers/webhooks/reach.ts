import { BlockList, isIP } from 'node:net';

/** Networks that nobody reaches from elsewhere (RFC 1918, RFC 4193, RFC 3927, RFC 4291). */
const inner = new BlockList();
for (const [net, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['127.0.0.0', 8],
  ['0.0.0.0', 8],
] as const)
  inner.addSubnet(net, bits);
inner.addSubnet('fc00::', 7, 'ipv6');
inner.addSubnet('fe80::', 10, 'ipv6');
inner.addSubnet('::', 127, 'ipv6');

/**
 * Whether MoySklad can call an address of ours: over https, from the whole Internet. On one machine, where its API is a server of this
 * machine, over whatever leads there.
 */
export function reachable(publicUrl: string, moyskladApiUrl: string): boolean {
  const [ours, theirs] = [new URL(publicUrl), new URL(moyskladApiUrl)];
  if (isLoopback(ours.hostname) && isLoopback(theirs.hostname)) return true;
  return ours.protocol === 'https:' && !isInner(ours.hostname);
}

const isLoopback = (host: string) =>
  host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host);

/** A name without a dot is known in its own network alone. */
function isInner(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  const family = isIP(bare);
  if (family) return inner.check(bare, family === 6 ? 'ipv6' : 'ipv4');
  return !bare.replace(/\.$/, '').includes('.') || /\.(local|localhost|internal|lan|test)\.?$/.test(bare);
}
