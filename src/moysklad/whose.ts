import { z } from 'zod';
import type { MoyskladClient } from './client.ts';
import { MoyskladError } from './errors.ts';
import { type Right, rightsOf } from './rights.ts';

/** What a token turned out to be. */
export interface TokenOwner {
  /** A user's token, or an application's. */
  kind: 'user' | 'app';
  /** In words for a person: the employee and their login, or the application. */
  title: string;
  /** The employee's login `name@account`, or the application's uid: the same for every token of this owner. */
  uid: string;
  /** MoySklad's id of the company's account; an application's token does not tell it. */
  accountId: string | null;
  /** Null where the token does not tell: an application's rights come with its activation. */
  admin: boolean | null;
  rights: Right[] | null;
  /** Ordinary calls in 3 seconds. */
  callsPer3s: number;
  /** Units that one call takes of the budget of 45 (documentation: restrictions). */
  requestWeight: number;
}

const UNITS_PER_3_S = 45;

const employeeSchema = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  uid: z.string().optional(),
  accountId: z.string().optional(),
  permissions: z.record(z.string(), z.unknown()).default({}),
});
const applicationSchema = z.looseObject({ appUid: z.string().optional(), id: z.string().optional() });

/**
 * Whose token this is, what it may view and how much it may ask. One call or two.
 * @throws MoyskladError when the token is refused.
 */
export async function whoseToken(client: MoyskladClient): Promise<TokenOwner> {
  try {
    const { id, name, uid, accountId, permissions } = await client.get('/context/employee', employeeSchema);
    return {
      kind: 'user',
      title: [name, uid].filter(Boolean).join(', ') || 'МойСклад',
      uid: uid ?? id ?? 'МойСклад',
      accountId: accountId ?? null,
      ...rightsOf(permissions),
      ...budgetOf(client),
    };
  } catch (error) {
    // 55006: this endpoint is for users only, so the token is an application's.
    if (!(error instanceof MoyskladError) || error.apiCode !== 55006) throw error;
    const application = await client.get('/context/application', applicationSchema);
    const uid = application.appUid ?? application.id ?? 'МойСклад';
    return { kind: 'app', title: uid, uid, accountId: null, admin: null, rights: null, ...budgetOf(client) };
  }
}

/** The headers tell the budget in calls of this very token: 45, 22, 15 or 11 in 3 seconds. */
function budgetOf({ budget }: MoyskladClient): Pick<TokenOwner, 'callsPer3s' | 'requestWeight'> {
  return { callsPer3s: budget.units, requestWeight: Math.max(1, Math.floor(UNITS_PER_3_S / budget.units)) };
}
