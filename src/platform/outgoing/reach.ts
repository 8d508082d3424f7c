import { BlockList, isIP } from 'node:net';

/**
 * What in an address that a person chose keeps us from calling it. `protocol`: not https; `credentials`: a name or a password stands in
 * it; `port`: one that other services than the web's have; `private`: it lies in a network that is not for everybody.
 */
export type AddressFault = 'protocol' | 'credentials' | 'port' | 'private';

/** Where calls to addresses that people chose may go. */
export interface Reach {
  /** What is wrong with an address as far as its letters tell; null: nothing. Where a name leads is seen when it is connected to. */
  faultOf(place: URL): AddressFault | null;
  /** Whether this IP address may be connected to. */
  reaches(ip: string): boolean;
}

/** Not for everybody, or not for one receiver (iana.org/assignments/iana-ipv4-special-registry). */
const CLOSED_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  // Azure's own services, at a public address (learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16).
  '168.63.129.16',
];
/** Of IPv6 only what is given out to everybody (iana.org/assignments/ipv6-address-space), without what leads to IPv4 or nowhere. */
const OPEN_V6 = ['2000::/3'];
const CLOSED_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** Below it other services than the web's listen. */
const FIRST_FREE_PORT = 1024;

/** @param allow networks and addresses that may be called besides, over http, too, and at any port. */
export function openReach(allow: string[]): Reach {
  const [allowed, closed, openV6] = [listOf(allow), listOf([...CLOSED_V4, ...CLOSED_V6]), listOf(OPEN_V6)];
  const isAllowed = (ip: string) => allowed.check(ip, familyOf(ip));
  const reaches = (ip: string) =>
    isAllowed(ip) || (!closed.check(ip, familyOf(ip)) && (isIP(ip) === 4 || openV6.check(ip, 'ipv6')));

  return {
    reaches,
    faultOf(place) {
      if (place.username || place.password) return 'credentials';
      const ip = ipOf(place.hostname);
      if (ip && isAllowed(ip)) return /^https?:$/.test(place.protocol) ? null : 'protocol';
      if (place.protocol !== 'https:') return 'protocol';
      if (ip && !reaches(ip)) return 'private';
      return place.port !== '' && Number(place.port) < FIRST_FREE_PORT ? 'port' : null;
    },
  };
}

/** The IP address that a host is by itself; undefined where it is a name. The parser of addresses has undone 0177.1 and 2130706433. */
export function ipOf(host: string): string | undefined {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare)) return bare;
  return /^localhost\.?$/i.test(host) ? '127.0.0.1' : undefined;
}

const familyOf = (ip: string) => (isIP(ip) === 6 ? 'ipv6' : 'ipv4');

function listOf(networks: string[]): BlockList {
  const list = new BlockList();
  for (const each of networks) {
    const [address = '', bits] = each.split('/');
    if (bits === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(bits), familyOf(address));
  }
  return list;
}
