import { z } from 'zod';
import { momentSchema, noTimeZone, readersZoneSchema } from '../../platform/moments.ts';
import { faultOf, LEAST_MINUTES, MOST_TIMES, type RhythmFault } from './rhythm.ts';

const words: Record<RhythmFault, { field: 'cron' | 'timeZone'; ru: string; en: string }> = {
  unclear: {
    field: 'cron',
    ru: `Нужны пять полей cron из чисел: минута, час, день месяца, месяц, день недели, например «0 9 * * 1-5». Несколько таких строк, не больше ${MOST_TIMES}, разделяйте точкой с запятой. Проверьте, что такой день бывает`,
    en: `Five cron fields in numbers are needed: minute, hour, day of the month, month, day of the week, such as “0 9 * * 1-5”. Put a semicolon between several of them, ${MOST_TIMES} at most. Check that such a day exists`,
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
  .max(500)
  .describe(
    `Five fields of cron, in numbers; the day of the month may be L, the last one. Up to ${MOST_TIMES} of these, with semicolons between`,
  )
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

/** What becomes of a time that cannot be kept, and how exactly times are kept. */
const manners = z.object({
  /** A time comes while the export is still running: one run is remembered and follows, or the time is skipped. */
  overlap: z.enum(['remember', 'skip']),
  /** What nobody could run in time (an account was to be connected again, no worker was there) is made up for, once. */
  catchUp: z.boolean(),
  /** Begins up to five minutes later than its time, so that not everybody does at once. */
  spread: z.boolean(),
  /** Paused after so many failures in a row; null: never. */
  pauseAfter: z.number().int().min(1).max(100).nullable(),
});
export type Manners = z.infer<typeof manners>;

export const scheduleInputSchema = z
  .strictObject({
    configId: z.uuid(),
    verify: z.boolean().default(false),
    cron,
    timeZone: timeZone.default('Europe/Moscow'),
    overlap: manners.shape.overlap.default('remember'),
    catchUp: manners.shape.catchUp.default(true),
    spread: manners.shape.spread.default(true),
    pauseAfter: manners.shape.pauseAfter.default(10),
  })
  .superRefine(keepable);
export type ScheduleInput = z.infer<typeof scheduleInputSchema>;

export const schedulePatchSchema = z
  .strictObject({
    ...{ cron, timeZone, paused: z.boolean(), ...manners.shape },
    /** `updatedAt` of the schedule that the change was made from: refused where the schedule has changed since. */
    updatedAt: momentSchema,
  })
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
    ...manners.shape,
    /** Stopped for a while: by a person, or because its runs fail. */
    paused: z.boolean(),
    /** It was paused with all others, and goes on with them. */
    pausedTogether: z.boolean(),
    /** It was paused because so many runs in a row failed. */
    pausedByFailures: z.boolean(),
    /** How many runs in a row have failed until now. */
    failures: z.number().int(),
    /** An account of the export has to be connected again before it goes on. */
    waitsForConnection: z.boolean(),
    /** A time came while the export was running: a run follows it. */
    runFollows: z.boolean(),
    /** So far apart the plan has its runs, minutes: its own times come closer, which was allowed once. */
    apartMinutes: z.number().int().nullable(),
    nextAt: z.string().nullable().describe('The next run; null while it is paused'),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Schedule' });
export type ScheduleView = z.infer<typeof scheduleSchema>;

/** How many schedules a call for all of them changed. */
export const schedulesChangedSchema = z
  .object({
    changed: z.number().int(),
    /** Exports that start on changes. */
    changes: z.number().int(),
  })
  .meta({ id: 'SchedulesChanged' });

const day = z.iso.date();

/** Which week is asked for, and where its days turn. */
export const weekQuerySchema = z.object({
  from: day
    // Nobody plans further, and the calendar of a date library ends somewhere.
    .refine((text) => text >= '2000-01-01' && text < '2100-01-01', {
      params: {
        ru: 'Укажите день между 2000 и 2099 годами',
        en: 'Give a day between the years 2000 and 2099',
      },
    })
    .optional()
    .describe('The first of the seven days; today unless given'),
  timeZone: readersZoneSchema,
});

/** When exports run by themselves in a week. */
export const comingRunsSchema = z
  .object({
    days: z.array(day).describe('The seven days'),
    items: z.array(
      z.object({
        scheduleId: z.uuid(),
        configId: z.uuid(),
        configName: z.string(),
        verify: z.boolean().describe('Compares sheet and source and writes nothing'),
        days: z.array(
          z.object({
            day,
            times: z.array(z.string()),
            more: z.boolean().describe('There are more that day'),
          }),
        ),
      }),
    ),
    complete: z.boolean().describe('False where there are so many runs that the last ones are left out'),
  })
  .meta({ id: 'ComingRuns' });
export type ComingRuns = z.infer<typeof comingRunsSchema>;
