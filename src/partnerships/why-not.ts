import type { PartnershipTrouble } from '../../db/tables/partnerships.ts';
import type { Localized } from '../platform/problems.ts';

/** Why a rule may not make a document at its partner. The *maker* is the company whose rule it is, the *receiver* where it is made. */
export type WhyNot =
  | 'unknown'
  | 'ended'
  | 'paused-by-maker'
  | 'paused-by-receiver'
  | `${'maker' | 'receiver'}-${PartnershipTrouble}`
  | 'nothing-allowed'
  | 'type-not-allowed'
  | 'drafts-only'
  | 'sum-above-day'
  | 'documents-spent'
  | 'sum-spent';

const anew: Localized = {
  ru: 'Если хотите работать вместе, отправьте партнёру приглашение на странице «Партнёры».',
  en: 'To work together, send the partner an invitation on the page “Partners”.',
};
const askToOpen: Localized = {
  ru: 'Компания партнёра в Складно сейчас закрыта. Спросите партнёра, надолго ли; у вас всё настроено, менять ничего не нужно.',
  en: 'The partner’s company is closed in Skladno now. Ask the partner for how long; there is nothing to change here.',
};
const openOwn: Localized = {
  ru: 'Ваша компания заблокирована, ждёт удаления или не оплачена. Откройте её: там сказано, что делать.',
  en: 'Your company is blocked, waits for its deletion, or is not paid for. Open it: it says what to do.',
};
const connectOwn: Localized = {
  ru: 'Подключите МойСклад на странице «Подключения». Дальше работа продолжится сама.',
  en: 'Connect MoySklad on the page “Integrations”. All goes on by itself then.',
};
const askToConnect: Localized = {
  ru: 'Партнёру нужно подключить МойСклад в Складно. Попросите его; у вас менять ничего не нужно.',
  en: 'The partner has to connect MoySklad in Skladno. Ask them; there is nothing to change here.',
};
const resumeOwn: Localized = {
  ru: 'Вы поставили партнёрство на паузу. Нажмите «Возобновить» на странице партнёра.',
  en: 'You paused the partnership. Press “Resume” on the partner’s page.',
};
const askToResume: Localized = {
  ru: 'Партнёр поставил партнёрство на паузу. Попросите его возобновить.',
  en: 'The partner paused the partnership. Ask them to resume it.',
};
const askForTerms: Localized = {
  ru: 'Попросите партнёра изменить условия для ваших правил.',
  en: 'Ask the partner to change the terms for your rules.',
};
const changeTerms: Localized = {
  ru: 'Если вы согласны, измените условия на странице партнёра.',
  en: 'If you agree, change the terms on the partner’s page.',
};
const waitOrAsk: Localized = {
  ru: 'Лимит партнёра на сегодня использован. Завтра работа продолжится сама; если нужно раньше, попросите партнёра поднять лимит.',
  en: 'The partner’s limit for today is used. All goes on tomorrow by itself; if it must be earlier, ask the partner for a higher limit.',
};
const waitOrRaise: Localized = {
  ru: 'Лимит на сегодня использован. Завтра работа продолжится сама; если нужно раньше, поднимите лимит на странице партнёра.',
  en: 'Today’s limit is used. All goes on tomorrow by itself; if it must be earlier, raise the limit on the partner’s page.',
};

/** What either side can do about each. */
export const cures: Record<WhyNot, { maker: Localized; receiver: Localized }> = {
  unknown: { maker: anew, receiver: anew },
  ended: { maker: anew, receiver: anew },
  'paused-by-maker': { maker: resumeOwn, receiver: askToResume },
  'paused-by-receiver': { maker: askToResume, receiver: resumeOwn },
  'maker-closed': { maker: openOwn, receiver: askToOpen },
  'receiver-closed': { maker: askToOpen, receiver: openOwn },
  'maker-account': { maker: connectOwn, receiver: askToConnect },
  'receiver-account': { maker: askToConnect, receiver: connectOwn },
  'nothing-allowed': { maker: askForTerms, receiver: changeTerms },
  'type-not-allowed': { maker: askForTerms, receiver: changeTerms },
  'drafts-only': { maker: askForTerms, receiver: changeTerms },
  // One document is above what a whole day may be: waiting does not help.
  'sum-above-day': { maker: askForTerms, receiver: changeTerms },
  'documents-spent': { maker: waitOrAsk, receiver: waitOrRaise },
  'sum-spent': { maker: waitOrAsk, receiver: waitOrRaise },
};
