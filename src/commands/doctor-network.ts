import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';
import { callOut, OutgoingError } from '../platform/outgoing/index.ts';
import type { Finding } from './finding.ts';

const ANSWER_MS = 10_000;
/** Google refuses a token that was made by a clock further off than this (developers.google.com/identity: JWT, exp and iat), ms. */
const MOST_OFF = 60_000;

interface Place {
  what: string;
  url: string;
}

function placesOf({ moysklad, google }: Config): Place[] {
  return [
    { what: 'MoySklad', url: moysklad.apiUrl },
    // Only an application of its catalogue calls it.
    ...(moysklad.apps.length > 0 ? [{ what: 'MoySklad catalogue', url: moysklad.vendorApiUrl }] : []),
    { what: 'Google Sheets', url: google.sheetsApiUrl },
    { what: 'Google Drive', url: google.driveApiUrl },
    { what: 'Google tokens', url: google.tokenUrl },
  ];
}

/**
 * Whether the providers are there: name, connection, certificate, an answer. Nobody signs in, so a refusal is an answer, too.
 * Those that one cause keeps from us are one finding.
 * @returns how far their clocks are ahead of ours as well, ms, where they tell the time.
 */
export async function checkProviders(config: Config): Promise<{ findings: Finding[]; aheadMs: number[] }> {
  const seen = await Promise.all(placesOf(config).map(reach));
  const byCause = Map.groupBy(seen, (one) => one.unreached ?? one);
  return {
    findings: [...byCause.values()].map((alike) => findingOf(alike, seen.length)),
    aheadMs: seen.flatMap(({ aheadMs }) => aheadMs ?? []),
  };
}

interface Seen {
  what: string;
  host: string;
  /** Why no answer came; null where one did. */
  unreached: string | null;
  status: number;
  aheadMs: number | null;
}

async function reach({ what, url }: Place): Promise<Seen> {
  const { host } = new URL(url);
  try {
    const { status, clockAheadMs } = await callOut(url, { deadlineMs: ANSWER_MS });
    return { what, host, unreached: null, status, aheadMs: clockAheadMs };
  } catch (error) {
    return { what, host, unreached: whyUnreached(error), status: 0, aheadMs: null };
  }
}

/** @param alike one that answers, or all that one cause keeps from us. @param all how many providers there are. */
function findingOf(alike: Seen[], all: number): Finding {
  const [{ host, unreached, status }] = alike as [Seen];
  const what = alike.length === all ? 'MoySklad and Google' : alike.map((one) => one.what).join(', ');
  if (unreached !== null)
    return {
      what,
      ok: false,
      told: `${[...new Set(alike.map((one) => one.host))].join(', ')}: ${unreached}`,
    };
  const ok = status < 500;
  const told = ok
    ? `${host} answers`
    : `${host} answers with ${status}: it has trouble itself, try again later`;
  return { what, ok, told };
}

/** Codes of Node and OpenSSL for a certificate that is not trusted (nodejs.org/api/tls.html, X509 certificate error codes). */
const distrust = /CERT|SIGNATURE|TLS|ISSUER|SELF_SIGNED|VERIFY/;

function whyUnreached(error: unknown): string {
  if (!(error instanceof OutgoingError)) throw error;
  if (error.fault === 'deadline') return `no answer within ${ANSWER_MS / 1000} s. Look at the firewall`;
  if (error.fault === 'redirect')
    return `sends us on to ${error.what}. Look at the address in the environment`;
  const code = codeOf(error);
  if (/ENOTFOUND|EAI_AGAIN/.test(code)) return 'not found. Look at the network and the DNS of this machine';
  if (distrust.test(code))
    return `its certificate is not trusted (${code}). If a proxy stands between, name its certificate authority in NODE_EXTRA_CA_CERTS`;
  return `no connection (${code || error.fault}). Look at the network and the firewall`;
}

/** The first code in the chain of causes. */
function codeOf(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause)
    if ('code' in each && typeof each.code === 'string') return each.code;
  return '';
}

/** @param aheadMs how far other clocks are ahead of ours. */
export function checkClock(aheadMs: number[]): Finding[] {
  const what = 'clock';
  if (aheadMs.length === 0)
    return [{ what, ok: null, told: 'not checked: no answer of MoySklad or Google told the time' }];
  const sorted = [...aheadMs].sort((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const seconds = Math.round(Math.abs(middle) / 1000);
  const ok = Math.abs(middle) <= MOST_OFF;
  const way = middle > 0 ? 'behind' : 'ahead';
  const told = ok
    ? 'right'
    : `${seconds} s ${way}: Google refuses keys then. Turn on time synchronization (NTP)`;
  return [{ what, ok, told }];
}

/** The mail server takes us, where there is one. What it answers may hold our name there: only codes are told. */
export async function checkMail({ mail, production }: Config): Promise<Finding[]> {
  const what = 'mail';
  if (!mail.smtpUrl) {
    const told = 'no SMTP_URL: emails are not sent';
    return [{ what, ok: !production, told: production ? `${told}. Set it, or nobody can be invited` : told }];
  }
  const { host } = new URL(mail.smtpUrl);
  const transport = createTransport(mail.smtpUrl, {
    connectionTimeout: ANSWER_MS,
    greetingTimeout: ANSWER_MS,
    socketTimeout: ANSWER_MS,
    dnsTimeout: ANSWER_MS,
  } as object);
  try {
    await transport.verify();
    return [{ what, ok: true, told: `${host} accepts the name and the password` }];
  } catch (error) {
    const { code = 'no answer', responseCode } = error as { code?: string; responseCode?: number };
    const said = responseCode ? `${code}, ${responseCode}` : code;
    const told =
      code === 'EAUTH'
        ? `${host} refuses the name or the password of SMTP_URL (${said})`
        : `${host}: ${said}. Look at SMTP_URL and the network`;
    return [{ what, ok: false, told }];
  } finally {
    transport.close();
  }
}
