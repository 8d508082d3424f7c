import { z } from 'zod';
import { type EmailKind, type EmailParts, renderEmail, wordsOfKind } from '../platform/mail/emails.ts';
import type { Language } from '../platform/problems.ts';
import { kindOf } from './kinds.ts';
import { personalKinds } from './personal.ts';

const localizedSchema = z.object({ ru: z.string(), en: z.string() });
const momentSchema = z.object({ at: z.iso.datetime() });
const barsSchema = z.array(z.object({ name: z.string(), value: z.number(), note: z.string().optional() }));

/** The values of a notification's texts, as they are kept: texts, moments, and the bars of its chart. */
export const paramsSchema = z.record(
  z.string(),
  z.union([z.string(), localizedSchema, momentSchema, barsSchema]),
);
export type Params = z.infer<typeof paramsSchema>;

/** A moment as people read it, `31.12.2026 09:05:00`, in their time zone. */
export function printMoment(moment: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('ru-RU', {
    ...({ timeZone, day: '2-digit', month: '2-digit', year: 'numeric' } as const),
    ...({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const),
  });
  return format.format(moment).replace(', ', ' ');
}

/** `31.12.2026` of `2026-12-31`. */
export const printDay = (day: string) => day.split('-').reverse().join('.');

/** A notification as it is kept. */
export interface Kept {
  kind: string;
  params: unknown;
  happenedAt: Date;
}

/** Who reads it. */
export interface Reader {
  language: Language;
  timeZone: string;
  /** The company's name. */
  company: string;
}

/** What a kind says, and the page that it leads to; undefined where this version does not know it. */
const saidOf = (key: string): { text: EmailKind; path: string } | undefined =>
  kindOf(key) ?? (personalKinds as Record<string, { text: EmailKind; path: string }>)[key];

/** A notification in a person's language, for the application; undefined where this version does not know its kind. */
export function wordsOf(
  kept: Kept,
  reader: Reader,
): { title: string; paragraphs: string[]; path: string } | undefined {
  const kind = saidOf(kept.kind);
  if (!kind) return undefined;
  const { params } = paramsFor(kept, reader);
  const { subject, paragraphs } = wordsOfKind(kind.text, reader.language, params);
  return { title: subject, paragraphs, path: pathOf(kind, params) };
}

const when = { ru: 'Когда', en: 'When' };

/** The same as an email. @param parts.publicUrl of our pages. */
export function emailOf(
  kept: Kept,
  reader: Reader,
  { publicUrl, links }: { publicUrl: string; links: NonNullable<EmailParts['links']> },
): ReturnType<typeof renderEmail> | undefined {
  const kind = kindOf(kept.kind);
  if (!kind) return undefined;
  const { params, bars } = paramsFor(kept, reader);
  const { language, timeZone } = reader;
  const facts = [{ name: when[language], value: printMoment(kept.happenedAt, timeZone) }];
  return renderEmail(kind.text, language, params, {
    ...{ facts, bars, links },
    url: publicUrl + pathOf(kind, params),
  });
}

function paramsFor({ params: stored }: Kept, { language, timeZone, company }: Reader) {
  const params: Record<string, string> = { company };
  const bars: NonNullable<EmailParts['bars']> = [];
  for (const [name, value] of Object.entries(paramsSchema.parse(stored))) {
    if (typeof value === 'string') params[name] = value;
    else if (Array.isArray(value))
      for (const { note, ...bar } of value) bars.push({ ...bar, ...(note !== undefined && { note }) });
    else params[name] = 'at' in value ? printMoment(new Date(value.at), timeZone) : value[language];
  }
  return { params, bars };
}

const pathOf = ({ path }: { path: string }, params: Record<string, string>) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
