import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { FaultDesk } from '../../faults.ts';
import { ENTITIES } from '../entities.ts';
import type { JsonObject } from '../render.ts';
import { webhookRight } from '../webhooks/webhooks.ts';
import type { World } from '../world.ts';
import {
  type AppFault,
  type Delivery,
  type Marketplace,
  parse,
  type Repeats,
  type VendorApp,
} from './app.ts';
import { Buttons } from './buttons.ts';
import type { Installation, InstallationStatus, Subscription } from './installation.ts';
import { type Scenario, Scenarios } from './scenarios.ts';
import { send, Turns } from './send.ts';

interface Context {
  appId: string;
  account: string;
  employee: number;
  until: number;
}

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
/** Tries, and the pauses between them in those of an activation. */
const REPEATS: Record<Repeats, { tries: number; pauses: number }> = {
  short: { tries: 18, pauses: 1 },
  long: { tries: 288, pauses: 30 },
  none: { tries: 1, pauses: 0 },
};
/** Calls to applications at once. */
const AT_ONCE = 8;
/** Calls that are remembered. */
const KEPT = 1000;

/** The marketplace: applications, who installed them, and MoySklad's calls to them. */
export class VendorDesk implements Marketplace {
  readonly apps: VendorApp[] = [];
  readonly deliveries: Delivery[] = [];
  readonly #worlds: Map<string, World>;
  readonly #installations = new Map<string, Installation>();
  readonly #contexts = new Map<string, Context>();
  readonly usedJtis = new Set<string>();
  readonly scenarios = new Scenarios(this);
  /** Strike by `<endpointBase> <place> <accountId>`, where the place is `/scenario`, `/button`, `/event` or nothing. */
  readonly faults = new FaultDesk<AppFault>();
  readonly buttons = new Buttons(this);
  readonly #turns = new Turns(AT_ONCE);
  #stopped = false;
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

  /** Nothing is sent any more. */
  stop(): void {
    this.#stopped = true;
  }

  /** Who installed and set up what, to be put back by `restore`. */
  save(): { installations: [string, Installation][]; scenarios: Scenario[] } {
    return { installations: [...this.#installations], scenarios: this.scenarios.list };
  }

  restore({ installations, scenarios }: ReturnType<VendorDesk['save']>): void {
    for (const [key, installation] of installations) this.#installations.set(key, installation);
    this.scenarios.list.push(...scenarios);
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

  isActivated(app: VendorApp, account: string): boolean {
    return this.installation(app, this.accountId(account))?.status === 'Activated';
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

  #deliver(
    app: VendorApp,
    account: string,
    method: string,
    cause: Cause,
    more: object,
    event = '',
  ): Promise<Delivery> {
    const body = { appUid: app.appUid, accountName: account, cause, ...more };
    const repeats = long.has(cause) ? 'long' : 'short';
    return this.call(app, account, { method, place: event, body }, { repeats });
  }

  /** 5xx (but 551 of an activation) and silence are repeated, with the same request id and a fresh token. */
  async call(
    app: VendorApp,
    account: string,
    { method, place, body }: Parameters<Marketplace['call']>[2],
    { repeats, goesOn = () => true, each = () => {} }: Parameters<Marketplace['call']>[3],
  ): Promise<Delivery> {
    const path = `/api/moysklad/vendor/1.0/apps/${app.appId}/${this.accountId(account)}${place}`;
    const requestId = randomUUID();
    const { tries, pauses } = REPEATS[repeats];
    for (let left = tries; ; left -= 1) {
      const fault = this.faults.strike(method, `${app.endpointBase} ${place} ${this.accountId(account)}`);
      const attempt = () => this.#turns.take(() => send(app, method, path, body, requestId));
      if (fault?.kind === 'late') await sleep(fault.ms, undefined, { ref: false });
      const delivery = fault?.kind === 'lost' ? notSent({ method, path, body, requestId }) : await attempt();
      if (fault?.kind === 'doubled') await attempt();
      this.deliveries.push(delivery);
      if (this.deliveries.length > KEPT) this.deliveries.shift();
      each(delivery);
      const final = delivery.status === 551 && place !== '/scenario';
      const again = delivery.status === 0 || (delivery.status >= 500 && !final);
      if (!again || left <= 1) return delivery;
      // The server that listens keeps the process, not what is still repeated.
      await sleep(this.retryEveryMs * pauses, undefined, { ref: false });
      if (this.#stopped || !goesOn()) return delivery;
    }
  }
}

const notSent = (call: Pick<Delivery, 'method' | 'path' | 'body' | 'requestId'>): Delivery => ({
  ...call,
  status: 0,
  answer: '',
  ms: 0,
});

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
