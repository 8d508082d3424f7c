import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { ENTITIES } from '../entities.ts';
import type { JsonObject } from '../render.ts';
import { webhookRight } from '../webhooks/webhooks.ts';
import type { World } from '../world.ts';
import type { Installation, InstallationStatus, Subscription } from './installation.ts';
import { freshClaims, signJwt } from './jwt.ts';

/** An application in the catalogue, as its developer registered it. */
export interface VendorApp {
  appId: string;
  appUid: string;
  secret: string;
  /** `vendorApi/endpointBase` of the descriptor. */
  endpointBase: string;
  /** `iframes/iframe/@sourceUrl` of the descriptor. */
  sourceUrl: string;
  /** `access` of the descriptor. */
  access?: { scope: string[]; permissions?: object };
}

/** One call to an application and what came of it. */
export interface Delivery {
  method: string;
  path: string;
  body: object;
  requestId: string;
  /** 0: there was no answer. */
  status: number;
  answer: string;
  ms: number;
}

interface Context {
  appId: string;
  account: string;
  employee: number;
  until: number;
}

/** No answer for so long counts as none. */
const ANSWER_MS = 10_000;
const CONTEXT_MS = 5 * 60_000;
const RESOURCE = 'https://api.moysklad.ru/api/remap/1.2';
const statusSchema = z.object({ status: z.enum(['Activating', 'SettingsRequired', 'Activated']) });

/** What happens to an installation; the retry rules of each (Vendor API, retries). */
type Cause =
  | 'Install'
  | 'Resume'
  | 'TariffChanged'
  | 'Autoprolongation'
  | 'Uninstall'
  | 'Suspend'
  | 'PermissionsChanged';
const long = new Set<Cause>(['TariffChanged', 'Autoprolongation', 'PermissionsChanged']);

/** The marketplace: applications, who installed them, and MoySklad's calls to them. */
export class VendorDesk {
  readonly apps: VendorApp[] = [];
  readonly deliveries: Delivery[] = [];
  readonly #worlds: Map<string, World>;
  readonly #installations = new Map<string, Installation>();
  readonly #contexts = new Map<string, Context>();
  readonly usedJtis = new Set<string>();
  /** Milliseconds between the repeats of an activation: 10 s at MoySklad, for 3 minutes; five minutes and a day for the others. */
  retryEveryMs = 10_000;

  constructor(worlds: Map<string, World>) {
    this.#worlds = worlds;
  }

  get accounts(): string[] {
    return [...this.#worlds.keys()];
  }

  register(app: VendorApp): void {
    this.apps.push(app);
  }

  /** Who installed what, to be put back by `restore`. */
  save(): [string, Installation][] {
    return [...this.#installations];
  }

  restore(installations: [string, Installation][]): void {
    for (const [key, installation] of installations) this.#installations.set(key, installation);
  }

  /** @throws Error for an account that is not there. */
  world(account: string): World {
    const world = this.#worlds.get(account);
    if (!world) throw new Error(`there is no account ${account}`);
    return world;
  }

  accountId(account: string): string {
    return this.world(account).store.accountId;
  }

  installation(app: VendorApp, accountId: string): Installation | undefined {
    return this.#installations.get(`${app.appId} ${accountId}`);
  }

  /** Installs, or resumes a suspended one: a new token is given out, and works already while the application is called. */
  async activate(app: VendorApp, account: string, cause: 'Install' | 'Resume'): Promise<InstallationStatus> {
    const accountId = this.accountId(account);
    const subscription = this.installation(app, accountId)?.subscription ?? trial();
    const installation: Installation = { status: 'Activating', cause, subscription };
    this.#installations.set(`${app.appId} ${accountId}`, installation);
    const { webhooks } = this.world(account);
    webhooks.rights.app = webhookRight(app.access);
    const access_token = this.world(account).grant();
    const access = [{ resource: RESOURCE, ...(app.access ?? { scope: ['admin'] }), access_token }];
    const answer = await this.#deliver(app, account, 'PUT', cause, { access, subscription });
    const said = answer.status === 200 ? statusSchema.safeParse(parse(answer.answer)) : undefined;
    // Told by the application meanwhile, through PUT status.
    if (installation.status === 'Activating') installation.status = said?.data?.status ?? 'ActivationFailed';
    if (installation.status === 'ActivationFailed') this.world(account).revoke();
    else webhooks.suspend(false);
    return installation.status;
  }

  /** Pays for the next period, or for another tariff. */
  async pay(app: VendorApp, account: string, tariff: Partial<Subscription>): Promise<Delivery> {
    const installation = this.#installed(app, account);
    const cause = tariff.tariffId ? 'TariffChanged' : 'Autoprolongation';
    installation.subscription = { ...installation.subscription, trial: false, ...tariff };
    return this.#deliver(app, account, 'PUT', cause, { subscription: installation.subscription });
  }

  /** Suspends or uninstalls: the token is dead before the application is called, and its webhooks are off or gone. */
  async deactivate(app: VendorApp, account: string, cause: 'Suspend' | 'Uninstall'): Promise<Delivery> {
    const installation = this.#installed(app, account);
    const world = this.world(account);
    if (cause === 'Suspend') world.webhooks.suspend(true);
    else world.webhooks.uninstall();
    world.revoke();
    const answer = await this.#deliver(app, account, 'DELETE', cause, {});
    const fine = answer.status === 200 || answer.status === 204;
    installation.status = fine ? 'Suspended' : 'DeactivationFailed';
    if (fine && cause === 'Uninstall') this.#installations.delete(`${app.appId} ${this.accountId(account)}`);
    return answer;
  }

  /** The rights of the token change. */
  async changePermissions(app: VendorApp, account: string, permissions: object): Promise<Delivery> {
    this.#installed(app, account);
    const access = [{ resource: RESOURCE, scope: ['custom'], permissions }];
    this.world(account).webhooks.rights.app = webhookRight(access[0]);
    return this.#deliver(app, account, 'PUT', 'PermissionsChanged', { access }, '/event');
  }

  /** Opens the frame for an employee of the account. @returns its context key, good for five minutes. */
  openContext(app: VendorApp, account: string, employee = 0): string {
    const key = randomBytes(20).toString('hex');
    this.#contexts.set(key, { appId: app.appId, account, employee, until: Date.now() + CONTEXT_MS });
    return key;
  }

  /** The five minutes of all context keys are over. */
  expireContexts(): void {
    for (const context of this.#contexts.values()) context.until = 0;
  }

  /** @returns the employee; `unknown` for a key that is none or too old, `foreign` for another application's. */
  context(app: VendorApp, key: string): JsonObject | 'unknown' | 'foreign' {
    const context = this.#contexts.get(key);
    if (!context || context.until < Date.now()) return 'unknown';
    if (context.appId !== app.appId) return 'foreign';
    return this.employees(context.account)[context.employee] ?? 'unknown';
  }

  /** The employees of an account with their permissions; the first one administers it. */
  employees(account: string): JsonObject[] {
    const all = { view: 'ALL', create: 'ALL', update: 'ALL', delete: 'ALL' };
    const types = [...ENTITIES.keys()].filter((type) => type !== 'assortmentWithStock');
    return [...this.world(account).list('employee')].map((employee, index) => ({
      ...employee,
      accountId: this.accountId(account),
      uid: index === 0 ? `admin@${account}` : `user${index}@${account}`,
      permissions: {
        ...Object.fromEntries(types.map((type) => [type, { ...all }])),
        ...(index === 0 && { admin: { view: 'ALL' } }),
      },
    }));
  }

  #installed(app: VendorApp, account: string): Installation {
    const installation = this.installation(app, this.accountId(account));
    if (!installation) throw new Error(`${account} has not installed ${app.appUid}`);
    return installation;
  }

  /** One call with its repeats: 5xx (but 551) and silence are repeated, with the same request id and a fresh token. */
  async #deliver(
    app: VendorApp,
    account: string,
    method: string,
    cause: Cause,
    more: object,
    event = '',
  ): Promise<Delivery> {
    const path = `/api/moysklad/vendor/1.0/apps/${app.appId}/${this.accountId(account)}${event}`;
    const body = { appUid: app.appUid, accountName: account, cause, ...more };
    const requestId = randomUUID();
    for (let tries = long.has(cause) ? 288 : 18; ; tries -= 1) {
      const delivery = await send(app, method, path, body, requestId);
      this.deliveries.push(delivery);
      const again = delivery.status === 0 || (delivery.status >= 500 && delivery.status !== 551);
      if (!again || tries <= 1) return delivery;
      await sleep(this.retryEveryMs * (long.has(cause) ? 30 : 1));
    }
  }
}

async function send(
  app: VendorApp,
  method: string,
  path: string,
  body: object,
  requestId: string,
): Promise<Delivery> {
  const started = performance.now();
  const delivery = { method, path, body, requestId, status: 0, answer: '' };
  try {
    const response = await fetch(app.endpointBase + path, {
      method,
      headers: {
        authorization: `Bearer ${signJwt(freshClaims(), app.secret)}`,
        'content-type': 'application/json',
        X_Lognex_RequestId: requestId,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    delivery.status = response.status;
    delivery.answer = await response.text();
  } catch {
    // No answer: to be repeated.
  }
  return { ...delivery, ms: performance.now() - started };
}

function trial(): Subscription {
  return {
    tariffId: '23ca69d4-2657-40c4-8ba1-6ce24ddeac2e',
    tariffName: 'Базовый',
    trial: true,
    expiryMoment: new Date(Date.now() + 14 * 86_400_000).toISOString().replace('Z', '+00:00'),
    notForResale: false,
    partner: false,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
