import { changesOf, keepRole } from '../companies/index.ts';
import { requireIntegration } from '../integrations/index.ts';
import type { Trx } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import { httpProblems } from '../platform/http/http-problems.ts';
import { Problem } from '../platform/problems.ts';
import { type Changing, changeBoth, happenedTo } from './both.ts';
import type { Accounts, Wanted } from './context.ts';
import { partnershipProblems } from './problems.ts';
import { type Chosen, type Consent, type ConsentInput, needStore } from './schema.ts';
import type { PartnershipRow } from './store.ts';
import { troubleOf } from './trouble.ts';

/** A consent whose objects MoySklad has, and the account where. */
export interface Given {
  consent: Consent;
  integrationId: string;
}

/**
 * Looks at MoySklad whether it has what a consent names: ids come from outside, and what both companies read is called as MoySklad calls
 * it. Calls out, so never within a transaction.
 * @throws Problem that names the field, or says what MoySklad says.
 */
export async function checkConsent(
  accounts: Accounts,
  companyId: string,
  { moyskladIntegrationId, ...consent }: ConsentInput,
): Promise<Given> {
  const { organization, store, counterparty } = consent;
  if (!store && consent.types.some((type) => needStore.includes(type)))
    throw new Problem(partnershipProblems.storeNeeded, {}, { field: 'consent.store' });
  const integrationId = await accounts.integration(companyId, moyskladIntegrationId);
  const wanted: Wanted[] = [
    { type: 'organization', ...organization },
    { type: 'counterparty', ...counterparty },
    ...(store ? [{ type: 'store' as const, ...store }] : []),
  ];
  const found = await accounts.find({ companyId, integrationId }, wanted);
  const named = found.map((object, index): Chosen => {
    if (object) return object;
    const { type, name } = wanted[index]!;
    throw new Problem(partnershipProblems.objectMissing, { name }, { field: `consent.${type}` });
  });
  const [ours, partner, inStore = null] = named;
  return {
    integrationId,
    consent: { ...consent, organization: ours!, counterparty: partner!, store: inStore },
  };
}

/** A consent as a line of the audit log shows it. */
export const auditedOf = ({ organization, store, counterparty, ...rest }: Consent) => ({
  ...rest,
  organization: organization.name,
  store: store?.name ?? null,
  counterparty: counterparty.name,
});

/** MoySklad was asked since the door looked: whoever gives a consent is an owner still. @throws Problem when they are not. */
export async function requireOwner(trx: Trx, userId: string): Promise<void> {
  const role = await keepRole(trx, userId);
  if (role !== 'owner') throw new Problem(httpProblems.forbidden, { needed: 'owner', role: role ?? '' });
}

/** @throws Problem when the partnership has ended. */
export function requireLasting({ ended_at }: PartnershipRow): void {
  if (ended_at) throw new Problem(partnershipProblems.ended);
}

/**
 * Says what the partner's rules may make from now on.
 * @param given as `checkConsent` answers it; null: nothing any more.
 * @throws Problem when the partnership has ended, or somebody disconnected the account meanwhile.
 */
export async function setConsent(
  trx: Trx,
  emit: Emit,
  by: Required<Changing>,
  given: Given | null,
): Promise<PartnershipRow> {
  await requireOwner(trx, by.actor.id ?? '');
  // Before the partnership is taken: whoever disconnects the account goes the same way.
  if (given) await requireIntegration(trx, 'moysklad', given.integrationId);
  return changeBoth(trx, emit, by, async ({ mine }) => {
    requireLasting(mine);
    const consent = given?.consent ?? null;
    const integrationId = given?.integrationId ?? null;
    const difference = changesOf({ ...mine.consent }, { ...consent });
    if (consent ? !difference && mine.integration_id === integrationId : !mine.consent) return null;
    const trouble = await troubleOf(trx, integrationId);
    const what = !mine.consent ? 'consent-given' : consent ? 'consent-changed' : 'consent-withdrawn';
    const changed = what === 'consent-changed' ? Object.keys(difference?.after ?? {}) : [];
    return {
      mine: { consent, integration_id: integrationId, trouble },
      theirs: { partner_consent: consent, partner_trouble: trouble },
      happened: [{ what, mine: true, details: { changed } }, ...happenedTo(mine, trouble, true)],
      audited: {
        event: `partnership.${what}`,
        ...(mine.consent && { before: auditedOf(mine.consent) }),
        ...(consent && { after: auditedOf(consent) }),
      },
    };
  });
}
