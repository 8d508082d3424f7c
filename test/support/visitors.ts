import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import pg from 'pg';
import type { Role } from '../../db/tables/companies.ts';
import type { Application } from '../../src/app.ts';
import { makeKey } from '../../src/companies/api-key.ts';
import { type Action, capabilities, keyActions, roles } from '../../src/platform/http/capabilities.ts';
import type { TestDatabase } from './database.ts';
import { liftQuotas } from './quotas.ts';

/** One route of the API document. */
export interface Operation {
  /** `METHOD /path`. */
  name: string;
  method: string;
  path: string;
  access: string;
}

/** Somebody at the door. */
export interface Visitor {
  name: string;
  headers: Record<string, string>;
  /** `let-in`, or the code of the refusal, by the table of capabilities. */
  expected: Expected;
}

type Expected = (operation: Operation) => string;

const password = 'correct horse battery';
/** What MoySklad and the application know of each other in these tests. */
export const vendorApp = {
  id: randomUUID(),
  uid: 'skladno.walls',
  secret: 'a secret of the walls, shared with MoySklad',
};

/** What anybody gets who shows nothing, or something that is no good (`code`). */
function stranger(code: string): Expected {
  return ({ access }) =>
    access === 'anyone' || access === 'hook'
      ? 'let-in'
      : access === 'moysklad'
        ? 'vendor-unauthorized'
        : code;
}

/** What is for a person, for the platform's people and for an action. */
function known(
  person: string,
  platform: string,
  forAction: (action: Action, operation: Operation) => string,
): Expected {
  return (operation) => {
    const { access } = operation;
    if (access === 'anyone' || access === 'hook') return 'let-in';
    if (access === 'moysklad') return 'vendor-unauthorized';
    if (access === 'person') return person;
    return access === 'platform-admin' ? platform : forAction(access as Action, operation);
  };
}

const signedIn = (forAction: Parameters<typeof known>[2]) => known('let-in', 'platform-only', forAction);
/** A key, or the window inside MoySklad. */
const inCompany = (forAction: Parameters<typeof known>[2]) => known('people-only', 'people-only', forAction);

const stays = (action: Action) => 'whenClosed' in capabilities[action];
const byRole = (role: Role, closed?: string) => (action: Action) => {
  if (closed && !stays(action)) return closed;
  return roles.indexOf(role) >= roles.indexOf(capabilities[action].role) ? 'let-in' : 'forbidden';
};
const byScopes = (scopes: Action[], closed?: string) => (action: Action) => {
  if (closed && !stays(action)) return closed;
  return scopes.includes(action) ? 'let-in' : 'out-of-scope';
};

/** Everybody who may come: people of every role, keys, the window inside MoySklad, support, MoySklad itself. */
export async function makeVisitors(application: Application, db: TestDatabase): Promise<Visitor[]> {
  const owner = new pg.Client(db.ownerUrl);
  await owner.connect();
  // Everybody tries every route, which is more than a person may within a minute.
  await liftQuotas(owner);
  const own = randomUUID();
  const foreign = randomUUID();
  const closed = { 'company-blocked': randomUUID(), 'company-deleted': randomUUID() };
  const { database, identity, tokens, http } = application;
  const tomorrow = new Date(Date.now() + 86_400_000);
  for (const id of [own, foreign, ...Object.values(closed)])
    await database.forCompany(id, (trx) =>
      trx
        .insertInto('companies')
        .values({
          id,
          name: 'Ромашка',
          ...(id === closed['company-blocked'] && { blocked_at: new Date(), blocked_reason: 'unpaid' }),
          ...(id === closed['company-deleted'] && { erase_at: tomorrow }),
        })
        .execute(),
    );

  let people = 0;
  /** Somebody new, signed in. */
  async function person(companies: string[], role: Role) {
    people += 1;
    const email = `visitor${people}@example.com`;
    const id = await identity.ensurePerson({ email, name: email, password });
    for (const company_id of companies)
      await database.forCompany(company_id, (trx) =>
        trx.insertInto('members').values({ company_id, user_id: id, role }).execute(),
      );
    const answer = await http.app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      headers: { 'x-forwarded-for': `203.0.113.${people}` },
      payload: { email, password },
    });
    return { id, cookie: answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
  }

  async function key(
    company_id: string,
    scopes: Action[],
    more: { revoked_at?: Date; expires_at?: Date } = {},
  ) {
    const { key: text, prefix, hash } = makeKey();
    await database.forCompany(company_id, (trx) =>
      trx
        .insertInto('api_keys')
        .values({ company_id, name: 'walls', prefix, hash, scopes, ...more })
        .execute(),
    );
    return { authorization: `Bearer ${text}` };
  }

  const visitors: Visitor[] = [];
  const come = (name: string, headers: Record<string, string>, expected: Expected) =>
    void visitors.push({ name, headers, expected });

  come('nobody', {}, stranger('unauthenticated'));
  come('nobody, naming a company', { 'x-company-id': own }, stranger('unauthenticated'));
  come('a made-up session', { cookie: 'skladno.session_token=made.up' }, stranger('unauthenticated'));
  come('a made-up token', { authorization: 'Bearer made.up.token' }, stranger('bad-token'));

  for (const role of roles) {
    const { id, cookie } = await person([own, ...Object.values(closed)], role);
    const at = (companyId: string) => ({ cookie, 'x-company-id': companyId });
    const frame = async (companyId: string) => {
      const { token } = await tokens.issue({ userId: id, companyId, minutes: 10 });
      return { authorization: `Bearer ${token}` };
    };
    come(`${role} at home`, at(own), signedIn(byRole(role)));
    come(
      `${role} at another company`,
      at(foreign),
      signedIn(() => 'not-a-member'),
    );
    come(
      `${role}, a company there is not`,
      at(randomUUID()),
      signedIn(() => 'not-a-member'),
    );
    come(
      `${role}, no company named`,
      { cookie },
      signedIn(() => 'choose-company'),
    );
    come(`${role} in the frame`, await frame(own), inCompany(byRole(role)));
    come(
      `${role} in the frame of another company`,
      await frame(foreign),
      inCompany(() => 'not-a-member'),
    );
    const elsewhere = { ...(await frame(own)), 'x-company-id': foreign };
    come(
      `${role} in the frame, naming another company`,
      elsewhere,
      inCompany(() => 'not-a-member'),
    );
    for (const [code, companyId] of Object.entries(closed)) {
      come(`${role}, ${code}`, at(companyId), signedIn(byRole(role, code)));
      come(`${role} in the frame, ${code}`, await frame(companyId), inCompany(byRole(role, code)));
    }
  }

  come('a key to everything', await key(own, keyActions), inCompany(byScopes(keyActions)));
  for (const scope of keyActions)
    come(`a key to ${scope}`, await key(own, [scope]), inCompany(byScopes([scope])));
  const named = { ...(await key(own, keyActions)), 'x-company-id': foreign };
  come(
    'a key, naming another company',
    named,
    inCompany(() => 'not-a-member'),
  );
  const past = new Date(Date.now() - 60_000);
  come('a revoked key', await key(own, keyActions, { revoked_at: past }), stranger('api-key-revoked'));
  come('an expired key', await key(own, keyActions, { expires_at: past }), stranger('api-key-expired'));
  come('an unknown key', { authorization: `Bearer ${makeKey().key}` }, stranger('api-key-unknown'));
  for (const [code, companyId] of Object.entries(closed))
    come(`a key, ${code}`, await key(companyId, keyActions), inCompany(byScopes(keyActions, code)));

  const admin = await person([], 'viewer');
  await owner.query('insert into platform_admins (user_id) values ($1)', [admin.id]);
  const staff = (forAction: Parameters<typeof known>[2]) => known('let-in', 'let-in', forAction);
  const looking = async (companyId: string, interval: string) => {
    await owner.query(
      `insert into support_accesses (company_id, admin_id, reason, expires_at) values ($1, $2, 'asked', now() + $3::interval)`,
      [companyId, admin.id, interval],
    );
    return { cookie: admin.cookie, 'x-company-id': companyId };
  };
  // Support sees what administrators see, also where nothing can be done any more, and changes nothing.
  const looksOn = staff((action, { method }) =>
    method === 'GET' && action.endsWith('.read') ? 'let-in' : 'support-reads-only',
  );
  come(
    'staff, no company named',
    { cookie: admin.cookie },
    staff(() => 'no-company'),
  );
  come(
    'staff at a company',
    { cookie: admin.cookie, 'x-company-id': foreign },
    staff(() => 'no-company'),
  );
  come('support at a company', await looking(own, '10 minutes'), looksOn);
  come('support, blocked', await looking(closed['company-blocked'], '10 minutes'), looksOn);
  const over = await looking(closed['company-deleted'], '-1 second');
  come(
    'support whose time is over',
    over,
    staff(() => 'no-company'),
  );

  const jwt = await new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(vendorApp.secret));
  come('MoySklad itself', { authorization: `Bearer ${jwt}` }, (operation) =>
    operation.access === 'moysklad' ? 'let-in' : stranger('bad-token')(operation),
  );

  await owner.end();
  // Each from an address of their own: strangers are counted by it.
  return visitors.map((each, index) => ({
    ...each,
    headers: { ...each.headers, 'x-forwarded-for': `198.51.100.${index}` },
  }));
}
