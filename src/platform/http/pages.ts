import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { exactMomentSchema } from '../moments.ts';

/** Where a page of a list ended: the moment its last row was made, to the microsecond, and that row's id. */
const positionSchema = z.tuple([exactMomentSchema, z.uuid()]);
export type Position = z.infer<typeof positionSchema>;

export const wrongCursor = {
  ru: 'Пришлите nextCursor прошлой страницы как есть или уберите cursor, чтобы начать сначала',
  en: 'Send the nextCursor of the previous page as it is, or leave cursor out to start again',
};

/** `cursor` of a query: `nextCursor` of the page before. Opaque to the caller; one that we did not make is refused. */
const cursorSchema = cursorOf(positionSchema, 200);

/** A cursor that holds what the schema says. @param longest in characters */
export function cursorOf<T extends z.ZodType>(position: T, longest: number) {
  return z
    .string()
    .max(longest)
    .describe('`nextCursor` of the page before')
    .transform((text, context): z.output<T> => {
      const found = position.safeParse(readJson(text));
      if (found.success) return found.data;
      context.addIssue({ code: 'custom', params: wrongCursor });
      return z.NEVER;
    });
}

/** A query's part that asks for one page of a list. @param byDefault rows of a page unless told otherwise; 100 at most. */
export const pageQuery = (byDefault: number) =>
  z.object({
    limit: z.coerce.number().int().min(1).max(100).default(byDefault),
    cursor: cursorSchema.optional(),
  });

/** A page of a list. */
export const list = <T extends z.ZodType>(items: T) =>
  z.object({ items: z.array(items), nextCursor: z.string().nullable() });

/** A list that is short by its nature. */
export const whole = <T extends z.ZodType>(items: T) =>
  z.object({ items: z.array(items), nextCursor: z.null() });

/** The moment of a row as a cursor holds it: JavaScript's own time has no microseconds. @param column a timestamptz. */
export function positionOf(column: string): RawBuilder<string> {
  return sql<string>`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** Rows behind a position, where they are ordered by moment and id in this direction. */
export function behind(
  [at, id]: Position,
  columns: { at: string; id: string },
  direction: 'ascending' | 'descending',
): RawBuilder<boolean> {
  const sign = direction === 'ascending' ? sql`>` : sql`<`;
  return sql<boolean>`(${sql.ref(columns.at)}, ${sql.ref(columns.id)}) ${sign} (${at}::timestamptz, ${id}::uuid)`;
}

/** The page out of one row more than it holds; the row more says that there is a next one. */
export function pageOf<Row extends { position: string; id: string }>(
  rows: Row[],
  limit: number,
): { rows: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const nextCursor = last && Buffer.from(JSON.stringify([last.position, last.id])).toString('base64url');
  return { rows: page, nextCursor: nextCursor ?? null };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
