import {
  MoyskladError,
  type MoyskladWebhooks,
  moyskladProblems,
  type Webhook,
  type WebhookPair,
  webhookProblems,
} from '../../moysklad/index.ts';
import { Problem } from '../../platform/problems.ts';
import { compare, keyOf, type Plan } from './compare.ts';

/** What MoySklad tells now, and what it would not tell. */
export interface InOrder {
  /** By `keyOf`. */
  kept: Map<string, Webhook>;
  problems: Map<string, Problem>;
  /** Of what was told before: switched off or gone meanwhile, and put back. */
  repaired: Set<string>;
}

/** An address of ours: whole, and its secret. */
interface Place {
  address: string;
  secret: string;
}

/** MoySklad is looked at so often until it has what it was asked for: an answer may be lost, another program may change something. */
const ROUNDS = 3;

/**
 * Has MoySklad tell what is wanted, and nothing else to this address. Nothing is believed of an answer to a change: what stands there
 * afterwards counts, so that a lost answer makes no second webhook.
 * @param how.before MoySklad's ids of what it told until now, by `keyOf`. @param how.probes whether to find out that the tariff is
 * another one now, also where nothing is to be changed.
 * @throws MoyskladError, or the Problem it came to, where nothing can be told: the tariff, the rights, or no answer.
 */
export async function putInOrder(
  webhooks: MoyskladWebhooks,
  wanted: readonly WebhookPair[],
  how: { place: Place; before: ReadonlyMap<string, string>; probes: boolean },
): Promise<InOrder> {
  const { place, before, probes } = how;
  const problems = new Map<string, Problem>();
  const stock = [...wanted.map(keyOf), ...before.keys()].some((key) => key.startsWith('stock '));
  let found = await webhooks.list({ stock });
  const damaged = [...before].flatMap(([key, id]) => (isDamaged(found, id) ? [key] : []));
  let plan = compare(wanted, found, place);
  const [first] = plan.kept.values();
  // Nothing is written, and so nothing tells that the tariff has changed: what is on is not sent on the free one.
  if (probes && first && isDone(plan)) await settled(() => webhooks.update(first, place.address));
  for (let round = 1; !isDone(plan) && round <= ROUNDS; round += 1) {
    await apply(webhooks, plan, place.address, problems);
    found = await webhooks.list({ stock });
    plan = unrefused(compare(wanted, found, place), problems);
  }
  for (const pair of [...plan.create, ...plan.update])
    problems.set(keyOf(pair), new Problem(webhookProblems.unconfirmed));
  return { kept: plan.kept, problems, repaired: new Set(damaged.filter((key) => plan.kept.has(key))) };
}

/** Takes all webhooks of an address back. @throws MoyskladError where that is not done yet. */
export async function takeBack(webhooks: MoyskladWebhooks, place: Place): Promise<void> {
  for (const webhook of compare([], await webhooks.list({ stock: true }), place).remove)
    await webhooks.remove(webhook);
}

const isDone = ({ update, create, remove }: Plan) => update.length + create.length + remove.length === 0;

/** What was refused is not asked for again in the same look. */
function unrefused(plan: Plan, problems: ReadonlyMap<string, Problem>): Plan {
  const left = <T extends WebhookPair>(pairs: T[]) => pairs.filter((pair) => !problems.has(keyOf(pair)));
  return {
    kept: plan.kept,
    update: left(plan.update),
    create: left(plan.create),
    remove: left(plan.remove),
  };
}

function isDamaged(found: readonly Webhook[], id: string): boolean {
  const webhook = found.find((each) => each.id === id);
  return webhook?.enabled !== true;
}

/** What goes makes room: MoySklad counts the webhooks of a pair. */
async function apply(
  webhooks: MoyskladWebhooks,
  { remove, update, create }: Plan,
  address: string,
  problems: Map<string, Problem>,
): Promise<void> {
  for (const webhook of remove) await one(webhook, () => webhooks.remove(webhook));
  for (const webhook of update) await one(webhook, () => webhooks.update(webhook, address));
  for (const pair of create) await one(pair, () => webhooks.create(pair, address));

  async function one(pair: WebhookPair, change: () => Promise<void>): Promise<void> {
    const problem = await settled(change);
    if (problem) problems.set(keyOf(pair), problem);
  }
}

/** The exists-already of a create whose answer was lost, and who does it twice. */
const EXISTS = 30003;
const ofOne = [webhookProblems.count, webhookProblems.unsupported, webhookProblems.foreign];

/**
 * @returns what MoySklad says of this one webhook; null where it was done, or may have been: the next look tells.
 * @throws what concerns all of them.
 */
async function settled(change: () => Promise<void>): Promise<MoyskladError | null> {
  try {
    await change();
    return null;
  } catch (error) {
    if (!(error instanceof MoyskladError)) throw error;
    const { kind, apiCode } = error;
    if (apiCode === EXISTS || kind === webhookProblems.unavailable || kind === moyskladProblems.missing)
      return null;
    if (ofOne.some((each) => each === kind)) return error;
    throw error;
  }
}
