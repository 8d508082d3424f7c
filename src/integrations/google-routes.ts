import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { languageOf } from '../platform/answers.ts';
import { roleMay } from '../platform/capabilities.ts';
import type { Trx } from '../platform/database.ts';
import { type App, sandboxedTab } from '../platform/http.ts';
import type { Log } from '../platform/log.ts';
import { Problem } from '../platform/problems.ts';
import { type Consent, ConsentGone, consentUrl, redeemCode, scopes } from '../sheets/index.ts';
import { connect } from './connect.ts';
import * as consents from './consents.ts';
import type { GoogleAccess } from './google-access.ts';
import { noteGoogleAccount } from './google-accounts.ts';
import { integrationProblems } from './problems.ts';
import { revokeGoogle } from './revoke-google.ts';
import { type Opened, openSecret } from './secrets.ts';
import { findIntegration, type IntegrationRow, noteSuccess, viewIntegration } from './store.ts';

export interface GoogleContext extends Omit<GoogleAccess, 'tellGone'> {
  /** The address people open; with https the cookie is secure. */
  publicUrl: string;
  log: Log;
  /** Told in the transaction of a new or renewed connection, which may be all that was missing to work. */
  connected(trx: Trx, change: { companyId: string; requestId: string }): Promise<void>;
}

/** How a consent ended, as the page it leads back to is told. */
type Outcome = 'connected' | 'partial' | 'refused' | 'scope' | 'state' | 'taken' | 'failed';

const tags = ['integrations'];
const root = '/api/v1/integrations/google';
export const callbackPath = `${root}/callback`;
const cookieName = 'skladno-google';
/** Pages that a consent may lead back to. */
export const tabPath = '/connect-google';
const pages = { connections: '/connections', welcome: '/welcome', tab: tabPath };

/** `/api/v1/integrations/google`: a person lets us into his Google account. */
export function googleRoutes(app: App, context: GoogleContext): void {
  const { database, keyring, client, publicUrl, log } = context;

  app.get(
    root,
    {
      config: { access: 'integrations.read' },
      schema: {
        tags,
        summary: 'Whether people can connect Google by signing in there',
        response: { 200: z.object({ oauth: z.boolean() }) },
      },
    },
    async () => ({ oauth: client !== null }),
  );

  app.post(
    `${root}/start`,
    {
      config: { access: 'integrations.manage' },
      schema: {
        tags,
        summary: 'Begin a consent at Google: answers the address to open',
        body: z.strictObject({
          page: z.enum(['connections', 'welcome']).default('connections'),
          /** Asks for every spreadsheet of the person too, so that links can be pasted. */
          links: z.boolean().default(false),
          /** The integration to connect again. */
          integrationId: z.uuid().optional(),
        }),
        response: { 200: z.object({ url: z.string() }) },
      },
    },
    async (request, reply) => {
      if (!client) throw new Problem(integrationProblems.noClient);
      const { companyId, subject } = request.caller;
      const { page, links, integrationId } = request.body;
      // A frame in MoySklad has no cookies with us: the consent is bound to the tab that is opened for it.
      const framed = subject.kind === 'person' && subject.companyId !== undefined;
      const browser = framed ? null : browserOf(request, reply);
      const asked = links ? [scopes.files, scopes.spreadsheets] : [scopes.files];
      const { state, challenge, hint } = await database.forCompany(companyId, async (trx) => {
        const old = integrationId === undefined ? undefined : await findIntegration(trx, integrationId);
        if (integrationId !== undefined && old?.provider !== 'google')
          throw new Problem(integrationProblems.notFound, {}, { field: 'integrationId' });
        const begun = await consents.beginConsent(keyring, trx, {
          companyId,
          userId: request.userId,
          browser,
          scopes: asked,
          integrationId: integrationId ?? null,
          page: framed ? 'tab' : page,
        });
        return { ...begun, hint: old?.kind === 'oauth' ? viewIntegration(old).details.email : null };
      });
      if (framed) return { url: `${publicUrl}${pages.tab}#${state}` };
      const language = languageOf(request.headers['accept-language']);
      return {
        url: consentUrl(client, { state, challenge, scopes: asked, hint: hint ?? undefined, language }),
      };
    },
  );

  app.post(
    `${root}/open`,
    {
      config: { access: 'anyone' },
      schema: {
        tags,
        summary: 'Go on with a consent that was begun in MoySklad’s frame, in a tab of its own; once',
        body: z.strictObject({ ticket: z.string().max(200) }),
        response: { 200: z.object({ url: z.string(), companyName: z.string() }) },
      },
    },
    async (request, reply) => {
      const browser = browserOf(request, reply);
      const begun = await consents.bindConsent(database, keyring, request.body.ticket, browser);
      if (!begun || !client) throw new Problem(integrationProblems.consentOver);
      const { name } = await database.forCompany(begun.company_id, (trx) =>
        trx.selectFrom('companies').select('name').executeTakeFirstOrThrow(),
      );
      const url = consentUrl(client, {
        state: request.body.ticket,
        challenge: consents.sha256(begun.pkceVerifier),
        scopes: begun.scopes.split(' '),
        language: languageOf(request.headers['accept-language']),
      });
      return { url, companyName: name };
    },
  );

  app.get(
    callbackPath,
    {
      config: { access: 'anyone' },
      helmet: sandboxedTab,
      schema: {
        tags,
        summary: 'Google sends people back here; leads on to the page where they began',
        querystring: z.object({
          state: z.string().max(200).default(''),
          code: z.string().max(2000).optional(),
          error: z.string().max(200).optional(),
        }),
        response: { 302: z.null() },
      },
    },
    async (request, reply) => {
      const { state, code, error } = request.query;
      const back = (page: string, outcome: Outcome) => {
        const path = Object.hasOwn(pages, page) ? pages[page as keyof typeof pages] : pages.connections;
        return reply.redirect(`${publicUrl}${path}?google=${outcome}`);
      };
      const begun = await consents.takeConsent(database, keyring, state, cookieOf(request));
      if (!begun || !client) return back('connections', 'state');
      if (error !== undefined || code === undefined) return back(begun.page, 'refused');
      try {
        return back(begun.page, await finish(begun, code, request));
      } catch (problem) {
        if (problem instanceof Problem) {
          log.warn({ code: problem.kind.code, company_id: begun.company_id }, 'a consent at Google failed');
          return back(begun.page, problem.kind === integrationProblems.duplicate ? 'taken' : 'failed');
        }
        throw problem;
      }
    },
  );

  /** Exchanges the code, compares what was allowed with what was asked, and saves the account. */
  async function finish(
    begun: consents.PendingConsent,
    code: string,
    request: FastifyRequest,
  ): Promise<Outcome> {
    if (!client) return 'failed';
    const companyId = begun.company_id;
    let consent: Consent;
    try {
      consent = await redeemCode(client, code, begun.pkceVerifier);
    } catch (error) {
      if (error instanceof ConsentGone) return 'state';
      throw error;
    }
    const { subject, email, tokens } = consent;
    const allowed = (scope: string) => consent.scopes.includes(scope);
    if (!allowed(scopes.files) || subject === null || tokens.refreshToken === '') {
      await revokeUnused(subject, tokens.refreshToken);
      return 'scope';
    }
    const old = await database.forCompany(companyId, async (trx) => {
      const member = await trx
        .selectFrom('members')
        .select('role')
        .where('user_id', '=', begun.user_id)
        .executeTakeFirst();
      // He was taken out of the company, or lost the right, while he was at Google.
      if (!member || !roleMay(member.role, 'integrations.manage'))
        throw new Problem(integrationProblems.consentOver);
      const before = begun.integration_id ? await findIntegration(trx, begun.integration_id) : undefined;
      const actor = { kind: 'person' as const, id: begun.user_id, ip: request.ip, requestId: request.id };
      const row = await connect(
        keyring,
        trx,
        companyId,
        actor,
        {
          kind: 'oauth',
          account: subject,
          details: { owner: email ?? 'Google', email, scopes: consent.scopes },
          secret: tokens,
        },
        { id: begun.integration_id ?? undefined },
      );
      await noteGoogleAccount(trx, row.id, subject);
      await noteSuccess(trx, row.id);
      await context.connected(trx, { companyId, requestId: request.id });
      return before;
    });
    if (old && old.account !== subject) await forgotten(old);
    const asked = begun.scopes.split(' ');
    return asked.every(allowed) ? 'connected' : 'partial';
  }

  /** Another account took the place of this one. */
  async function forgotten(old: IntegrationRow): Promise<void> {
    if (old.kind !== 'oauth' || old.secret === null) return;
    const { secret } = openSecret(keyring, old) as Opened & { kind: 'oauth' };
    await revokeUnused(old.account, secret.refreshToken);
  }

  async function revokeUnused(subject: string | null, refreshToken: string): Promise<void> {
    if (refreshToken) await revokeGoogle(context, subject, refreshToken);
  }

  function browserOf(request: FastifyRequest, reply: FastifyReply): string {
    const known = cookieOf(request);
    const nonce = known ?? randomBytes(32).toString('base64url');
    const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
    reply.header(
      'set-cookie',
      `${cookieName}=${nonce}; Path=${root}; Max-Age=3600; HttpOnly; SameSite=Lax${secure}`,
    );
    return nonce;
  }
}

function cookieOf({ headers }: FastifyRequest): string | undefined {
  return new RegExp(`(?:^|; )${cookieName}=([\\w-]{43})(?:;|$)`).exec(headers.cookie ?? '')?.[1];
}
