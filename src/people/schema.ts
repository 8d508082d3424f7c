import { z } from 'zod';
import { hasLinks, hasUnseen } from '../platform/mail/links.ts';

export const languageSchema = z.enum(['ru', 'en']);
/** Of people and companies: something to read, nothing that breaks a line, nothing to click on in the emails of an invitation. */
export const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((name) => !hasUnseen(name), {
    params: {
      ru: 'Уберите переносы строк и невидимые знаки',
      en: 'Remove line breaks and characters that cannot be seen',
    },
  })
  .refine((name) => !hasLinks(name), {
    params: {
      ru: 'Уберите адреса сайтов и почты: это имя увидят в письмах, ссылок в нём быть не должно',
      en: 'Remove web and email addresses: this name is shown in emails, which may carry no links but ours',
    },
  });
export const emailSchema = z.email().max(254);
export const statusSchema = z.object({ status: z.literal(true) }).meta({ id: 'Done' });

export const profileSchema = z
  .object({
    name: z.string(),
    email: z.string(),
    language: languageSchema,
    hasPassword: z.boolean(),
    google: z.boolean(),
    secondFactor: z.boolean(),
  })
  .meta({ id: 'Profile' });

export const sessionSchema = z
  .object({
    id: z.string(),
    current: z.boolean(),
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    createdAt: z.string(),
    expiresAt: z.string(),
  })
  .meta({ id: 'Session' });
