import assert from 'node:assert/strict';
import type { PartnershipView } from '../../src/partnerships/schema.ts';
import type { Answer, Member } from './app.ts';

type Option = { id: string; name: string };

/** What a company lets a partner's rules make, of what its MoySklad has. */
export async function consentOf(member: Member, more: Record<string, unknown> = {}) {
  const first = async (field: string): Promise<Option> => {
    const { body } = await member.call('GET', `/exporters/supply/filters/${field}/options`);
    const [option] = body.items as Option[];
    assert.ok(option, `${field}: ${JSON.stringify(body)}`);
    return { id: option.id, name: option.name };
  };
  return {
    types: ['supply'],
    organization: await first('organization'),
    store: await first('store'),
    counterparty: await first('agent'),
    posting: 'drafts',
    documentsADay: 10,
    sumADay: 100_000,
    ...more,
  };
}

/** The code of a new invitation. */
export async function inviteBy(member: Member): Promise<string> {
  const { status, body } = await member.call('POST', '/partnership-invitations', { name: 'Партнёр' });
  assert.equal(status, 201, JSON.stringify(body));
  return String(body.code);
}

export const accept = async (
  member: Member,
  code: string,
  more: Record<string, unknown> = {},
): Promise<Answer> => member.call('POST', '/partnerships', { code, consent: await consentOf(member, more) });

/** Makes partners of two companies; the second says what the first one's rules may make there. @returns the partnership's id. */
export async function makePartners(
  maker: Member,
  receiver: Member,
  more: Record<string, unknown> = {},
): Promise<string> {
  const { status, body } = await accept(receiver, await inviteBy(maker), more);
  assert.equal(status, 201, JSON.stringify(body));
  return String(body.id);
}

export async function seenBy(member: Member, id: string): Promise<PartnershipView> {
  const { status, body } = await member.call('GET', `/partnerships/${id}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body as unknown as PartnershipView;
}

/** A partnership's history, the oldest first: what, and whose. */
export async function historyOf(member: Member, id: string): Promise<[what: string, mine: boolean][]> {
  const { body } = await member.call('GET', `/partnerships/${id}/history`);
  return (body.items as { what: string; mine: boolean }[])
    .map(({ what, mine }): [string, boolean] => [what, mine])
    .reverse();
}
