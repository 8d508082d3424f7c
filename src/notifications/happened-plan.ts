import type { Trx } from '../platform/db/database.ts';
import type { EventOf, PlanThing } from '../platform/events/events.ts';
import type { Localized } from '../platform/problems.ts';
import { note } from './happened.ts';

/** What is counted, by its metric. */
const metrics: Record<string, Localized> = {
  exports: { ru: 'Выгрузки', en: 'Exports' },
  members: { ru: 'Сотрудники', en: 'Members' },
  rules: { ru: 'Правила', en: 'Rules' },
  dealers: { ru: 'Дилеры', en: 'Dealers' },
  alerts: { ru: 'Оповещения', en: 'Alerts' },
  webhooks: { ru: 'Исходящие вебхуки', en: 'Outgoing webhooks' },
  rowsAMonth: { ru: 'Строки за месяц', en: 'Rows this month' },
  runsADay: { ru: 'Запуски за сутки', en: 'Runs today' },
  messagesAMonth: { ru: 'Сообщения за месяц', en: 'Messages this month' },
};

type Advice = Record<EventOf<'limit.reached'>['level'], Localized>;

/** Of what comes back with the next day or month. */
const ofFlows: Advice = {
  near: {
    ru: 'Пока всё работает. Что делать: посмотрите, что расходует лимит, или выберите тариф побольше заранее.',
    en: 'Everything still works. What to do: see what uses it up, or choose a bigger plan in time.',
  },
  soft: {
    ru: 'Работа пока продолжается, но скоро остановится. Что делать: выберите тариф побольше или уберите лишнее.',
    en: 'Work goes on for now, but will soon stop. What to do: choose a bigger plan, or remove what you do not need.',
  },
  hard: {
    ru: 'Следующая порция работы в тариф не помещается, поэтому она отложена. Что делать: выберите тариф побольше; отложенное продолжится само, когда появится место.',
    en: 'The next portion of work does not fit into the plan, so it is put off. What to do: choose a bigger plan; what was put off goes on by itself when there is room.',
  },
};

/** Of what there is a number: it stays as it is, only no more is added. */
const ofThings: Advice = {
  near: {
    ru: 'Место по тарифу ещё есть. Что делать: удалите лишнее или выберите тариф побольше заранее.',
    en: 'There is still room. What to do: delete what you do not need, or choose a bigger plan in time.',
  },
  soft: {
    ru: 'Всё, что есть, работает, но добавить больше нельзя. Что делать: удалите лишнее или выберите тариф побольше.',
    en: 'What there is works, but no more can be added. What to do: delete what you do not need, or choose a bigger plan.',
  },
  hard: {
    ru: 'Всё, что есть, работает, а новое не добавлено: тариф больше не вмещает. Что делать: удалите лишнее или выберите тариф побольше, затем добавьте ещё раз.',
    en: 'What there is works, but nothing was added: the plan has no more room. What to do: delete what you do not need, or choose a bigger plan, then add it again.',
  },
};

/** A limit of the plan comes near, was reached, or had something refused. */
export async function limitTold(trx: Trx, event: EventOf<'limit.reached'>): Promise<void> {
  const { companyId, requestId, metric, level, used, limit, month } = event;
  const advice = month === null ? ofThings : ofFlows;
  await note(trx, {
    ...{ companyId, requestId, kind: 'limit-reached', subject: `limit ${metric}` },
    params: {
      what: metrics[metric] ?? metric,
      used: String(used),
      limit: String(limit),
      advice: advice[level],
    },
  });
}

/** Plans by their keys, as their pages call them. */
const plans: Record<string, Localized> = {
  free: { ru: 'Бесплатный', en: 'Free' },
  start: { ru: 'Старт', en: 'Start' },
  business: { ru: 'Бизнес', en: 'Business' },
  unlimited: { ru: 'Без ограничений', en: 'Unlimited' },
};
const NAMED = 5;

/** A company has another plan, or another number of things works: what rests because of it, and what goes on again. */
export async function planTold(trx: Trx, event: EventOf<'plan.changed'>): Promise<void> {
  const { companyId, requestId, from, to, paused, woken } = event;
  if (from === to && paused.length === 0 && woken.length === 0) return;
  const before = plans[from] ?? { ru: from, en: from };
  const change =
    from === to
      ? { ru: 'Тариф прежний.', en: 'The plan is the same.' }
      : { ru: `Раньше был «${before.ru}».`, en: `Before it was “${before.en}”.` };
  await note(trx, {
    ...{ companyId, requestId, kind: 'plan-changed', subject: 'plan' },
    params: {
      to: plans[to] ?? to,
      consequence: {
        ru: change.ru + named('Приостановлено', paused, 'и ещё') + named('Снова работает', woken, 'и ещё'),
        en: change.en + named('Paused', paused, 'and') + named('Works again', woken, 'and'),
      },
    },
  });
}

/** What became of them, in a sentence; of nothing, none. */
function named(what: string, things: PlanThing[], more: string): string {
  if (things.length === 0) return '';
  const names = things.slice(0, NAMED).map(({ name }) => `«${name}»`);
  return ` ${what}: ${names.join(', ')}${things.length > NAMED ? ` ${more} ${things.length - NAMED}` : ''}.`;
}

const because: Record<EventOf<'webhook.paused'>['why'], Localized> = {
  failing: {
    ru: 'не принимает события три дня подряд',
    en: 'has not taken events for three days',
  },
  gone: { ru: 'отвечает, что его больше нет (код 410)', en: 'answers that it is gone (status 410)' },
};

/** Nothing is sent to an outgoing webhook any more. */
export async function webhookTold(trx: Trx, event: EventOf<'webhook.paused'>): Promise<void> {
  const { companyId, requestId, webhookId, name, why } = event;
  const params = { name, because: because[why] };
  await note(trx, { companyId, requestId, kind: 'webhook-paused', subject: `webhook ${webhookId}`, params });
}
