import { z } from 'zod';
import type { SandboxAnswer, SandboxRequest } from '../../http.ts';
import { ApiError, languageOf } from '../errors.ts';
import type { VendorApp } from './app.ts';
import type { VendorDesk } from './desk.ts';
import { moveTo, VendorRefusal } from './installation.ts';
import { checkJwt } from './jwt.ts';

export const VENDOR_PATH = '/api/vendor/1.0';

const statusSchema = z.object({ status: z.enum(['Activating', 'SettingsRequired', 'Activated']) });

/** MoySklad's Vendor API as applications call it (dev.moysklad.ru/doc/api/vendor/1.0, endpoints on MoySklad's side). */
export function vendorApi(desk: VendorDesk, request: SandboxRequest): SandboxAnswer {
  if (!/\bgzip\b/i.test(String(request.headers['accept-encoding'] ?? ''))) return { status: 415 };
  const language = languageOf(request.headers['accept-language']);
  const app = authenticate(desk, request);
  if (typeof app === 'string') {
    const { status, body } = new ApiError(1056, [app]).answer(language);
    return { status, body, headers: { 'X-Lognex-Auth': '1', 'X-Lognex-Auth-Message': encodeURI(app) } };
  }
  try {
    return answer(desk, app, request);
  } catch (error) {
    if (error instanceof ApiError) return error.answer(language);
    if (!(error instanceof VendorRefusal)) throw error;
    const { status, code, message } = error;
    return { status, body: { errors: [{ error: message, code }] } };
  }
}

/** @returns the application that calls, or why its token is refused. */
function authenticate(desk: VendorDesk, { headers }: SandboxRequest): VendorApp | string {
  const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) return 'Нет токена';
  const find = (uid: string) => desk.apps.find(({ appUid }) => appUid === uid);
  const checked = checkJwt(token, (uid) => find(uid)?.secret);
  if ('refusal' in checked) return checked.refusal;
  const once = `${checked.appUid} ${checked.jti}`;
  if (desk.usedJtis.has(once)) return 'Токен с таким jti уже использован';
  desk.usedJtis.add(once);
  return find(checked.appUid) ?? 'Неизвестное приложение';
}

function answer(desk: VendorDesk, app: VendorApp, { method, url, body }: SandboxRequest): SandboxAnswer {
  const path = url.pathname.slice(VENDOR_PATH.length + 1);
  const key = /^context\/([^/]+)$/.exec(path)?.[1];
  if (key !== undefined && method === 'POST') {
    const employee = desk.context(app, decodeURIComponent(key));
    if (employee === 'unknown') throw new VendorRefusal(404, 'Контекст не найден или устарел');
    if (employee === 'foreign') throw new VendorRefusal(403, 'Нет доступа к этому контексту');
    return { status: 200, body: employee };
  }
  const pressed = /^apps\/([^/]+)\/button\/complete$/.exec(path)?.[1];
  if (pressed !== undefined && method === 'POST') {
    if (pressed !== app.appId) throw new VendorRefusal(404, 'Приложение не найдено');
    desk.buttons.complete(app, body);
    return { status: 200 };
  }
  const [, appId, accountId = ''] = /^apps\/([^/]+)\/([^/]+)\/status$/.exec(path) ?? [];
  if (appId === undefined) throw new ApiError(1002, [url.pathname]);
  const installation = appId === app.appId ? desk.installation(app, accountId) : undefined;
  if (!installation) throw new VendorRefusal(404, 'Приложение не установлено на аккаунте', 2004);
  if (method === 'GET') {
    const { status, cause, subscription } = installation;
    const causes = status !== 'Activated' && status !== 'SettingsRequired';
    return { status: 200, body: { status, ...(causes && { cause }), subscription } };
  }
  if (method !== 'PUT') throw new ApiError(1039, [method]);
  moveTo(installation, readStatus(body));
  return { status: 200 };
}

function readStatus(body: Buffer): string {
  try {
    return statusSchema.parse(JSON.parse(body.toString())).status;
  } catch {
    throw new VendorRefusal(400, 'Неверный статус');
  }
}
