import { FaultDesk } from '../faults.ts';
import { openServer, type SandboxAnswer, type SandboxRequest, type SandboxServer } from '../http.ts';
import { Callers } from './callers.ts';
import { ApiError, languageOf } from './errors.ts';
import { Limits } from './limits.ts';
import { ORDERS_PATH, SCENARIOS_PATH, WEBHOOKS_PATH } from './pages/desk.ts';
import { ordersPage } from './pages/orders.ts';
import { scenariosPage } from './pages/scenarios.ts';
import { webhooksPage } from './pages/webhooks.ts';
import { route } from './routes.ts';
import { readMoysklad } from './saved.ts';
import { VendorDesk } from './vendor/desk.ts';
import { moyskladPage, PAGE_PATH } from './vendor/page.ts';
import { VENDOR_PATH, vendorApi } from './vendor/routes.ts';
import type { DeliveryFaults } from './webhooks/notifications.ts';
import { silencedBy } from './webhooks/silence.ts';
import { World, type WorldSize } from './world.ts';

export { servedPaths } from './routes.ts';
export type { VendorApp } from './vendor/app.ts';
export type { VendorDesk } from './vendor/desk.ts';
export type { World } from './world.ts';

const API_PATH = '/api/remap/1.2';
/** Pages as MoySklad's own, by the path they live under. */
const PAGES: [
  path: string,
  make: (vendor: VendorDesk, request: SandboxRequest) => SandboxAnswer | Promise<SandboxAnswer>,
][] = [
  [PAGE_PATH, moyskladPage],
  [ORDERS_PATH, ordersPage],
  [WEBHOOKS_PATH, webhooksPage],
  [SCENARIOS_PATH, scenariosPage],
];
/** URL and headers together (restrictions page). */
const MOST_HEADER_BYTES = 8192;
const ACCEPTED = /^(\*\/\*|application\/json(;\s*charset=utf-8)?)$/i;

export interface AccountOptions extends WorldSize {
  /** Entries of one name are keys to one and the same account; the first entry says how large it is. */
  name: string;
  /** The Bearer token; for a user also the password of `admin@<name>` in Basic authentication. */
  token: string;
  kind: 'app' | 'user';
  /** Types whose list takes one `id=` in a filter and refuses more with error 1030. */
  oneIdPerFilter?: string[];
}

export interface MoyskladSandbox extends SandboxServer {
  /** `<url>/api/remap/1.2`. */
  apiUrl: string;
  /** `<url>/api/vendor/1.0`. */
  vendorUrl: string;
  /** The catalogue of applications, who installed them, and `<url>/app`: the page in which they are framed. */
  vendor: VendorDesk;
  /** What happens to notifications on their way; `/__sandbox/webhook-faults` is its control desk. */
  webhookFaults: DeliveryFaults;
  /** Everything that outlives a restart, as records that `saved` takes. */
  save(): Iterable<object>;
  /** The account a token opens, also a token that was taken back. @throws Error for a token never given out. */
  account(token: string): World;
}

/**
 * A MoySklad JSON API 1.2 of one's own, by the documented rules.
 * @param options.port 0 takes a free port.
 * @param options.seed the same seed makes the same data; 1 when absent.
 * @param options.until when the data end (Unix ms); 30 June 2026 when absent.
 * @param options.latencyMs added to every answer; it counts as time in flight.
 * @param options.saved what `save` gave; accounts that are in it are not generated.
 * @param options.changed hears of every call that may have changed something.
 * @param options.limits false switches rate and parallel limits off.
 */
export async function openMoysklad(options: {
  port: number;
  seed?: number;
  until?: number;
  latencyMs?: number;
  limits?: boolean;
  accounts: AccountOptions[];
  saved?: unknown[];
  changed?: () => void;
}): Promise<MoyskladSandbox> {
  const saved = options.saved && readMoysklad(options.saved);
  const callers = new Callers();
  const limits = new Limits();
  const worlds = new Map<string, World>();
  const vendor = new VendorDesk(worlds);
  const webhookFaults: DeliveryFaults = new FaultDesk();

  const server = await openServer({
    port: options.port,
    latencyMs: options.latencyMs,
    desks: { 'webhook-faults': webhookFaults, 'app-faults': vendor.faults },
    after: ({ method }) => {
      if (method !== 'GET') options.changed?.();
    },
    handle(request) {
      const { pathname } = request.url;
      if (pathname.startsWith(`${VENDOR_PATH}/`)) return vendorApi(vendor, request);
      for (const [path, make] of PAGES)
        if (pathname === path || pathname.startsWith(`${path}/`)) return make(vendor, request);
      return fileAt(request) ?? answer(callers, request);
    },
    around: (request, next) => {
      const caller = options.limits === false ? undefined : callers.identify(request.headers.authorization);
      return caller ? limits.pass(caller, request, next) : next();
    },
  });
  const apiUrl = server.url + API_PATH;
  for (const { name, token, kind, oneIdPerFilter, ...size } of options.accounts) {
    const seed = seedOf(options.seed ?? 1, name);
    const world =
      worlds.get(name) ??
      new World({
        apiUrl,
        seed,
        size,
        until: options.until,
        oneIdPerFilter,
        saved: saved?.worlds.get(name),
        faults: webhookFaults,
        keys: { revoke: () => callers.revoke(name), grant: () => callers.grant(name) },
      });
    worlds.set(name, world);
    callers.add({
      kind,
      account: name,
      login: `admin@${name}`,
      password: token,
      token,
      world,
    });
  }

  for (const [name, world] of worlds)
    world.journal.listen((occasion) => vendor.scenarios.hear(name, occasion));
  if (saved) {
    callers.restore(saved.desk.callers);
    vendor.restore(saved.desk);
  }
  function* save(): Iterable<object> {
    yield { desk: { callers: callers.save(), ...vendor.save() } };
    for (const [name, world] of worlds) yield* world.save(name);
  }

  /** Results of asynchronous tasks lie in a storage of their own, which asks for no key but the link. */
  const fileAt = ({ method, url }: SandboxRequest): SandboxAnswer | undefined => {
    const key = /^\/storage\/([\w-]+)$/.exec(url.pathname)?.[1];
    if (key === undefined || method !== 'GET') return undefined;
    for (const world of worlds.values()) {
      const file = world.asyncTasks.file(key);
      if (file) return { status: 200, body: file };
    }
    return { status: 404 };
  };
  const account = (token: string): World => {
    const caller = callers.givenTo(token);
    if (!caller) throw new Error('no account has this token');
    return caller.world;
  };
  const { close } = server;
  return Object.assign(server, {
    apiUrl,
    vendorUrl: server.url + VENDOR_PATH,
    vendor,
    webhookFaults,
    account,
    save,
    close: () => {
      for (const { notifications } of worlds.values()) notifications.stop();
      vendor.stop();
      return close();
    },
  });
}

/** Accounts of one sandbox differ, and do not depend on one another. */
function seedOf(seed: number, name: string): number {
  let hash = seed;
  for (const letter of name) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return hash;
}

function answer(callers: Callers, request: SandboxRequest): SandboxAnswer {
  // The gateway in front of the API speaks first, without a body (general page, «Сжатие содержимого ответов»).
  if (!/\bgzip\b/i.test(String(request.headers['accept-encoding'] ?? ''))) return { status: 415 };
  if (headerBytes(request) > MOST_HEADER_BYTES) return { status: 414 };
  try {
    return authenticated(callers, request);
  } catch (error) {
    if (error instanceof ApiError) return error.answer(languageOf(request.headers['accept-language']));
    throw error;
  }
}

function authenticated(callers: Callers, request: SandboxRequest): SandboxAnswer {
  const { pathname } = request.url;
  if (!pathname.startsWith(`${API_PATH}/`)) throw new ApiError(1002, [pathname]);
  const caller = callers.identify(request.headers.authorization);
  if (!caller) throw new ApiError(1056, ['Неправильный пароль или имя пользователя или ключ авторизации']);
  const accept = request.headers.accept;
  if (accept !== undefined && !ACCEPTED.test(accept)) throw new ApiError(1062);

  const path = pathname
    .slice(API_PATH.length + 1)
    .split('/')
    .filter(Boolean);
  if (path.join('/') !== 'security/token') {
    const by = { uid: caller.login, silenced: silencedBy(request) };
    return caller.world.journal.together(() => route(caller, request, path), by);
  }
  if (request.method !== 'POST') throw new ApiError(1039, [request.method]);
  return { status: 200, body: { access_token: callers.issue(caller) } };
}

function headerBytes(request: SandboxRequest): number {
  const line =
    request.method.length + request.url.pathname.length + request.url.search.length + ' HTTP/1.1\r\n'.length;
  return Object.entries(request.headers).reduce(
    (bytes, [name, value]) => bytes + name.length + String(value).length + 4,
    line,
  );
}
