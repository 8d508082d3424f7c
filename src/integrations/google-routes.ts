import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { companyName } from '../companies/index.ts';
import { findPerson } from '../people/index.ts';
import { languageOf } from '../platform/http/answers.ts';
import { type App, sandboxedTab } from '../platform/http/http.ts';
import { httpProblems } from '../platform/http/http-problems.ts';
import { Problem } from '../platform/problems.ts';
import { refuseStopped } from '../platform/queue/stops.ts';
import { type Consent, ConsentGone, consentUrl, redeemCode, scopes } from '../sheets/index.ts';
import * as consents from './consents.ts';
import type { GoogleContext } from './google-context.ts';
import { saveAccount } from './google-finish.ts';
import { type Outcome, pageOf, pageSchema, tabPath, wayBack } from './google-pages.ts';
import { keepPending } from './pending.ts';
import { integrationProblems } from './problems.ts';
import { revokeLater } from './revocations.ts';
import { findIntegration, viewIntegration } from './store.ts';

const tags = ['integrations'];
const root = '/api/v1/integrations/google';
export const callbackPath = `${root}/callback`;
const cookieName = 'skladno-google';

/** `/api/v1/integrations/google`: a person lets us into their Google account. */
export function googleRoutes(app: App, context: GoogleContext): void {
  const { database, keyring, client, publicUrl, log } = context;

  app.get(
    root,
    {
      config: { access: 'integrations.read' },
      schema: {
        operationId: 'getGoogleWays',
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
        operationId: 'beginGoogleConsent',
        tags,
        summary: 'Begin a consent at Google: answers the address to open',
        body: z.strictObject({
          /** The form to come back to, whatever comes of it. */
          page: pageSchema,
          /** Of the page `export`: the export that is being changed. */
          exportId: z.uuid().optional(),
          /** Asks for every spreadsheet of the person too, so that links can be pasted. */
          links: z.boolean().default(false),
          /** The integration to connect again. */
          integrationId: z.uuid().optional(),
        }),
        refusals: [integrationProblems.noClient, integrationProblems.notFound, httpProblems.stopped],
        response: { 200: z.object({ url: z.string() }) },
      },
    },
    async (request, reply) => {
      if (!client) throw new Problem(integrationProblems.noClient);
      await refuseStopped(database.platform, 'google');
      const { companyId, subject } = request.caller;
      const { page, exportId, links, integrationId } = request.body;
      // A frame in MoySklad has no cookies with us: the consent is bound to the tab that is opened for it.
      const framed = subject.kind === 'person' && subject.companyId !== undefined;
      const browser = framed ? null : browserOf(request, reply);
      const session = framed ? undefined : await context.sessionOf(request.headers);
      const asked = links ? [scopes.files, scopes.spreadsheets] : [scopes.files];
      const { state, challenge, hint } = await database.forCompany(companyId, async (trx) => {
        const old = integrationId === undefined ? undefined : await findIntegration(trx, integrationId);
        if (integrationId !== undefined && old?.provider !== 'google')
          throw new Problem(integrationProblems.notFound, {}, { field: 'integrationId' });
        const begun = await consents.beginConsent(keyring, trx, {
          companyId,
          userId: request.userId,
          browser,
          session: session?.id ?? null,
          scopes: asked,
          integrationId: integrationId ?? null,
          page: framed ? 'tab' : pageOf(page, exportId),
        });
        return { ...begun, hint: old?.kind === 'oauth' ? viewIntegration(old).details.email : null };
      });
      if (framed) return { url: `${publicUrl}${tabPath}#${state}` };
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
        operationId: 'openGoogleConsent',
        tags,
        summary: 'Go on with a consent that was begun in MoySklad’s frame, in a tab of its own; once',
        body: z.strictObject({ ticket: z.string().max(200) }),
        refusals: [integrationProblems.consentOver],
        response: {
          200: z.object({
            url: z.string(),
            companyName: z.string(),
            /** Who began. */
            personName: z.string(),
            /** Every spreadsheet of the Google account is asked for, not only those made here. */
            links: z.boolean(),
          }),
        },
      },
    },
    async (request, reply) => {
      const browser = browserOf(request, reply);
      const begun = await consents.bindConsent(database, keyring, request.body.ticket, browser);
      if (!begun || !client) throw new Problem(integrationProblems.consentOver);
      const { company, person } = await database.forCompany(begun.company_id, async (trx) => ({
        company: await companyName(trx),
        person: await findPerson(trx, begun.user_id),
      }));
      // They closed their account meanwhile.
      if (!person) throw new Problem(integrationProblems.consentOver);
      const asked = begun.scopes.split(' ');
      const url = consentUrl(client, {
        state: request.body.ticket,
        challenge: consents.sha256(begun.pkceVerifier),
        scopes: asked,
        language: languageOf(request.headers['accept-language']),
      });
      return {
        url,
        companyName: company,
        personName: person.name,
        links: asked.includes(scopes.spreadsheets),
      };
    },
  );

  app.get(
    callbackPath,
    {
      config: { access: 'anyone' },
      helmet: sandboxedTab,
      schema: {
        operationId: 'finishGoogleConsent',
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
      const begun = await consents.takeConsent(database, keyring, state, cookieOf(request));
      const back = (outcome: Outcome) => reply.redirect(publicUrl + wayBack(begun, outcome));
      if (!begun || !client || begun.expires_at <= new Date()) return back('state');
      // Of Google's errors one alone is the person's own answer: RFC 6749, 4.1.2.1.
      if (error === 'access_denied') return back('refused');
      if (code === undefined || error !== undefined) {
        log.warn({ company_id: begun.company_id }, 'Google ended a consent with an error');
        return back('failed');
      }
      try {
        const ended = await finish(begun, code, request);
        if (typeof ended === 'string') return back(ended);
        // Behind the #, so that the code is in no log.
        return reply.redirect(`${publicUrl}${tabPath}?google=confirm#${ended.code}`);
      } catch (problem) {
        if (problem instanceof Problem) {
          log.warn({ code: problem.kind.code, company_id: begun.company_id }, 'a consent at Google failed');
          return back(problem.kind === integrationProblems.duplicate ? 'taken' : 'failed');
        }
        throw problem;
      }
    },
  );

  /**
   * Exchanges the code, compares what was allowed with what was asked, and saves the account; or keeps it until the one who
   * asked confirms it, where this is not the session that asked.
   * @returns how it ended, or the code for the tab to show.
   */
  async function finish(
    begun: consents.PendingConsent,
    code: string,
    request: FastifyRequest,
  ): Promise<Outcome | { code: string }> {
    if (!client) return 'failed';
    const { company_id: companyId, user_id: userId, integration_id: integrationId } = begun;
    await refuseStopped(database.platform, 'google');
    let consent: Consent;
    try {
      consent = await redeemCode(client, code, begun.pkceVerifier);
    } catch (error) {
      if (error instanceof ConsentGone) return 'state';
      throw error;
    }
    const { subject, email, tokens } = consent;
    const grant = { companyId, requestId: request.id, subject, refreshToken: tokens.refreshToken };
    // Google ends all that the person allowed us, also what they allow when they try again at once.
    const afterNextTry = new Date(Date.now() + consents.LIFE_MS);
    const giveBack = () =>
      database.forCompany(companyId, (trx) => revokeLater(trx, context, grant, afterNextTry));
    const has = (scope: string) => consent.scopes.includes(scope);
    if (!has(scopes.files) || subject === null || tokens.refreshToken === '') {
      await giveBack();
      return 'scope';
    }
    const allowed = {
      companyId,
      userId,
      integrationId,
      account: subject,
      email,
      scopes: consent.scopes,
      tokens,
    };
    if (!(await isSameSession(begun, request)))
      return database.forCompany(companyId, async (trx) => ({
        code: await keepPending(context, trx, allowed, request.id),
      }));
    try {
      await database.forCompany(companyId, (trx) => saveAccount(context, trx, allowed, request));
    } catch (problem) {
      if (problem instanceof Problem) await giveBack();
      throw problem;
    }
    return begun.scopes.split(' ').every(has) ? 'connected' : 'partial';
  }

  async function isSameSession(
    begun: consents.PendingConsent,
    { headers }: FastifyRequest,
  ): Promise<boolean> {
    const session = await context.sessionOf(headers);
    return (
      session !== undefined &&
      session.userId === begun.user_id &&
      consents.sha256(session.id) === begun.session_hash
    );
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
