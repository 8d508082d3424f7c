import type { ProblemKind } from '../platform/problems.ts';
import { kindOf, MoyskladError, moyskladProblems } from './errors.ts';

/** What stands in the way of MoySklad's telling of changes; its other refusals would be told with the cure of a run. */
export const webhookProblems = {
  tariff: {
    code: 'webhooks-tariff',
    status: 422,
    title: { ru: 'На вашем тарифе нет вебхуков', en: 'Your plan has no webhooks' },
    detail: {
      ru: 'На бесплатном тарифе МойСклад не сообщает об изменениях, поэтому Складно сам проверяет их раз в несколько минут. Чтобы изменения приходили сразу, смените тариф в МоёмСкладе: после этого нажмите «Проверить».',
      en: 'On the free plan MoySklad does not tell of changes, so Skladno looks for them itself every few minutes. For changes to come at once, change the plan in MoySklad, then press “Check”.',
    },
  },
  rightsOfToken: {
    code: 'webhooks-rights-of-token',
    status: 422,
    title: { ru: 'Вебхуки доступны только администратору', en: 'Webhooks are for administrators only' },
    detail: {
      ru: 'МойСклад подключён токеном сотрудника, который не администратор, а вебхуки создаёт только администратор. Пока Складно сам проверяет изменения раз в несколько минут. Чтобы они приходили сразу, подключите МойСклад заново токеном администратора.',
      en: 'MoySklad is connected by the token of an employee who is no administrator, and only administrators may make webhooks. For now Skladno looks for changes itself every few minutes. For them to come at once, connect MoySklad again with an administrator’s token.',
    },
  },
  rightsOfApp: {
    code: 'webhooks-rights-of-app',
    status: 422,
    title: { ru: 'Приложению не разрешены вебхуки', en: 'The application may not make webhooks' },
    detail: {
      ru: 'У приложения Складно в МоёмСкладе ещё нет права на вебхуки. Пока Складно сам проверяет изменения раз в несколько минут. Чтобы они приходили сразу, откройте Складно в разделе «Приложения» МоегоСклада и подтвердите новые права.',
      en: 'The application Skladno has no right to make webhooks in MoySklad yet. For now Skladno looks for changes itself every few minutes. For them to come at once, open Skladno among “Приложения” (Applications) in MoySklad and confirm its new rights.',
    },
  },
  count: {
    code: 'webhooks-count',
    status: 422,
    title: { ru: 'Слишком много вебхуков', en: 'Too many webhooks' },
    detail: {
      ru: 'МойСклад не создаёт больше вебхуков на это изменение: их уже столько, сколько разрешено. Их создали другие программы. Отключите от МоегоСклада те, которыми вы больше не пользуетесь, или попросите того, кто их настраивал, убрать лишние вебхуки, потом нажмите «Проверить». Пока эти изменения Складно находит сам. Ответ МоегоСклада: {answer}',
      en: 'MoySklad makes no more webhooks for this change: there are as many as it allows. Other programs made them. Disconnect from MoySklad those that you use no more, or ask whoever set them up to remove what is not needed, then press “Check”. For now Skladno finds these changes itself. MoySklad said: {answer}',
    },
  },
  unsupported: {
    code: 'webhooks-unsupported',
    status: 422,
    title: { ru: 'Об этом МойСклад не сообщает', en: 'MoySklad does not tell of this' },
    detail: {
      ru: 'Таких вебхуков в МоёмСкладе нет, делать ничего не нужно: эти изменения Складно находит сам. Ответ МоегоСклада: {answer}',
      en: 'MoySklad has no such webhooks, and there is nothing to do: Skladno finds these changes itself. MoySklad said: {answer}',
    },
  },
  address: {
    code: 'webhooks-address-refused',
    status: 422,
    title: { ru: 'МойСклад не принял адрес', en: 'MoySklad refused the address' },
    detail: {
      ru: 'МойСклад не принял адрес, по которому Складно ждёт сообщений. Вам делать ничего не нужно; кто обслуживает Складно, пусть проверит PUBLIC_URL: адрес должен быть короче. Ответ МоегоСклада: {answer}',
      en: 'MoySklad refused the address at which Skladno waits to be told. There is nothing for you to do; whoever runs Skladno should look at PUBLIC_URL: the address must be shorter. MoySklad said: {answer}',
    },
  },
  foreign: {
    code: 'webhooks-foreign',
    status: 422,
    title: { ru: 'Вебхук создан другим подключением', en: 'The webhook was made by another connection' },
    detail: {
      ru: 'Этот вебхук Складно создал, когда МойСклад был подключён иначе, и теперь не может его менять. Подключите МойСклад заново токеном администратора и нажмите «Проверить». Пока эти изменения Складно находит сам. Ответ МоегоСклада: {answer}',
      en: 'Skladno made this webhook when MoySklad was connected in another way, and may not change it now. Connect MoySklad again with an administrator’s token and press “Check”. For now Skladno finds these changes itself. MoySklad said: {answer}',
    },
  },
  limit: {
    code: 'webhooks-limit',
    status: 429,
    title: { ru: 'МойСклад ограничил число запросов', en: 'MoySklad limits the number of requests' },
    detail: {
      ru: 'Лимит запросов вашего МоегоСклада исчерпали другие программы, поэтому вебхуки проверить не удалось. Складно сам проверит их через несколько минут.',
      en: 'Other programs use up the request limit of your MoySklad account, so the webhooks could not be checked. Skladno checks them by itself in a few minutes.',
    },
  },
  unavailable: {
    code: 'webhooks-unavailable',
    status: 503,
    title: { ru: 'МойСклад не отвечает', en: 'MoySklad does not answer' },
    detail: {
      ru: 'МойСклад временно недоступен ({answer}), поэтому вебхуки проверить не удалось. Складно сам проверит их через несколько минут.',
      en: 'MoySklad is unavailable for now ({answer}), so the webhooks could not be checked. Skladno checks them by itself in a few minutes.',
    },
  },
  unconfirmed: {
    code: 'webhooks-unconfirmed',
    status: 503,
    title: { ru: 'МойСклад не подтвердил вебхук', en: 'MoySklad did not confirm the webhook' },
    detail: {
      ru: 'Складно попросил МойСклад сообщать об этом, но подтверждения нет. Складно сам попробует ещё раз через несколько минут.',
      en: 'Skladno asked MoySklad to tell of this, but that was not confirmed. Skladno tries again by itself in a few minutes.',
    },
  },
} satisfies Record<string, ProblemKind>;

const p = webhookProblems;
/** Documentation: errors of webhooks. 30003, a webhook that is there already, is no trouble: who made it looks. */
const kinds = new Map<number, ProblemKind>([
  [30000, p.unsupported],
  [30002, p.unsupported],
  [30008, p.unsupported],
  [30005, p.address],
  [30010, p.address],
  [30006, p.tariff],
  [30007, p.count],
  [1017, p.foreign],
  [1018, p.foreign],
]);
const kept = new Map<ProblemKind, ProblemKind>([
  [moyskladProblems.limit, p.limit],
  [moyskladProblems.unavailable, p.unavailable],
]);

/** A refusal of a call about webhooks, with the cure that helps there. @param byApp an application's token was refused, not a person's. */
export function webhookProblem(error: MoyskladError, byApp: boolean): MoyskladError {
  const { status, apiCode, params } = error;
  const rights = byApp ? p.rightsOfApp : p.rightsOfToken;
  const kind =
    kinds.get(apiCode) ??
    kept.get(error.kind) ??
    (error.kind === moyskladProblems.forbidden || kindOf(status, apiCode) === moyskladProblems.forbidden
      ? rights
      : error.kind);
  return new MoyskladError(kind, params, status, apiCode, error);
}
