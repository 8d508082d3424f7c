import type { TaskStatus } from '../../../db/tables/exports.ts';

/**
 * What happens in one room that others act on, by the room's own name of it; each is emitted by the room that its first word or its
 * docstring names. `src/app.ts` says who subscribes to what.
 */
interface EventFields {
  /** `integrations`: an account was connected, or connected again, or works again though it was lost. */
  'integration.connected': { integrationId: string };
  /** `integrations`: a provider refuses an account for good; it must be connected again. */
  'integration.lost': { integrationId: string };
  /**
   * `integrations`: an account is about to be disconnected. Its secret is there for the last time, for whoever left something at the
   * provider and takes that back.
   */
  'integration.leaving': { integrationId: string };
  /** `integrations`: somebody disconnected an account that exports work through; it waits to be connected again. */
  'integration.disconnected': { integrationId: string };
  /** `exports`: an export was made. */
  'export.created': { configId: string };
  /** `exports`: an export's settings were changed; it read through this integration of MoySklad until now. */
  'export.changed': { configId: string; integrationId: string };
  /** `exports`: a run found that names of other types of objects stand in an export's rows than were known. */
  'export.learnt': { configId: string; integrationId: string };
  /** `exports`: an export, which reads through this integration of MoySklad, is about to be deleted. */
  'export.deleted': { configId: string; integrationId: string };
  /** `exports`: a task was put into the queue. */
  'task.started': { taskId: string; configId: string };
  /** `exports`: a task is over, whatever came of it. */
  'task.ended': {
    taskId: string;
    configId: string;
    status: Extract<TaskStatus, 'done' | 'failed' | 'cancelled'>;
    /** The schedule that started it; null: a person or a program did. */
    scheduleId: string | null;
  };
  /** `triggers`: a schedule was paused because its runs failed so many times in a row. */
  'schedule.paused': { scheduleId: string; configId: string; verify: boolean; failures: number };
  /** `triggers`: a sheet is older than its schedule or its start on changes promises, by two hours; emitted at each look that finds it so. */
  'sheet.old': {
    configId: string;
    /** When the last run that went well began to read; null: none did. */
    freshAt: Date | null;
  };
  /**
   * `triggers`: MoySklad says that objects of an account changed (a rule of ours may have changed them). Ids only: whoever needs more
   * looks the objects up.
   */
  'source.changed': {
    /** The integration whose account it is. */
    integrationId: string;
    changes: SourceChange[];
  };
  /**
   * `triggers`: what MoySklad tells us of an account is another now (see `toldOf`): whoever is told no more looks for itself, and whoever
   * is told need not.
   */
  'source.told': {
    integrationId: string;
    /** It had not told for a while though it should have: what changed meanwhile is to be looked for. */
    lost: boolean;
  };
  /** `companies`: somebody made an API key. */
  'api-key.created': { keyId: string; name: string; prefix: string; personId: string };
  /** `companies`: somebody left the company, or was taken out of it. */
  'member.left': { email: string };
  /** `companies`: from now on nothing can be done in the company, and it will be erased at that moment. */
  'company.closing': {
    /** An owner deleted it, or its account removed the application in MoySklad. */
    why: 'deleted' | 'uninstalled';
    eraseAt: Date;
    /** Who deleted it. */
    personId: string | null;
  };
  /** `companies`: an owner deletes a company that is closing already: nothing is to wait for its coming back. */
  'company.given-up': object;
  /** `companies`: the company's time is over: it is gone when this transaction is done. */
  'company.erasing': object;
  /** `companies`: the platform closed the company, for a reason that its people are told. */
  'company.blocked': { reason: string };
  /** `companies`: the company is open again: its deletion or uninstallation was taken back, or its block. */
  'company.restored': { from: 'closing' | 'block' };
  /** `webhooks`: nothing is sent to a webhook any more: three days of failures, or its receiver says that it is gone (410). */
  'webhook.paused': { webhookId: string; name: string; why: 'failing' | 'gone' };
  /** `partnerships`: a company accepted our invitation, and says what our rules may make there. */
  'partnership.made': PartnershipFields;
  /** `partnerships`: a partner does not act any more until its cause is over: it paused, its company is closed, or its MoySklad is lost. */
  'partnership.stopped': PartnershipFields & { why: 'paused' | 'closed' | 'account' };
  /** `partnerships`: what kept a partner from acting is over. */
  'partnership.resumed': PartnershipFields;
  /** `partnerships`: a partner ended the partnership, or was erased. */
  'partnership.ended': PartnershipFields & { why: 'partner' | 'erased' };
  /** `billing`: a limit comes near (80 % of the soft number), was reached, or had something refused; told once a month of each. */
  'limit.reached': {
    /** As in `src/billing/plans.ts`: `exports`, `rowsAMonth` … */
    metric: string;
    /** `soft`: all of it is used, work goes on a little; `hard`: work was refused. */
    level: 'near' | 'soft' | 'hard';
    used: number;
    /** The soft number; the hard one where something was refused. */
    limit: number;
    /** `2026-11`; null: it does not come back with the next month. */
    month: string | null;
  };
  /** `billing`: a company has another plan. */
  'plan.changed': {
    from: string;
    to: string;
    /** Whence it comes. */
    why: 'trial' | 'paid' | 'override' | 'none';
    /** What rests from now on, because the plan has no room for it, and what goes on again. */
    paused: PlanThing[];
    woken: PlanThing[];
  };
  /** `billing`: the owner has one thing rest instead of another, within the same plan. */
  'plan.exchanged': { paused: PlanThing[]; woken: PlanThing[] };
  /** `marketplace`: MoySklad keeps the application suspended until it is paid for. */
  'marketplace.suspended': object;
}

/** Something of which a plan has a number. */
export interface PlanThing {
  /** The metric that counts it: `exports`, `members`, `webhooks` … */
  kind: string;
  id: string;
  name: string;
}

/** A partnership with another company, and what that is called. */
interface PartnershipFields {
  partnershipId: string;
  partnerName: string;
}

/** What became of one object of the source. */
export interface SourceChange {
  /** MoySklad's code of its type, `customerorder`; `stock` for a change of stock. */
  entity: string;
  /** For `stock` it is the report that tells what changed: `all`, `bystore`. */
  action: 'CREATE' | 'UPDATE' | 'DELETE' | 'all' | 'bystore';
  /** MoySklad's id of the object; null for a change of stock. */
  id: string | null;
  /** The fields that were changed, by MoySklad's names, where it tells; null: any may have been. */
  fields: string[] | null;
}

export type EventKind = keyof EventFields;

/** Something that happened in a company, and the request or job that is the cause. */
export type EventOf<Kind extends EventKind> = {
  kind: Kind;
  companyId: string;
  requestId: string;
} & EventFields[Kind];

export type DomainEvent = { [Kind in EventKind]: EventOf<Kind> }[EventKind];
