import { isIP } from 'node:net';
import { z } from 'zod';

/** One key of the environment, as data: the documentation is generated from this. */
export interface Key<Value> {
  /** What it means and what happens without it. */
  meaning: string;
  /** Shown in the documentation; the value itself comes from the schema's default. */
  default?: string;
  example: string;
  /** What is expected, in the words of an error message. */
  expected: string;
  schema: z.ZodType<Value, string | undefined>;
}

/** Any text; every kind of value below reads what the environment holds, undefined where a key is absent. */
export const text = z.string().optional();
/** An IP address or a name. */
export const host = z.string().refine((value) => isIP(value) > 0 || /^[\w-]+(\.[\w-]+)*$/.test(value));
/** 0 takes a free one. */
export const port = z.coerce.number().int().min(0).max(65_535);

/** A key whose value is of this kind. */
export function key<Value>(schema: z.ZodType<Value, unknown>, about: Omit<Key<Value>, 'schema'>): Key<Value> {
  return { ...about, schema: schema as Key<Value>['schema'] };
}

/** A key whose value is any text, or nothing. */
export function optional(meaning: string, example: string): Key<string | undefined> {
  return key(text, { meaning, example, expected: 'text' });
}

/** Requests a minute. */
export function quota(byDefault: number) {
  return z.coerce.number().int().min(1).max(1_000_000).default(byDefault);
}

/** An address with one of these protocols, each without its colon. */
export function url(protocols: string[]) {
  return z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1)));
}

/** A provider's address without the slash at the end and without the API version its client adds itself. */
export function address(byDefault: string, version = /$/) {
  return url(['http', 'https'])
    .transform((value) => withoutSlash(withoutSlash(value).replace(version, '')))
    .default(byDefault);
}

/** An address without the slashes at its end. */
export function withoutSlash(value: string): string {
  return value.replace(/\/+$/, '');
}

/** How MoySklad's marketplace knows an application (dev.moysklad.ru/doc/api/vendor/1.0). */
export interface MoyskladApp {
  appId: string;
  appUid: string;
  secret: string;
}

/** The parts of a list, each checked by `read`, which answers nothing for a bad one. */
function listed<Item>(value: string, context: z.RefinementCtx, read: (part: string) => Item | undefined) {
  const items = value.split(',').map((part) => read(part.trim()));
  if (items.every((item) => item !== undefined)) return items as Item[];
  context.addIssue('not a list of these');
  return z.NEVER;
}

/** `id:uid:secret`, several separated by commas. */
export function appList(value: string, context: z.RefinementCtx): MoyskladApp[] {
  return listed(value, context, (part) => {
    const [appId, appUid, ...secret] = part.split(':');
    const app = { appId: appId?.toLowerCase() ?? '', appUid: appUid ?? '', secret: secret.join(':') };
    return z.guid().safeParse(appId).success && app.appUid && app.secret ? app : undefined;
  });
}

/** `tariff id:plan`, several separated by commas. */
export function tariffList(value: string, context: z.RefinementCtx): [tariffId: string, plan: string][] {
  return listed(value, context, (part): [string, string] | undefined => {
    const [tariff = '', plan] = part.split(':');
    return z.guid().safeParse(tariff).success && plan ? [tariff, plan] : undefined;
  });
}

/** Origins by http or https, several separated by commas. */
export function originList(value: string, context: z.RefinementCtx): string[] {
  return listed(value, context, (part) =>
    /^https?:/.test(part) && URL.canParse(part) ? new URL(part).origin : undefined,
  );
}

/** Proxies as Fastify's `trustProxy` wants them; "none" is false. */
export function proxyList(value: string, context: z.RefinementCtx): string[] | false {
  if (value === 'none') return false;
  const named = ['loopback', 'linklocal', 'uniquelocal'];
  return listed(value, context, (part) => (named.includes(part) || isNetwork(part) ? part : undefined));
}

/** IP addresses and networks, several separated by commas. */
export function networkList(value: string, context: z.RefinementCtx): string[] {
  return listed(value, context, (part) => (isNetwork(part) ? part : undefined));
}

/** Whether this is an IP address, with the bits of a network behind it or without. */
function isNetwork(part: string): boolean {
  const [address = '', bits, ...more] = part.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  const network = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
  return most > 0 && network && more.length === 0;
}

/** Whether these are `id:base64 of 32 bytes`, several separated by commas. */
export function isKeyList(value: string): boolean {
  return value.split(',').every((pair) => {
    const [, id, bytes] = /^([\w-]+):([A-Za-z0-9+/]+={0,2})$/.exec(pair.trim()) ?? [];
    return id !== undefined && bytes !== undefined && Buffer.from(bytes, 'base64').length === 32;
  });
}
