import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ApiError } from '../errors.ts';
import { applicationMeta, type JsonObject } from '../render.ts';
import type { Store } from '../store.ts';
import type { ObjectBody } from '../write.ts';
import { type Hook, type HookKind, PAIRS, type Right, readHook, type SavedWebhooks } from './hook.ts';

/** So many of one pair of entity and action (webhook page, «Создать вебхук»). */
const MOST = { user: 5, app: 1 };

/** Who calls: a person or an application. */
type Kind = 'app' | 'user';

/** The webhooks of one account and who may do what with them. */
export class Webhooks {
  /** On the free tariff none is sent, made or changed. */
  freeTariff = false;
  /** Persons are administrators; an application has what its descriptor asks for. */
  readonly rights: Record<Kind, Right> = { app: 'all', user: 'all' };
  readonly #store: Store;
  readonly #hooks = new Map<string, Hook>();

  constructor(store: Store, saved?: SavedWebhooks) {
    this.#store = store;
    if (!saved) return;
    this.rights.app = saved.app;
    this.freeTariff = saved.freeTariff;
    for (const hook of saved.hooks) this.#hooks.set(hook.id, hook);
  }

  save(): SavedWebhooks {
    const { rights, freeTariff } = this;
    return { app: rights.app, freeTariff, hooks: [...this.#hooks.values()] };
  }

  /** In the order in which they were made. */
  list(kind?: HookKind): Hook[] {
    return [...this.#hooks.values()].filter((hook) => !kind || hook.kind === kind);
  }

  /** @throws ApiError 1021. */
  get(kind: HookKind, id: string): Hook {
    const hook = this.#hooks.get(id);
    if (hook?.kind !== kind) throw new ApiError(1021, [kind, id]);
    return hook;
  }

  /** Whether there still is such a webhook and anything is sent to it. */
  isOn({ id }: Hook): boolean {
    return !this.freeTariff && this.#hooks.get(id)?.enabled === true;
  }

  /** @throws ApiError 30004 for a caller who may not even look at them. */
  admit(caller: Kind): void {
    if (this.rights[caller] === 'none') throw new ApiError(30004);
  }

  /** @throws ApiError for whatever the webhook pages refuse. */
  create(caller: Kind, kind: HookKind, body: ObjectBody): Hook {
    if (this.freeTariff) throw new ApiError(30006);
    const wish = readHook(kind, body);
    const byApp = caller === 'app';
    const hook: Hook = { id: randomUUID(), kind, byApp, ...wish, suspended: false, days: [] };
    this.#check(hook);
    this.#hooks.set(hook.id, hook);
    return hook;
  }

  /** Changes the fields named. @throws ApiError for whatever the webhook pages refuse; the webhook is untouched then. */
  update(caller: Kind, kind: HookKind, id: string, body: ObjectBody): Hook {
    const hook = this.get(kind, id);
    if (!this.#mayChange(caller, hook)) throw new ApiError(1017);
    if (this.freeTariff) throw new ApiError(30006);
    const wish = readHook(kind, body, hook);
    this.#check({ ...hook, ...wish });
    // Who switches it on again begins anew: what failed before does not count.
    if (wish.enabled && !hook.enabled) hook.days = [];
    return Object.assign(hook, wish, { suspended: false });
  }

  /** @throws ApiError 1021, 1018. */
  remove(caller: Kind, kind: HookKind, id: string): void {
    const hook = this.get(kind, id);
    if (!this.#mayChange(caller, hook)) throw new ApiError(1018);
    this.#hooks.delete(id);
  }

  /** The application is suspended, or goes on: its webhooks go off, and those that were on come back (Vendor API, webhooks). */
  suspend(off: boolean): void {
    for (const hook of this.list()) {
      if (!hook.byApp || hook.enabled !== off) continue;
      if (!off && !hook.suspended) continue;
      Object.assign(hook, { enabled: !off, suspended: off });
    }
  }

  /** The application is uninstalled: its webhooks go before it (Vendor API, webhooks). */
  uninstall(): void {
    for (const { id, byApp } of this.list()) if (byApp) this.#hooks.delete(id);
  }

  print({ id, kind, byApp, what, url, enabled, diffType }: Hook): JsonObject {
    const [first, second] = PAIRS[kind];
    const { apiUrl, accountId } = this.#store;
    const ordinary = kind === 'webhook';
    return {
      meta: {
        href: `${apiUrl}/entity/${kind}/${id}`,
        metadataHref: `${apiUrl}/entity/${kind}/metadata`,
        type: kind,
        mediaType: 'application/json',
      },
      ...(byApp && { authorApplication: { meta: applicationMeta(this.#store) } }),
      id,
      accountId,
      [first]: what[0],
      url,
      ...(ordinary && { method: 'POST' }),
      enabled,
      [second]: what[1],
      ...(diffType && { diffType }),
    };
  }

  #mayChange(caller: Kind, { byApp }: Hook): boolean {
    return this.rights[caller] === 'all' || (this.rights[caller] === 'own' && byApp === (caller === 'app'));
  }

  /** @throws ApiError 30003 for a webhook that is there already, 30007 for one too many. */
  #check(hook: Hook): void {
    const alike = this.list(hook.kind).filter(
      ({ id, what }) => id !== hook.id && what.join() === hook.what.join(),
    );
    if (alike.some(({ url }) => url === hook.url)) throw new ApiError(30003);
    const most = hook.byApp ? MOST.app : MOST.user;
    if (alike.filter(({ byApp }) => byApp === hook.byApp).length >= most)
      throw new ApiError(30007, [String(most)]);
  }
}

const asked = z.record(z.string(), z.unknown());

/** What an application may do with webhooks by the `access` of its descriptor: everything under the scope `admin` (Vendor API, descriptor). */
export function webhookRight(access: { scope: string[]; permissions?: object } | undefined): Right {
  if (!access || access.scope.includes('admin')) return 'all';
  const permissions = asked.safeParse(access.permissions).data ?? {};
  if (permissions.useAllWebhooks) return 'all';
  return permissions.useOwnWebhooks ? 'own' : 'none';
}
