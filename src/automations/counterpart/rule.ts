import { z } from 'zod';
import { type PairName, pairs } from './pairs.ts';

/** The longest number and comment that MoySklad keeps, characters. */
export const NUMBER_LENGTH = 255;
export const COMMENT_LENGTH = 4096;

const id = z.uuid();
const choice = id.nullable().default(null);

/**
 * What a rule makes of a document in the other company; ids are of that company. `{number}`, `{date}` and `{link}` in a template stand
 * for those of the source.
 */
export const ruleSchema = z
  .strictObject({
    pair: z.enum(Object.keys(pairs) as [PairName, ...PairName[]]),
    organization: id,
    /** Who stands there for the company of the source. */
    counterparty: choice,
    store: choice,
    /** Where a move goes to. */
    targetStore: choice,
    contract: choice,
    project: choice,
    salesChannel: choice,
    state: choice,
    posted: z.boolean(),
    moment: z.enum(['source', 'now']).default('source'),
    /** Null: MoySklad numbers it. */
    number: z.string().min(1).max(NUMBER_LENGTH).nullable().default(null),
    comment: z.string().max(COMMENT_LENGTH).default(''),
    prices: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('same') }),
        z.strictObject({ kind: z.literal('percent'), percent: z.number().min(-100).max(1000) }),
        z.strictObject({ kind: z.literal('priceType'), id }),
        z.strictObject({ kind: z.literal('none') }),
      ])
      .default({ kind: 'same' }),
    /** What becomes of a line whose good nobody knows there. */
    missing: z.enum(['skip', 'stop']).default('stop'),
  })
  .superRefine((rule, context) => {
    const pair = pairs[rule.pair];
    const wanted = [
      pair.parties === 'counterparty' && 'counterparty',
      pair.store === 'required' && 'store',
      pair.parties === 'stores' && 'targetStore',
    ] as const;
    for (const name of wanted)
      if (name && rule[name] === null)
        context.addIssue({ code: 'custom', path: [name], message: 'is wanted' });
    // MoySklad refuses a move within one store (21000).
    if (pair.parties === 'stores' && rule.store !== null && rule.store === rule.targetStore)
      context.addIssue({ code: 'custom', path: ['targetStore'], message: 'is the same store' });
  });

export type Rule = z.infer<typeof ruleSchema>;
