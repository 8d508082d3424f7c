/**
 * The plans, as data: all that a company may use by each, and what it costs. docs/PLANS.md explains them; `keepPlans` gives their
 * numbers to the database, which counts by them.
 */

/** Things of which a company has a number. */
export const things = ['exports', 'members', 'rules', 'dealers', 'alerts', 'webhooks'] as const;
/** What is used up in a month, or on a day, and comes back with the next one. */
export const flows = ['rowsAMonth', 'runsADay', 'messagesAMonth'] as const;

export type Thing = (typeof things)[number];
export type Flow = (typeof flows)[number];
export type Metric = Thing | Flow;
export const metrics: readonly Metric[] = [...things, ...flows];

export const isThing = (metric: Metric): metric is Thing => (things as readonly string[]).includes(metric);

/** At `soft` people are told and work goes on; beyond `hard` it is refused. Null: there is no limit. */
export interface Limit {
  soft: number | null;
  hard: number | null;
}

export interface Plan {
  /** Roubles a month, a multiple of 100, as MoySklad wants it (dev.moysklad.ru, tariffs of applications); null: it is not sold. */
  price: number | null;
  limits: Record<Metric, Limit>;
  /** Runs of one company at the same time. */
  atOnce: number;
  /** Two runs by one schedule are so far apart at least, minutes. */
  leastMinutes: number;
  /** So long runs are remembered, days. */
  historyDays: number;
  /** Exports may start as soon as something changes in MoySklad. */
  onChanges: boolean;
}

/** What a plan promises beside its limits; the database knows these numbers, too. */
export const promises = ['atOnce', 'leastMinutes', 'historyDays', 'onChanges'] as const;

/** So many of a thing: people are told when they are reached, and there is no room beyond. */
const upTo = (most: number) => ({ soft: most, hard: most });
/** So many in the time: work goes on for a fifth more, so that nobody is stopped unawares. */
const about = (soft: number) => ({ soft, hard: (soft * 12) / 10 });
const without: Limit = { soft: null, hard: null };

export const plans = {
  free: {
    price: 0,
    limits: {
      exports: upTo(5),
      members: upTo(3),
      rules: upTo(1),
      dealers: upTo(5),
      alerts: upTo(2),
      webhooks: upTo(1),
      rowsAMonth: about(50_000),
      runsADay: about(100),
      messagesAMonth: about(100),
    },
    atOnce: 2,
    leastMinutes: 60,
    historyDays: 30,
    onChanges: false,
  },
  start: {
    price: 900,
    limits: {
      exports: upTo(15),
      members: upTo(5),
      rules: upTo(5),
      dealers: upTo(50),
      alerts: upTo(10),
      webhooks: upTo(3),
      rowsAMonth: about(500_000),
      runsADay: about(500),
      messagesAMonth: about(2000),
    },
    atOnce: 3,
    leastMinutes: 15,
    historyDays: 90,
    onChanges: true,
  },
  business: {
    price: 2900,
    limits: {
      exports: upTo(100),
      members: upTo(50),
      rules: upTo(50),
      dealers: upTo(1000),
      alerts: upTo(100),
      webhooks: upTo(20),
      rowsAMonth: about(5_000_000),
      runsADay: about(5000),
      messagesAMonth: about(20_000),
    },
    atOnce: 4,
    leastMinutes: 5,
    historyDays: 365,
    onChanges: true,
  },
  unlimited: {
    price: null,
    limits: {
      exports: without,
      members: without,
      rules: without,
      dealers: without,
      alerts: without,
      webhooks: without,
      rowsAMonth: without,
      runsADay: without,
      messagesAMonth: without,
    },
    atOnce: 8,
    leastMinutes: 5,
    historyDays: 365,
    onChanges: true,
  },
} satisfies Record<string, Plan>;

export type PlanKey = keyof typeof plans;
export const planKeys = Object.keys(plans) as [PlanKey, ...PlanKey[]];

/** Whether a key is one of a plan that there is; tariffs and old rows may name others. */
export const isPlan = (key: string | null): key is PlanKey => key !== null && Object.hasOwn(plans, key);

/** A new company's plan in its first days (db/migrations/0037), and what it has when nobody pays. */
export const trial = { plan: 'business', days: 14 } as const;
export const unpaidPlan: PlanKey = 'free';
