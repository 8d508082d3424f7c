import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Role } from '../../db/tables.ts';
import { open, queues } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { type Action, capabilities, roles } from '../../src/platform/capabilities.ts';
import { openLog } from '../../src/platform/log.ts';
import { Problem } from '../../src/platform/problems.ts';
import { openTestDatabase, testSecrets } from './database.ts';

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
  expected(access: string): string;
}

export interface Doorstep {
  /** `METHOD /path` of every route that the application has and its API document does not. */
  hidden: string[];
  operations: Operation[];
  visitors: Visitor[];
  /** `let-in` or the code of the refusal. */
  call(visitor: Visitor, operation: Operation): Promise<string>;
  close(): Promise<void>;
}

const password = 'correct horse battery';
const letIn = {
  code: 'let-in',
  status: 418,
  title: { ru: 'Впущен', en: 'Let in' },
  detail: { ru: 'Дверь впустила.', en: 'The door let it in.' },
};

const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ 'x-access': z.string() }))),
});

/** A refusal by the door is 403, but for these. */
const statuses: Record<string, number> = { 'let-in': 418, unauthenticated: 401, 'choose-company': 400 };

const everyAction = Object.keys(capabilities) as Action[];
const isAction = (access: string): access is Action => everyAction.includes(access as Action);

const nobody: Visitor['expected'] = (access) => (access === 'anyone' ? 'let-in' : 'unauthenticated');

/** A person who is signed in: what is for a person is for him; for an action he gets this answer. */
function signedIn(forAction: (action: Action) => string): Visitor['expected'] {
  return (access) => {
    if (access === 'anyone' || access === 'person') return 'let-in';
    return isAction(access) ? forAction(access) : 'platform-only';
  };
}

/** @param closed the refusal where the action does not stay when the company is closed. */
function member(role: Role, closed?: string): Visitor['expected'] {
  return signedIn((action) => {
    const { role: needed, ...capability } = capabilities[action];
    if (closed && !('whenClosed' in capability)) return closed;
    return roles.indexOf(role) >= roles.indexOf(needed) ? 'let-in' : 'forbidden';
  });
}

/** The whole application with everybody who may come to it; whom the door lets in gets no further. */
export async function openDoorstep(): Promise<Doorstep> {
  const db = await openTestDatabase({ queues });
  const config = readConfig({
    DATABASE_URL: db.ownerUrl,
    AUTH_SECRET: testSecrets.authSecret,
    ENCRYPTION_KEYS: testSecrets.encryptionKeys,
  });
  const application = await open(config, { log: openLog('silent'), migrate: false });
  const { app } = application.http;
  let everybodyIsThere = false;
  // The door is at onRequest; nothing behind it may run.
  app.addHook('preValidation', async () => {
    if (everybodyIsThere) throw new Problem(letIn);
  });
  await app.ready();

  const places = { own: randomUUID(), foreign: randomUUID(), blocked: randomUUID(), closing: randomUUID() };
  for (const [name, id] of Object.entries(places))
    await db.database.forCompany(id, (trx) =>
      trx
        .insertInto('companies')
        .values({
          id,
          name,
          ...(name === 'blocked' && { blocked_at: new Date(), blocked_reason: 'unpaid' }),
          ...(name === 'closing' && { erase_at: new Date(Date.now() + 86_400_000) }),
        })
        .execute(),
    );

  let people = 0;
  /** Somebody new, signed in. Answers his id and cookie. */
  async function person(memberships: { companyId: string; role: Role }[]) {
    people += 1;
    const email = `visitor${people}@example.com`;
    const id = await application.identity.ensurePerson({ email, name: email, password });
    for (const { companyId, role } of memberships)
      await db.database.forCompany(companyId, (trx) =>
        trx.insertInto('members').values({ company_id: companyId, user_id: id, role }).execute(),
      );
    const answer = await app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      headers: { 'x-forwarded-for': `203.0.113.${people}` },
      payload: { email, password },
    });
    assert.equal(answer.statusCode, 200, answer.body);
    return { id, cookie: answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
  }

  const visitors: Visitor[] = [{ name: 'nobody', headers: {}, expected: nobody }];
  for (const role of roles) {
    const { own, blocked, closing } = places;
    const { cookie } = await person([own, blocked, closing].map((companyId) => ({ companyId, role })));
    const at = (companyId: string) => ({ cookie, 'x-company-id': companyId });
    visitors.push(
      { name: `${role} at home`, headers: at(own), expected: member(role) },
      {
        name: `${role} of another company`,
        headers: at(places.foreign),
        expected: signedIn(() => 'not-a-member'),
      },
      {
        name: `${role}, no company at all`,
        headers: at(randomUUID()),
        expected: signedIn(() => 'not-a-member'),
      },
      { name: `${role}, no company named`, headers: { cookie }, expected: signedIn(() => 'choose-company') },
      { name: `${role}, blocked`, headers: at(blocked), expected: member(role, 'company-blocked') },
      { name: `${role}, being deleted`, headers: at(closing), expected: member(role, 'company-deleted') },
    );
  }
  everybodyIsThere = true;

  const { paths } = documentSchema.parse(app.swagger());
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { 'x-access': access }]) => {
      const name = `${method.toUpperCase()} ${path}`;
      return { name, method: method.toUpperCase(), path, access };
    }),
  );

  const described = new Set(operations.map(({ name }) => name));
  const hidden = app.guarded
    .flatMap(({ method, url }) =>
      [method].flat().map((each) => `${each} ${url.replaceAll(/:(\w+)/g, '{$1}')}`),
    )
    .filter((name) => !described.has(name) && !described.has(name.replace(/^HEAD /, 'GET ')));

  return {
    hidden,
    operations,
    visitors,
    async call({ headers }, { method, path }) {
      const answer = await app.inject({
        method: method as 'GET',
        url: path.replaceAll(/\{\w+\}/g, randomUUID()),
        headers,
      });
      const { code, status } = answer.json<{ code?: string; status?: number }>();
      const right = statuses[code ?? ''] ?? 403;
      return code && status === right && answer.statusCode === right
        ? code
        : `HTTP ${answer.statusCode} ${code}`;
    },
    async close() {
      await application.close();
      await db.close();
    },
  };
}
