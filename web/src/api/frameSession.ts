/**
 * The application in MoySklad's frame. Cookies are those of a third party there and are blocked, so it works with a short token,
 * kept in memory only: whoever closes the frame is signed out.
 */
import { t } from 'i18next';
import { ApiProblem, problemFrom, unreachable } from './problem.ts';

/** Whether this page is the widget in a card of MoySklad's. */
export const inWidget = location.pathname === '/moysklad/widget';
/** Whether this page is shown by MoySklad; its frame begins at this address and stays there. */
export const inFrame = inWidget || location.pathname === '/moysklad/app';

const query = new URLSearchParams(inFrame ? location.search : '');
const contextKey = query.get('contextKey');
let key = contextKey ? { contextKey, appId: query.get('appId') ?? '' } : null;
// The key opens the frame once; a used one has no business in the address.
if (inFrame) history.replaceState(null, '', location.pathname);

/** The language of the person's MoySklad (`ru_RU`, `en_US`); nothing outside the frame. */
export const frameLanguage = inFrame ? (query.get('userLocale')?.startsWith('en') ? 'en' : 'ru') : undefined;

interface Held {
  token: string;
  expiresAt: string;
  /** Whose pages are heard. */
  origins: string[];
}

let held: Held | null = null;
let over = false;

/** So long before its end a token is renewed, and so long after a failure it is tried again, ms. */
const EARLY_MS = 5 * 60_000;
const AGAIN_MS = 20_000;

/** The header that says who asks; none outside the frame. */
export function frameHeaders(): Record<string, string> {
  return held ? { Authorization: `Bearer ${held.token}` } : {};
}

/**
 * Exchanges the key of the frame for a token.
 * @throws ApiProblem when there is no key any more, or the server refuses it
 */
export async function enterFrame(language: string): Promise<true> {
  const body = key;
  key = null;
  // Without a key, as when a person comes by the address alone, there is nothing to ask the server.
  if (!body || over) throw new ApiProblem(reopen());
  hold(await post('/api/v1/moysklad/sso', language, body));
  return true;
}

/** The server does not take the token any more: the frame is to be opened anew. */
export function leaveFrame(): void {
  held = null;
  over = true;
}

function hold(token: Held): void {
  held = token;
  schedule(Math.max(AGAIN_MS, Date.parse(token.expiresAt) - Date.now() - EARLY_MS));
}

function schedule(ms: number): void {
  setTimeout(() => {
    if (!held) return;
    post('/api/v1/moysklad/refresh', 'ru').then(hold, () => {
      if (held && Date.parse(held.expiresAt) > Date.now()) schedule(AGAIN_MS);
    });
  }, ms);
}

async function post(path: string, language: string, body?: object): Promise<Held> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: {
      'Accept-Language': language,
      ...frameHeaders(),
      ...(body && { 'Content-Type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiProblem(unreachable());
  });
  const said: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw new ApiProblem(problemFrom(said, answer.status));
  return said as Held;
}

function reopen() {
  return { title: t('frame.over'), detail: t('frame.overDetail'), code: 'frame-over', status: 403 };
}

/** What MoySklad's page tells the widget (Vendor API, protocols of widgets). */
export interface HostMessage {
  name: 'Open' | 'Save';
  messageId: number;
  extensionPoint: string;
  objectId: string;
}

const waiting: MessageEvent[] = [];
let hear = (message: MessageEvent): void => void waiting.push(message);
// From the first moment on: the page speaks as soon as the frame is loaded, and this part of the program is.
if (inWidget) addEventListener('message', (message) => hear(message));

/**
 * Hands on what MoySklad's page said and says to the widget; who else may be speaking is not heard. To be called when the person has come in.
 * @param heard gets the message, and what answers its sender
 */
export function hearHost(heard: (message: HostMessage, reply: (answer: object) => void) => void): void {
  hear = ({ source, origin, data }) => {
    if (source !== parent || !held?.origins.includes(origin) || !isHostMessage(data)) return;
    heard(data, (answer) => parent.postMessage(answer, origin));
  };
  for (const message of waiting.splice(0)) hear(message);
}

function isHostMessage(data: unknown): data is HostMessage {
  const { name, messageId, extensionPoint, objectId } = (data ?? {}) as Partial<Record<string, unknown>>;
  return (
    (name === 'Open' || name === 'Save') &&
    typeof messageId === 'number' &&
    typeof extensionPoint === 'string' &&
    typeof objectId === 'string'
  );
}

/** Tells MoySklad's page how high the frame must be, now and at every change (Vendor API: main window). */
export function reportHeight(root: HTMLElement): void {
  if (!inFrame || inWidget) return;
  // Only those may frame us whom `frame-ancestors` names, and a height is no secret.
  new ResizeObserver(() => parent.postMessage({ height: root.offsetHeight }, '*')).observe(root);
}
