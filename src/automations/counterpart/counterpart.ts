import { cutText } from '../../platform/text.ts';
import type { Known } from './known.ts';
import { lineOf, type TargetLine } from './lines.ts';
import type { Link } from './link.ts';
import { type Pair, pairs } from './pairs.ts';
import { COMMENT_LENGTH, NUMBER_LENGTH, type Rule } from './rule.ts';
import type { SourceDocument } from './source-document.ts';
import type { Trouble } from './trouble.ts';

/** A document as it would be made in the other company. */
export interface Counterpart {
  /** Entity code of what is made. */
  type: string;
  /** Fields of the body, without lines and `syncId`. */
  fields: Record<string, unknown>;
  /** Each with the place of the line it comes from, from 1. */
  lines: { from: number; line: TargetLine }[];
  troubles: Trouble[];
  /** Nothing is to be made: at least one trouble stops it. */
  stopped: boolean;
}

/**
 * What a rule makes of a document: whole, or stopped with every reason, never half of it. The same is shown by a try and sent by a run.
 */
export function counterpartOf(source: SourceDocument, rule: Rule, known: Known, link: Link): Counterpart {
  const pair: Pair = pairs[rule.pair];
  const vatEnabled = source.vatEnabled ?? false;
  const troubles: Trouble[] = [];
  const lines: Counterpart['lines'] = [];
  if (pair.lines)
    for (const [index, line] of source.lines.entries()) {
      const made = lineOf(line, index + 1, { pair, rule, known, link, vatEnabled });
      lines.push(...made.lines.map((line) => ({ from: index + 1, line })));
      troubles.push(...made.troubles);
    }
  const whole = (kind: Trouble['kind']) => troubles.push({ kind, line: null, stops: true, params: {} });
  const stops = () => troubles.some(({ stops }) => stops);
  if (source.rate?.currency && !known.currency) whole('currency-unknown');
  if (source.lines.length > 0 && pair.lines && lines.length === 0 && !stops()) whole('nothing-left');
  return {
    type: pair.target,
    fields: fieldsOf(source, rule, { pair, known, link }),
    lines,
    troubles,
    stopped: stops(),
  };
}

function fieldsOf(
  source: SourceDocument,
  rule: Rule,
  { pair, known, link }: { pair: Pair; known: Known; link: Link },
): Record<string, unknown> {
  const chosen = (type: string, id: string | null) => (id === null ? undefined : link(type, id));
  const filled = (template: string, most: number) => cutText(fill(template, source), most);
  const moves = pair.parties === 'stores';
  const { currency } = known;
  const fields = {
    organization: link('organization', rule.organization),
    ...(moves
      ? { sourceStore: chosen('store', rule.store), targetStore: chosen('store', rule.targetStore) }
      : {
          agent: chosen('counterparty', rule.counterparty),
          store: pair.store === 'none' ? undefined : chosen('store', rule.store),
          contract: chosen('contract', rule.contract),
          salesChannel: sellers.has(pair.target) ? chosen('saleschannel', rule.salesChannel) : undefined,
        }),
    project: chosen('project', rule.project),
    state: rule.state === null ? undefined : link('state', rule.state, `${pair.target}/metadata/states`),
    applicable: rule.posted,
    moment: rule.moment === 'source' ? source.moment : undefined,
    name: rule.number === null ? undefined : filled(rule.number, NUMBER_LENGTH),
    description: rule.comment === '' ? undefined : filled(rule.comment, COMMENT_LENGTH),
    // A rate that is not sent is the other company's own.
    rate: currency && !currency.main ? { currency: link('currency', currency.id) } : undefined,
    ...(pair.incoming && {
      incomingNumber: cutText(source.name, NUMBER_LENGTH),
      incomingDate: source.moment,
    }),
    ...(pair.taxed && { vatEnabled: source.vatEnabled, vatIncluded: source.vatIncluded }),
    ...(!pair.lines && { sum: source.sum, paymentPurpose: source.paymentPurpose }),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Documents that have a sales channel (documentation: field tables). */
const sellers = new Set(['customerorder', 'demand', 'salesreturn', 'paymentin']);

function fill(template: string, { name, moment, meta }: SourceDocument): string {
  const [year, month, day] = moment.slice(0, 10).split('-');
  const values: Record<string, string> = {
    number: name,
    date: `${day}.${month}.${year}`,
    link: meta.uuidHref ?? meta.href,
  };
  // One pass: a number that reads `{link}` is a number.
  return template.replaceAll(/\{(number|date|link)\}/g, (_, key: string) => values[key] ?? '');
}
