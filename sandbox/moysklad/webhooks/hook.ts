import { z } from 'zod';
import { ENTITIES } from '../entities.ts';
import { ApiError } from '../errors.ts';
import type { ObjectBody } from '../write.ts';

/** Ordinary webhooks and those for changes of stock. */
export const KINDS = ['webhook', 'webhookstock'] as const;
export type HookKind = (typeof KINDS)[number];

/** The kind of webhooks a path below `/entity` names. */
export const hookKind = (path: string | undefined): HookKind | undefined =>
  KINDS.find((kind) => kind === path);

/** A subscription (webhook and webhookstock pages). */
export const hookSchema = z.object({
  id: z.string(),
  kind: z.enum(KINDS),
  /** Made by an application, else by a person. */
  byApp: z.boolean(),
  /** What is told: entityType and action, or stockType and reportType. So many of a pair are allowed. */
  what: z.tuple([z.string(), z.string()]),
  url: z.string(),
  enabled: z.boolean(),
  diffType: z.enum(['NONE', 'FIELDS']).optional(),
  /** Switched off because its application is suspended; on again when that resumes. */
  suspended: z.boolean(),
  /** The last days on which something was sent, as `YYYY-MM-DD`, and whether anything arrived. */
  days: z.array(z.tuple([z.string(), z.boolean()])),
});
export type Hook = z.infer<typeof hookSchema>;
const rights = ['all', 'own', 'none'] as const;
/** What somebody may do with webhooks: with all, with those of an application alone (and look at the others), or nothing. */
export type Right = (typeof rights)[number];

export const webhooksSchema = z.object({
  app: z.enum(rights),
  freeTariff: z.boolean().default(false),
  hooks: z.array(hookSchema),
});
export type SavedWebhooks = z.infer<typeof webhooksSchema>;

/** What a caller says of a webhook. */
export type HookWish = Pick<Hook, 'what' | 'url' | 'enabled' | 'diffType'>;

/** The fields that name what is told. */
export const PAIRS: Record<HookKind, [string, string]> = {
  webhook: ['entityType', 'action'],
  webhookstock: ['stockType', 'reportType'],
};

const MOST_URL = 255;
const USUAL = ['CREATE', 'UPDATE', 'DELETE'];
/** Asynchronous tasks go by themselves, and have an end (async page, webhooks). */
const OF_ASYNC = ['CREATE', 'UPDATE', 'PROCESSED'];
const REPORTS = ['all', 'bystore'];
/** No entities of their own, or named as having no webhooks (webhook page, «Доступные типы сущностей»). */
const WITHOUT = new Set(['assortment', 'assortmentWithStock', 'discount', 'webhook', 'notes']);

/**
 * The webhook as a body wants it.
 * @param old what it is now, when it is changed: fields that are not named stay.
 * @throws ApiError for whatever the webhook pages refuse.
 */
export function readHook(kind: HookKind, body: ObjectBody, old?: Hook): HookWish {
  const [first, second] = PAIRS[kind];
  const what: Hook['what'] = [named(body, first, old?.what[0]), named(body, second, old?.what[1])];
  const url = checkUrl(named(body, 'url', old?.url));
  const enabled = body.enabled ?? old?.enabled ?? true;
  if (typeof enabled !== 'boolean') throw new ApiError(2001, [], 'enabled');
  if (kind === 'webhookstock') {
    oneOf(what[0], first, ['stock']);
    oneOf(what[1], second, REPORTS);
    return { what, url, enabled, diffType: undefined };
  }
  if (body.method !== undefined && body.method !== 'POST')
    throw new ApiError(30001, [String(body.method)], 'method');
  checkAction(what);
  return { what, url, enabled, diffType: diffTypeOf(what[1], body, old) };
}

/** @throws ApiError 3000 for a field that is needed and not there, 2001 for another value than a text. */
function named(body: ObjectBody, name: string, old: string | undefined): string {
  const value = body[name] ?? old;
  if (value === undefined || value === '') throw new ApiError(3000, [name], name);
  if (typeof value !== 'string') throw new ApiError(2001, [], name);
  return value;
}

function oneOf(value: string, name: string, allowed: string[]): void {
  if (!allowed.includes(value)) throw new ApiError(3005, [value, name, allowed.join(', ')], name);
}

function checkUrl(url: string): string {
  if (url.length > MOST_URL) throw new ApiError(30010, [], 'url');
  const { protocol } = URL.parse(url) ?? {};
  // What is told of the address asks for http or https, no more.
  if (protocol !== 'http:' && protocol !== 'https:') throw new ApiError(30005, [], 'url');
  return url;
}

function checkAction([entityType, action]: Hook['what']): void {
  if (entityType !== 'async' && (WITHOUT.has(entityType) || !ENTITIES.has(entityType)))
    throw new ApiError(30000, [entityType], 'entityType');
  if (![...USUAL, ...OF_ASYNC].includes(action)) throw new ApiError(30002, [action], 'action');
  const allowed = entityType === 'async' ? OF_ASYNC : USUAL;
  if (!allowed.includes(action))
    throw new ApiError(30008, [entityType, action, allowed.join(', ')], 'action');
}

function diffTypeOf(action: string, body: ObjectBody, old: Hook | undefined): Hook['diffType'] {
  const asked = body.diffType ?? undefined;
  if (action !== 'UPDATE') {
    if (asked !== undefined) throw new ApiError(30009, [action, 'UPDATE'], 'diffType');
    return undefined;
  }
  const diffType = asked ?? old?.diffType ?? 'NONE';
  if (diffType !== 'NONE' && diffType !== 'FIELDS')
    throw new ApiError(3005, [String(diffType), 'diffType', 'NONE, FIELDS'], 'diffType');
  return diffType;
}
