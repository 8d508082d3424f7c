import type { ProblemKind } from '../platform/problems.ts';

const more = {
  ru: 'Что делать: перейдите на тариф выше (страница «Тариф и использование»)',
  en: 'What to do: choose a larger plan (the page “Plan and usage”)',
};

/** A refusal at a limit: what is used up, and how to go on. Parameters: `used`, `hard`. */
function limit(
  metric: string,
  title: ProblemKind['title'],
  detail: ProblemKind['detail'],
  instead: ProblemKind['detail'],
): ProblemKind {
  return {
    code: `limit-${metric}`,
    status: 409,
    title,
    detail: {
      ru: `${detail.ru} ${more.ru} или ${instead.ru}.`,
      en: `${detail.en} ${more.en} or ${instead.en}.`,
    },
  };
}

/** What is answered where a plan has no room left, by metric. */
export const limitProblems = {
  exports: limit(
    'exports',
    { ru: 'Больше выгрузок тариф не вмещает', en: 'The plan has no room for more exports' },
    {
      ru: 'Работает выгрузок: {used}, по тарифу можно {hard}.',
      en: '{used} exports work, the plan has room for {hard}.',
    },
    { ru: 'удалите ненужную выгрузку', en: 'delete an export that is not needed' },
  ),
  members: limit(
    'members',
    { ru: 'Больше сотрудников тариф не вмещает', en: 'The plan has no room for more members' },
    {
      ru: 'Сотрудников: {used}, по тарифу можно {hard}.',
      en: 'There are {used} members, the plan has room for {hard}.',
    },
    { ru: 'удалите того, кому доступ больше не нужен', en: 'remove somebody who needs no access any more' },
  ),
  rules: limit(
    'rules',
    { ru: 'Больше правил тариф не вмещает', en: 'The plan has no room for more rules' },
    {
      ru: 'Работает правил: {used}, по тарифу можно {hard}.',
      en: '{used} rules work, the plan has room for {hard}.',
    },
    { ru: 'удалите ненужное правило', en: 'delete a rule that is not needed' },
  ),
  dealers: limit(
    'dealers',
    { ru: 'Больше дилеров тариф не вмещает', en: 'The plan has no room for more dealers' },
    {
      ru: 'Дилеров: {used}, по тарифу можно {hard}.',
      en: 'There are {used} dealers, the plan has room for {hard}.',
    },
    { ru: 'удалите тех, с кем больше не работаете', en: 'remove those whom you do not work with any more' },
  ),
  alerts: limit(
    'alerts',
    { ru: 'Больше оповещений тариф не вмещает', en: 'The plan has no room for more alerts' },
    {
      ru: 'Работает оповещений: {used}, по тарифу можно {hard}.',
      en: '{used} alerts work, the plan has room for {hard}.',
    },
    { ru: 'удалите ненужное оповещение', en: 'delete an alert that is not needed' },
  ),
  webhooks: limit(
    'webhooks',
    {
      ru: 'Больше исходящих вебхуков тариф не вмещает',
      en: 'The plan has no room for more outgoing webhooks',
    },
    {
      ru: 'Работает вебхуков: {used}, по тарифу можно {hard}.',
      en: '{used} webhooks work, the plan has room for {hard}.',
    },
    { ru: 'удалите ненужный вебхук', en: 'delete a webhook that is not needed' },
  ),
  rowsAMonth: limit(
    'rows-a-month',
    { ru: 'Строки этого месяца закончились', en: 'The rows of this month are used up' },
    {
      ru: 'Записано и изменено строк в этом месяце: {used}, по тарифу можно {hard}; следующей порции не хватает места. Уже записанное осталось, выгрузка продолжится сама с этого места, когда лимит вернётся.',
      en: '{used} rows were added or changed this month, the plan allows {hard}; the next portion does not fit in. What was written stays, and the export goes on from there by itself when there is room again.',
    },
    { ru: 'подождите начала месяца', en: 'wait for the next month' },
  ),
  runsADay: limit(
    'runs-a-day',
    { ru: 'Запуски на сегодня закончились', en: 'The runs of today are used up' },
    {
      ru: 'Запусков сегодня: {used}, по тарифу можно {hard}.',
      en: '{used} runs were started today, the plan allows {hard}.',
    },
    { ru: 'запустите завтра', en: 'start it tomorrow' },
  ),
  messagesAMonth: limit(
    'messages-a-month',
    { ru: 'Сообщения этого месяца закончились', en: 'The messages of this month are used up' },
    {
      ru: 'Отправлено сообщений: {used}, по тарифу можно {hard}.',
      en: '{used} messages were sent, the plan allows {hard}.',
    },
    { ru: 'подождите начала месяца', en: 'wait for the next month' },
  ),
} satisfies Record<string, ProblemKind>;

export const billingProblems = {
  /** What was to be exchanged is not so any more. */
  exchanged: {
    code: 'plan-exchange-stale',
    status: 409,
    title: { ru: 'Уже не так', en: 'It is not so any more' },
    detail: {
      ru: 'То, что вы хотели включить, уже не отдыхает, или то, что хотели приостановить, уже не работает. Обновите страницу и выберите снова.',
      en: 'What was to go on does not rest any more, or what was to rest does not work any more. Reload the page and choose again.',
    },
  },
  /** A schedule that the plan is not made for. Parameter: `minutes`. */
  tooOften: {
    code: 'limit-schedule-interval',
    status: 409,
    title: { ru: 'Для тарифа это слишком часто', en: 'This is too often for the plan' },
    detail: {
      ru: `По тарифу между запусками по расписанию проходит не меньше {minutes} минут. ${more.ru} или запускайте реже.`,
      en: `By the plan at least {minutes} minutes lie between two runs of a schedule. ${more.en} or let it run less often.`,
    },
  },
  /** The plan has no exports that start on changes. */
  noStartsOnChanges: {
    code: 'limit-starts-on-changes',
    status: 409,
    title: { ru: 'Запуск при изменениях в тариф не входит', en: 'The plan has no starts on changes' },
    detail: {
      ru: `По тарифу выгрузки запускаются вручную и по расписанию. ${more.ru} или настройте расписание.`,
      en: `By the plan exports start by hand and by a schedule. ${more.en} or set a schedule.`,
    },
  },
  /** Nothing runs while MoySklad waits for its money. */
  unpaid: {
    code: 'unpaid',
    status: 409,
    title: { ru: 'Приложение не оплачено', en: 'The application is not paid for' },
    detail: {
      ru: 'МойСклад приостановил приложение, потому что оно не оплачено. Всё сохранено, смотреть и настраивать можно; запуски начнутся снова, когда вы оплатите его в МоёмСкладе.',
      en: 'MoySklad suspended the application because it is not paid for. Everything is kept, and may be looked at and set up; runs begin again when it is paid for in MoySklad.',
    },
  },
  /** What an export that rests for want of room is refused with. */
  resting: {
    code: 'paused-by-plan',
    status: 409,
    title: {
      ru: 'Выгрузка отдыхает: тариф её не вмещает',
      en: 'The export rests: the plan has no room for it',
    },
    detail: {
      ru: 'После смены тарифа работает столько выгрузок, сколько он вмещает, а эта ждёт. Перейдите на тариф выше, и она включится сама, или удалите другую выгрузку: тогда эта включится сама.',
      en: 'Since the plan changed, as many exports work as it has room for, and this one waits. Choose a larger plan, and it goes on by itself, or delete another export: then this one goes on by itself.',
    },
  },
} satisfies Record<string, ProblemKind>;
