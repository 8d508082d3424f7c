import { z } from 'zod';
import { contentSchemas, isSmall } from './contents.ts';

/** Every shape of this room, as it goes over the wire. */

/** Which form, and of what: `export` is a new one, `export:<id>` one that is being changed. */
export const formSchema = z
  .string()
  .regex(
    new RegExp(`^(${Object.keys(contentSchemas).join('|')})(:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$`),
  );

const editorSchema = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .meta({ examples: ['8d3f0a7c5b6e4d218d3f0a7c5b6e4d21'] });

const contentSchema = z.record(z.string(), z.unknown()).meta({ examples: [{ name: 'Ромашка' }] });

export const draftInputSchema = z
  .strictObject({
    /** What was entered, as the form’s own schema has it; 60 kB at most. */
    content: contentSchema.refine(isSmall, {
      params: {
        ru: 'Слишком много для черновика: больше 60 КБ',
        en: 'Too much for a draft: more than 60 kB',
      },
    }),
    /** The version it goes on from; 0 where there was none. */
    version: z.number().int().min(0).max(1_000_000_000),
    /** The page that saves: an id it made for itself. */
    editor: editorSchema,
    /** Its count of saves. */
    sequence: z.number().int().min(0).max(1_000_000_000),
  })
  .meta({ id: 'DraftInput' });
export type DraftInput = z.infer<typeof draftInputSchema>;

export const draftSchema = z
  .object({
    form: formSchema,
    content: contentSchema,
    version: z.number().int(),
    editor: editorSchema,
    updatedAt: z.string(),
    expiresAt: z.string(),
  })
  .meta({ id: 'Draft' });
export type DraftView = z.infer<typeof draftSchema>;

export const draftHeadSchema = draftSchema
  .pick({ form: true, updatedAt: true, expiresAt: true })
  .meta({ id: 'DraftHead' });
