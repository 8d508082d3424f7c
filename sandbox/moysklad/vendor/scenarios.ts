import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Change, Occasion } from '../journal.ts';
import { uiIdOf } from '../render.ts';
import { type Delivery, type Marketplace, parse, type VendorApp } from './app.ts';

/** What a scenario starts at (Vendor API, scenario action); the last two only by hand here. */
const ACTION_TYPES = ['ADD', 'MODIFY', 'CHANGE_STATUS', 'OVERDUE', 'CHANGE_PRODUCTION_STATE'] as const;
type ActionType = (typeof ACTION_TYPES)[number];

/** A scenario an administrator of an account has set up: at this, an application is called. */
export const scenarioSchema = z.object({
  id: z.string(),
  account: z.string(),
  appUid: z.string(),
  actionName: z.string(),
  /** An entity code. */
  objectType: z.string(),
  actionType: z.enum(ACTION_TYPES),
});
export type Scenario = z.infer<typeof scenarioSchema>;

/** One run of a scenario: what it was about and how its tries ended. */
export interface ScenarioRun {
  account: string;
  /** Unix ms. */
  at: number;
  body: { actionName: string; actionType: ActionType; objectId: string; objectType: string };
  /** 0: no answer in time. */
  statuses: number[];
  /** What the application said was wrong; people see it in the scenario's history. */
  message: string | undefined;
}

/** Runs that are remembered. */
const KEPT = 200;
/** The text says the entity's code, the example has another spelling: both come. */
const SPELLED: Record<string, string> = { customerorder: 'CustomerOrder' };

const refusal = z.object({ error: z.object({ errorMessage: z.string() }) });

/** The scenarios of all accounts. */
export class Scenarios {
  readonly list: Scenario[] = [];
  /** The newest last. */
  readonly runs: ScenarioRun[] = [];
  readonly #marketplace: Marketplace;

  constructor(marketplace: Marketplace) {
    this.#marketplace = marketplace;
  }

  add(scenario: Omit<Scenario, 'id'>): Scenario {
    const added = { id: randomUUID(), ...scenario };
    this.list.push(added);
    return added;
  }

  remove(id: string): void {
    const place = this.list.findIndex((one) => one.id === id);
    if (place >= 0) this.list.splice(place, 1);
  }

  /** Something was changed in an account: its scenarios run. */
  hear(account: string, { changes }: Occasion): void {
    for (const scenario of this.list) {
      const app = this.#marketplace.apps.find(({ appUid }) => appUid === scenario.appUid);
      if (scenario.account !== account || !app) continue;
      for (const change of changes)
        if (change.ref.type === scenario.objectType && startsAt(change).includes(scenario.actionType))
          void this.run(app, account, scenario, uiIdOf(change.ref));
    }
  }

  /**
   * Calls the application for one object; 5xx and silence are repeated for a day, while it is activated.
   * @param objectId the id in the UI, which that of goods in the API differs from.
   */
  async run(
    app: VendorApp,
    account: string,
    { actionName, actionType, objectType }: Pick<Scenario, 'actionName' | 'actionType' | 'objectType'>,
    objectId: string,
  ): Promise<ScenarioRun> {
    const body = { actionName, actionType, objectId, objectType: SPELLED[objectType] ?? objectType };
    const run: ScenarioRun = { account, at: Date.now(), body, statuses: [], message: undefined };
    const goesOn = () => this.#marketplace.isActivated(app, account);
    if (!goesOn()) return run;
    this.runs.push(run);
    if (this.runs.length > KEPT) this.runs.shift();
    const each = ({ status, answer }: Delivery): void => {
      run.statuses.push(status);
      run.message = status === 200 ? undefined : refusal.safeParse(parse(answer)).data?.error.errorMessage;
    };
    const what = { method: 'POST', place: '/scenario', body };
    await this.#marketplace.call(app, account, what, { repeats: 'long', goesOn, each });
    return run;
  }
}

function startsAt({ action, fields }: Change): ActionType[] {
  if (action === 'CREATE') return ['ADD'];
  if (action !== 'UPDATE') return [];
  return fields.includes('state') ? ['MODIFY', 'CHANGE_STATUS'] : ['MODIFY'];
}
