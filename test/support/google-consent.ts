import assert from 'node:assert/strict';
import type { Member } from './app.ts';

/** Google connected by a person's consent on the sandbox's page, as a browser does it. */

export const driveFile = 'https://www.googleapis.com/auth/drive.file';

/** A browser with its cookies: begins a consent in a member's name. */
export async function beginConsent(member: Member, body: object = {}): Promise<Begun> {
  const answer = await member.raw('POST', '/integrations/google/start', body);
  assert.equal(answer.status, 200, await answer.clone().text());
  const { url } = (await answer.json()) as { url: string };
  const given = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  return { url: new URL(url), cookie: [member.cookie, ...given].join('; ') };
}

export interface Begun {
  /** Where the person is sent to. */
  url: URL;
  cookie: string;
}

/** What the person does on the consent page. Answers the address that Google sends the browser to. */
export async function decide(
  { url }: Begun,
  choice: { allow: boolean; email: string; scopes?: string[] },
): Promise<string> {
  const form = new URLSearchParams({
    request: url.searchParams.toString(),
    email: choice.email,
    decision: choice.allow ? 'allow' : 'deny',
  });
  const asked = (url.searchParams.get('scope') ?? '').split(' ');
  const full: Record<string, string> = { email: 'https://www.googleapis.com/auth/userinfo.email' };
  for (const scope of choice.scopes ?? asked) form.append('scope', full[scope] ?? scope);
  const answer = await fetch(url.origin + url.pathname, { method: 'POST', body: form, redirect: 'manual' });
  assert.equal(answer.status, 302);
  return answer.headers.get('location') ?? '';
}

/** The browser comes back. Answers where it is led. */
export async function comeBackTo(location: string, cookie: string): Promise<URL> {
  const answer = await fetch(location, { headers: { cookie }, redirect: 'manual' });
  assert.equal(answer.status, 302, await answer.text());
  return new URL(answer.headers.get('location') ?? '');
}

/** The browser comes back. Answers how the page is told it ended. */
export async function comeBack(location: string, cookie: string): Promise<string> {
  const target = await comeBackTo(location, cookie);
  return `${target.pathname} ${target.searchParams.get('google')}`;
}

/** The whole way of somebody who allows everything. */
export async function consent(member: Member, email: string, body: object = {}): Promise<string> {
  const begun = await beginConsent(member, body);
  return comeBack(await decide(begun, { allow: true, email }), begun.cookie);
}
