import { randomUUID } from 'node:crypto';
import { freshClaims, signJwt } from '../../sandbox/moysklad/vendor/jwt.ts';
import { type TestApp, vendorCredentials } from './app.ts';

/** A call of MoySklad's as a test makes it: every part of it can be wrong. */
export interface VendorCallOptions {
  /** The whole token; made fresh when absent. */
  token?: string;
  requestId?: string;
  appId?: string;
  event?: string;
}

export interface VendorAnswered {
  status: number;
  text: string;
  contentType: string;
  /** Of a problem, else undefined. */
  code: unknown;
}

/** Calls the application as MoySklad does. */
export async function vendorCall(
  { url }: Pick<TestApp, 'url'>,
  method: 'PUT' | 'DELETE' | 'GET' | 'POST',
  accountId: string,
  body?: object,
  options: VendorCallOptions = {},
): Promise<VendorAnswered> {
  const { appId = vendorCredentials.appId, event = '', requestId } = options;
  const token = options.token ?? vendorToken();
  const answer = await fetch(`${url}/api/moysklad/vendor/1.0/apps/${appId}/${accountId}${event}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body && { 'content-type': 'application/json' }),
      ...(requestId && { X_Lognex_RequestId: requestId }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const contentType = answer.headers.get('content-type') ?? '';
  const code = contentType.startsWith('application/problem+json')
    ? (JSON.parse(text) as { code: unknown }).code
    : undefined;
  return { status: answer.status, text, contentType, code };
}

/** A token as MoySklad makes one, with these claims changed. */
export function vendorToken(
  claims: object = {},
  { secret = vendorCredentials.secret, header }: { secret?: string; header?: object } = {},
): string {
  return signJwt({ ...freshClaims(), ...claims }, secret, header);
}

const tariffId = '23ca69d4-2657-40c4-8ba1-6ce24ddeac2e';

/** Bodies of the documented shape (dev.moysklad.ru/doc/api/vendor/1.0). */
export function activation(
  cause: 'Install' | 'Resume' | 'TariffChanged' | 'Autoprolongation',
  accessToken?: string,
  more: object = {},
) {
  return {
    appUid: vendorCredentials.appUid,
    accountName: 'romashka',
    cause,
    ...(accessToken && {
      access: [
        {
          resource: 'https://api.moysklad.ru/api/remap/1.2/',
          scope: ['custom'],
          permissions: { viewDashboard: true, customerOrder: { view: 'ALL' } },
          access_token: accessToken,
        },
      ],
    }),
    subscription: {
      tariffId,
      trial: cause === 'Install',
      tariffName: 'Basic',
      expiryMoment: '2034-01-19T18:50:12+03:00',
      notForResale: false,
      partner: false,
    },
    ...more,
  };
}

export const deactivation = (cause: 'Suspend' | 'Uninstall') => ({
  appUid: vendorCredentials.appUid,
  accountName: 'romashka',
  cause,
});

/** An account nobody has heard of; as MoySklad's own ids, of no variant that RFC 9562 knows. */
export function newAccount(): string {
  const id = randomUUID();
  return `${id.slice(0, 19)}7${id.slice(20)}`;
}
