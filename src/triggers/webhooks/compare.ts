import type { Webhook, WebhookPair } from '../../moysklad/index.ts';

/** The last part of an address of ours: whoever knows it made it. */
export const hookPath = (secret: string) => `/hooks/moysklad/${secret}`;

/** What is to be done so that MoySklad tells what is wanted, and of ours nothing else. */
export interface Plan {
  /** In order already, by `keyOf`. */
  kept: Map<string, Webhook>;
  /** Switched off, at another address, or not telling fields. */
  update: Webhook[];
  create: WebhookPair[];
  /** Nobody needs it any more. */
  remove: Webhook[];
}

export const keyOf = ({ entity, action }: WebhookPair) => `${entity} ${action}`;

/**
 * Compares what is wanted of an account with what it has. Webhooks of others, and those of our other addresses, are none of our
 * business: ours ends in the secret of this very address, also where PUBLIC_URL was another one when it was made.
 * @param address the whole address that MoySklad is to call.
 */
export function compare(
  wanted: readonly WebhookPair[],
  found: readonly Webhook[],
  { address, secret }: { address: string; secret: string },
): Plan {
  const ours = Map.groupBy(
    found.filter(({ url }) => url.endsWith(hookPath(secret))),
    keyOf,
  );
  const plan: Plan = { kept: new Map(), update: [], create: [], remove: [] };
  for (const pair of new Map(wanted.map((each) => [keyOf(each), each])).values()) {
    const same = ours.get(keyOf(pair)) ?? [];
    ours.delete(keyOf(pair));
    const first = same.find(({ url }) => url === address) ?? same[0];
    plan.remove.push(...same.filter((each) => each !== first));
    if (!first) plan.create.push({ entity: pair.entity, action: pair.action });
    else if (inOrder(first, address)) plan.kept.set(keyOf(pair), first);
    else plan.update.push(first);
  }
  plan.remove.push(...[...ours.values()].flat());
  return plan;
}

const inOrder = ({ url, enabled, fields, action }: Webhook, address: string) =>
  url === address && enabled && (fields || action !== 'UPDATE');
