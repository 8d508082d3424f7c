import type { IncomingHttpHeaders } from 'node:http';
import { createEmailVerificationToken } from 'better-auth/api';
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../platform/db/database.ts';
import { tellingLoss } from '../platform/db/postgres-client.ts';
import type { Mail } from '../platform/mail/mail.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { openAuth } from './auth.ts';
import { browserOf, openBrowsers } from './browsers.ts';
import { type Call, openCall } from './call.ts';
import { type Devices, openDevices } from './device.ts';
import { emails } from './emails.ts';
import type { GoogleClient } from './google-sign-in.ts';
import { openProofs, type Proofs } from './proofs.ts';
import { findPersonByEmail, insertPerson, type NewPerson, type Person } from './store.ts';
import { openWrite } from './write.ts';

/** What makes a new person who signs in by a password. */
interface PersonWithPassword extends NewPerson {
  password: string;
}

export interface Identity extends Proofs {
  /** The person whose session the cookie names. */
  personOf(headers: IncomingHttpHeaders): Promise<string | undefined>;
  /** The session itself, to tell it from the person's other ones. */
  sessionOf(headers: IncomingHttpHeaders): Promise<{ id: string; userId: string } | undefined>;
  /** Makes a person and answers their id; undefined when there is one with this email, perhaps since this very instant. */
  makePerson(person: PersonWithPassword): Promise<string | undefined>;
  /** The id of the person with this email; made with this password if there is none, else left as they are. */
  ensurePerson(person: PersonWithPassword): Promise<string>;
  /** Gives a person who signs in by a password another one. */
  setPassword(userId: string, password: string): Promise<void>;
  /** Where people have signed in before. */
  devices: Devices;
  /** Tells the person by an email that their password is another now. */
  tellPasswordChanged(request: FastifyRequest): Promise<void>;
  /**
   * Writes to an address that somebody without one gives: its link makes it theirs, within an hour. To one that is somebody's already
   * nothing is written.
   */
  proposeAddress(person: Person, email: string, requestId: string): Promise<void>;
  /**
   * Better-auth has answered: where that is a sign-in, in a browser that the person has never signed in with, they are told.
   * @param answer better-auth's, with its cookies.
   */
  noteSignIn(request: FastifyRequest, reply: FastifyReply, answer: Response): Promise<void>;
  /** Tells the person that their second factor is off. */
  tellSecondFactorOff(request: FastifyRequest): Promise<void>;
  call: Call;
  /** Whether people may sign in by Google. */
  google: boolean;
}

const ADDRESS_LINK_S = 3600;
const unknownBrowser = { ru: 'неизвестная программа', en: 'an unknown program' };

/**
 * People and their sessions, by better-auth. Nobody signs up through it: an address is proved by an email first, then `makePerson`
 * makes the person.
 * @param options.publicUrl with https cookies are secure. @param options.authSecret signs the cookies and encrypts second factors.
 */
export function openIdentity(options: {
  database: Database;
  mail: Mail;
  publicUrl: string;
  authSecret: string;
  google: GoogleClient;
  log: Log;
}): Identity {
  const { database, publicUrl, authSecret, google } = options;
  const write = openWrite(options);
  const browsers = openBrowsers(options);
  const auth = openAuth({ ...options, write });
  const adapterOf = async () => (await auth.$context).internalAdapter;
  const hash = async (password: string) => (await auth.$context).password.hash(password);

  async function sessionOf(headers: IncomingHttpHeaders) {
    if (!headers.cookie) return undefined;
    const found = await tellingLoss(
      () => auth.api.getSession({ headers: fromNodeHeaders(headers) }),
      () => false,
    );
    return found ? { id: found.session.id, userId: found.user.id } : undefined;
  }

  async function makePerson({ password, ...person }: PersonWithPassword): Promise<string | undefined> {
    const passwordHash = await hash(password);
    return database.platform.transaction().execute((trx) => insertPerson(trx, { ...person, passwordHash }));
  }

  return {
    ...openProofs(adapterOf, publicUrl),
    google: Boolean(google.clientId && google.clientSecret),
    sessionOf,
    personOf: async (headers) => (await sessionOf(headers))?.userId,
    makePerson,

    async ensurePerson(person) {
      const made = await makePerson(person);
      if (made !== undefined) return made;
      const found = await (await adapterOf()).findUserByEmail(person.email);
      if (!found) throw new Error('A person vanished while they were made');
      return found.user.id;
    },

    async setPassword(userId, password) {
      await (await adapterOf()).updatePassword(userId, await hash(password));
    },

    devices: openDevices({ authSecret, publicUrl }),

    async tellPasswordChanged({ userId, id }) {
      const user = await (await adapterOf()).findUserById(userId);
      if (user) await write(user, emails.passwordChanged, id);
    },

    async tellSecondFactorOff({ userId, id }) {
      const user = await (await adapterOf()).findUserById(userId);
      const bell = { userId, kind: 'second-factor-off' as const };
      if (user) await write(user, emails.secondFactorOff, id, { page: '/profile', bell });
    },

    async proposeAddress({ id: userId, email: none, language }, email, requestId) {
      if (await findPersonByEmail(database.platform, email)) return;
      const what = { requestType: 'change-email-verification', userId };
      const token = await createEmailVerificationToken(authSecret, none, email, ADDRESS_LINK_S, what);
      await write({ email, language }, emails.newEmail, requestId, { page: `/verify-email#${token}` });
    },

    async noteSignIn(request, reply, answer) {
      const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
      if (!cookies.some((cookie) => /session_token=./.test(cookie))) return;
      // None where a second factor is still to be shown.
      const userId = (await sessionOf({ cookie: cookies.join('; ') }))?.userId;
      if (userId === undefined || !(await browsers.meet(request, reply, userId))) return;
      const user = await (await adapterOf()).findUserById(userId);
      if (!user) return;
      const language = (user as { language?: unknown }).language === 'en' ? 'en' : 'ru';
      const device = browserOf(request.headers['user-agent']) ?? unknownBrowser[language];
      const bell = { userId, kind: 'new-device' as const };
      await write(user, emails.newDevice, request.id, { page: '/profile', params: { device }, bell });
    },

    call: openCall((request) => auth.handler(request)),
  };
}
