import { z } from 'zod';
import { noTimeZone } from '../platform/moments.ts';
import { faultOf, LEAST_MINUTES, type RhythmFault } from './rhythm.ts';

const words: Record<RhythmFault, { field: 'cron' | 'timeZone'; ru: string; en: string }> = {
  unclear: {
    field: 'cron',
    ru: 'Нужны пять полей cron из чисел: минута, час, день месяца, месяц, день недели, например «0 9 * * 1-5». Проверьте, что такой день бывает',
    en: 'Five cron fields in numbers are needed: minute, hour, day of the month, month, day of the week, such as “0 9 * * 1-5”. Check that such a day exists',
  },
  'too-often': {
    field: 'cron',
    ru: `Слишком часто: между запусками должно быть не меньше ${LEAST_MINUTES} минут`,
    en: `Too often: at least ${LEAST_MINUTES} minutes must lie between two runs`,
  },
  'time-zone': { field: 'timeZone', ...noTimeZone },
};

const cron = z
  .string()
  .trim()
  .max(100)
  .describe('Five fields of cron, in numbers')
  .meta({ examples: ['0 9 * * 1-5'] });
const timeZone = z
  .string()
  .max(64)
  .describe('A name of the IANA time zone database')
  .meta({ examples: ['Europe/Moscow'] });

/** Refuses a rhythm that cannot be kept, naming the field. What is left out is judged by itself. */
const keepable = (
  input: { cron?: string | undefined; timeZone?: string | undefined },
  context: z.RefinementCtx,
) => {
  const fault = faultOf(input.cron ?? '0 0 * * *', input.timeZone ?? 'Europe/Moscow');
  if (!fault) return;
  const { field, ...params } = words[fault];
  context.addIssue({ code: 'custom', path: [field], params });
};

export const scheduleInputSchema = z
  .strictObject({
    configId: z.uuid(),
    verify: z.boolean().default(false),
    cron,
    timeZone: timeZone.default('Europe/Moscow'),
  })
  .superRefine(keepable);
export type ScheduleInput = z.infer<typeof scheduleInputSchema>;

export const schedulePatchSchema = z
  .strictObject({ cron, timeZone, paused: z.boolean() })
  .partial()
  .superRefine(keepable);

/** When an export runs by itself. */
export const scheduleSchema = z
  .object({
    id: z.uuid(),
    configId: z.uuid(),
    /** Compares sheet and source and writes nothing. */
    verify: z.boolean(),
    cron,
    timeZone,
    /** A person stopped it for a while. */
    paused: z.boolean(),
    /** It was paused with all others, and goes on with them. */
    pausedTogether: z.boolean(),
    /** An account of the export has to be connected again before it goes on. */
    waitsForConnection: z.boolean(),
    nextAt: z.string().nullable().describe('The next run; null while it is paused'),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Schedule' });
export type ScheduleView = z.infer<typeof scheduleSchema>;

/** How many schedules a call for all of them changed. */
export const schedulesChangedSchema = z
  .object({ changed: z.number().int() })
  .meta({ id: 'SchedulesChanged' });
