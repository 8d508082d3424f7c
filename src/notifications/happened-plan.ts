import { promisedTo, promisesOf } from '../billing/index.ts';
import type { Trx } from '../platform/db/database.ts';
import type { EventOf, PlanThing } from '../platform/events/events.ts';
import { dayOf } from '../platform/moments.ts';
import type { Language, Localized } from '../platform/problems.ts';
import { slowedSince } from '../triggers/index.ts';
import { note } from './happened.ts';
import { printDay } from './words.ts';

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

/** A company has another plan, or another number of things works: what rests or is slower because of it, and what goes on again. */
export async function planTold(trx: Trx, event: EventOf<'plan.changed'>): Promise<void> {
  const { companyId, requestId, from, to, paused, woken } = event;
  if (from === to && paused.length === 0 && woken.length === 0) return;
  const lost = from === to ? none : await lostSince(trx, from);
  const consequence = (language: Language) =>
    [
      (from === to ? same : changed(plans[from] ?? { ru: from, en: from }))[language],
      ...named(language, rests, namesOf(paused)),
      ...named(language, works, namesOf(woken)),
      ...lost[language],
    ].join(' ');
  await note(trx, {
    ...{ companyId, requestId, kind: 'plan-changed', subject: 'plan' },
    params: {
      to: plans[to] ?? to,
      consequence: { ru: consequence('ru'), en: consequence('en') },
    },
  });
}

const same: Localized = { ru: 'Тариф прежний.', en: 'The plan is the same.' };
const changed = ({ ru, en }: Localized): Localized => ({
  ru: `Раньше был «${ru}».`,
  en: `Before it was “${en}”.`,
});
const rests: Localized = { ru: 'Приостановлено', en: 'Paused' };
const works: Localized = { ru: 'Снова работает', en: 'Works again' };
const none: Record<Language, string[]> = { ru: [], en: [] };
const namesOf = (things: PlanThing[]) => things.map(({ name }) => ({ name }));

/** What the plan before had of schedules, of starts on changes and of history, and this one has not: by names, and until when. */
async function lostSince(trx: Trx, from: string): Promise<Record<Language, string[]>> {
  const { minutes, schedules, onChanges } = await slowedSince(trx, from);
  const { historyDays, historyGraceUntil, timeZone } = await promisedTo(trx);
  const less = historyDays !== null && historyDays < promisesOf(from).historyDays;
  const day = less && historyGraceUntil ? printDay(dayOf(historyGraceUntil, timeZone)) : null;
  const told = (language: Language) => {
    const sentences = [
      ...named(
        language,
        {
          ru: `По расписанию запускается не чаще раза в ${minutes} минут`,
          en: `Started by a schedule every ${minutes} minutes at most`,
        },
        schedules.map(({ name, verify }) => ({ name, before: verify ? comparison : undefined })),
      ),
      ...named(
        language,
        {
          ru: 'При изменениях в МоёмСкладе больше не запускается, изменения попадут в таблицу ночью',
          en: 'Not started by changes in MoySklad any more, which come into the sheet at night',
        },
        onChanges.map((name) => ({ name })),
      ),
      ...(day === null
        ? []
        : [
            {
              ru: `Запуски старше ${historyDays} дней начнут удаляться ${day}.`,
              en: `Runs of more than ${historyDays} days ago are deleted from ${day} on.`,
            }[language],
          ]),
    ];
    return sentences.length > 0 ? [...sentences, comesBack[language]] : [];
  };
  return { ru: told('ru'), en: told('en') };
}

const comparison: Localized = { ru: 'сверка ', en: 'the comparison of ' };
const comesBack: Localized = {
  ru: 'Ваши настройки сохранены: на тарифе побольше всё снова будет как раньше.',
  en: 'Your settings are kept: on a larger plan all of it is again as it was.',
};

/** What became of things, in a sentence; of nothing, none. */
function named(
  language: Language,
  what: Localized,
  things: { name: string; before?: Localized | undefined }[],
): string[] {
  if (things.length === 0) return [];
  const names = things
    .slice(0, NAMED)
    .map(({ name, before }) => `${before?.[language] ?? ''}${quoted[language](name)}`);
  const more = things.length > NAMED ? ` ${andMore[language]} ${things.length - NAMED}` : '';
  return [`${what[language]}: ${names.join(', ')}${more}.`];
}

const quoted = { ru: (name: string) => `«${name}»`, en: (name: string) => `“${name}”` };
const andMore: Localized = { ru: 'и ещё', en: 'and' };

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
