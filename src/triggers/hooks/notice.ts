import { z } from 'zod';
import { catalogue } from '../../catalogue/index.ts';
import type { SourceChange } from '../../platform/events/events.ts';
import { isClean } from '../../platform/text.ts';

/** Events of one call; the body's limit allows few more. What one call of MoySklad has at most is not documented. */
export const MOST_EVENTS = 5000;
/** Beyond these it is not told which fields changed: then any may have. */
const MOST_FIELDS = 100;
const LONGEST_FIELD = 100;

/** The id of an object, where an address of MoySklad ends. */
const ID_OF_HREF = /\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\?.*)?$/i;

const eventSchema = z.object({
  meta: z.object({
    type: z.string().max(100).describe('customerorder'),
    href: z
      .string()
      .max(2000)
      .regex(ID_OF_HREF)
      .describe('The address of the object; its id alone is taken from it')
      .meta({
        example:
          'https://api.moysklad.ru/api/remap/1.2/entity/customerorder/75c896d0-db16-11eb-c0a8-800d00000002',
      }),
  }),
  action: z.string().max(100).describe('CREATE, UPDATE, DELETE'),
  accountId: z.guid().toLowerCase(),
  // Looked at by `fieldsOf`: what is wrong with each of half a million of them is not to be told.
  updatedFields: z
    .unknown()
    .optional()
    .describe('The fields that were changed')
    .meta({ type: 'array', items: { type: 'string' }, example: ['name'] }),
});

/** A call of MoySklad (dev.moysklad.ru, Вебхуки): what changed, or that the stock did. */
export const noticeSchema = z.union([
  z.object({
    events: z
      // One that is odd is no reason to lose the others.
      .array(eventSchema.nullable().catch(null))
      .min(1)
      .max(MOST_EVENTS)
      .refine((events) => new Set(events.flatMap((event) => event?.accountId ?? [])).size === 1, {
        params: {
          ru: 'Нужно хотя бы одно событие, и все — одного аккаунта',
          en: 'There must be an event, and all of them of one account',
        },
      }),
  }),
  z.object({
    accountId: z.guid().toLowerCase(),
    stockType: z.string().max(100),
    reportType: z.enum(['all', 'bystore']),
  }),
]);

/** MoySklad's id of the notification, the same in every try; some of its callers may have none. */
export const noticeQuery = z.object({ requestId: z.guid().toLowerCase().optional() });

/** What is taken of a call: ids, and the names of what they are of. */
export interface Notice {
  accountId: string;
  /** How many events it told. */
  events: number;
  /** Those of them that we know. */
  changes: SourceChange[];
}

/** MoySklad's codes of what can be exported, without reports and lines. */
const entities = new Set(
  catalogue.flatMap(({ reading }) => /^\/entity\/(\w+)/.exec(reading.path)?.[1] ?? []).concat('customentity'),
);
const actions = ['CREATE', 'UPDATE', 'DELETE'] as const;

/** Takes of a call what may be believed for the time being: an event of a kind that we do not know is left out. */
export function readNotice(body: z.infer<typeof noticeSchema>): Notice {
  if (!('events' in body)) {
    const { accountId, reportType: action } = body;
    return { accountId, events: 1, changes: [{ entity: 'stock', action, id: null, fields: null }] };
  }
  const known = body.events.filter((event) => event !== null);
  const changes = known.flatMap(({ meta, action: told, updatedFields }): SourceChange[] => {
    const action = actions.find((one) => one === told);
    if (!action || !entities.has(meta.type)) return [];
    const fields = action === 'UPDATE' ? fieldsOf(updatedFields) : null;
    return [{ entity: meta.type, action, id: idOf(meta.href), fields }];
  });
  return { accountId: known[0]?.accountId ?? '', events: body.events.length, changes };
}

function idOf(href: string): string | null {
  return ID_OF_HREF.exec(href)?.[1]?.toLowerCase() ?? null;
}

function fieldsOf(told: unknown): string[] | null {
  if (!Array.isArray(told) || told.length > MOST_FIELDS) return null;
  const names = told.filter(
    (name) => typeof name === 'string' && name.length <= LONGEST_FIELD && isClean(name),
  );
  return names.length === told.length ? (names as string[]) : null;
}
