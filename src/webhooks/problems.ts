import type { AddressFault } from '../platform/outgoing/index.ts';
import type { ProblemKind } from '../platform/problems.ts';

export const webhookProblems = {
  missing: {
    code: 'unknown-webhook',
    status: 404,
    title: { ru: 'Вебхук не найден', en: 'Webhook not found' },
    detail: {
      ru: 'В вашей компании такого вебхука нет: его удалили. Обновите страницу «Исходящие вебхуки».',
      en: 'Your company has no such webhook: it was deleted. Reload the page “Outgoing webhooks”.',
    },
  },
  deliveryMissing: {
    code: 'unknown-webhook-delivery',
    status: 404,
    title: { ru: 'Доставка не найдена', en: 'Delivery not found' },
    detail: {
      ru: 'Доставки хранятся 14 дней, эту уже стёрли. Обновите страницу.',
      en: 'Deliveries are kept for 14 days, and this one is gone. Reload the page.',
    },
  },
  paused: {
    code: 'webhook-paused',
    status: 409,
    title: { ru: 'Вебхук на паузе', en: 'The webhook is paused' },
    detail: {
      ru: 'Пока он на паузе, события не отправляются. Возобновите его и повторите.',
      en: 'While it is paused no events are sent. Resume it and try again.',
    },
  },
  overPlan: {
    code: 'webhook-over-plan',
    status: 409,
    title: { ru: 'На тарифе нет места для этого вебхука', en: 'The plan has no room for this webhook' },
    detail: {
      ru: 'Он сам заработает на тарифе, где вебхуков больше. Или удалите другой вебхук: тогда этот включится сам.',
      en: 'It goes on by itself on a plan with more webhooks. Or delete another webhook: then this one goes on by itself.',
    },
  },
  notHttps: {
    code: 'webhook-address-not-https',
    status: 422,
    title: { ru: 'Адрес должен начинаться с https://', en: 'The address must begin with https://' },
    detail: {
      ru: 'По http:// события мог бы прочитать любой на пути. Включите https на сервере, который их принимает, и укажите адрес с https://.',
      en: 'Over http:// anybody on the way could read the events. Turn https on at the server that receives them, and give an address that begins with https://.',
    },
  },
  credentials: {
    code: 'webhook-address-with-password',
    status: 422,
    title: { ru: 'В адресе имя или пароль', en: 'A name or password in the address' },
    detail: {
      ru: 'Уберите из адреса всё между https:// и @: адрес видят все сотрудники. Что событие прислал Складно, доказывает подпись.',
      en: 'Remove what stands between https:// and @: every member sees the address. That an event comes from Skladno is proved by its signature.',
    },
  },
  port: {
    code: 'webhook-address-port',
    status: 422,
    title: { ru: 'Этот порт занят другими службами', en: 'This port belongs to other services' },
    detail: {
      ru: 'Подойдёт обычный порт https (443, его можно не указывать) или любой от 1024.',
      en: 'Use the usual port of https (443, which can be left out) or any from 1024 on.',
    },
  },
  privateAddress: {
    code: 'webhook-address-private',
    status: 422,
    title: { ru: 'Адрес внутри закрытой сети', en: 'The address is inside a private network' },
    detail: {
      ru: 'Складно отправляет события только на адреса, открытые в интернете. Укажите адрес сервера, который виден снаружи.',
      en: 'Skladno sends events only to addresses that are open on the internet. Give the address of a server that can be seen from outside.',
    },
  },
} satisfies Record<string, ProblemKind>;

/** What a person is told of an address that nothing is sent to. */
export const addressProblems: Record<AddressFault, ProblemKind> = {
  protocol: webhookProblems.notHttps,
  credentials: webhookProblems.credentials,
  port: webhookProblems.port,
  private: webhookProblems.privateAddress,
};
