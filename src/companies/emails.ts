import type { EmailKind } from '../platform/mail/emails.ts';

/** What people are written about a company. */
export const emails = {
  invitation: {
    subject: { ru: 'Вас приглашают в «{company}»', en: 'You are invited to “{company}”' },
    text: {
      ru: '{person} приглашает вас в компанию «{company}» в Складно. Ваша роль: {role}.\n\nСсылка действует 7 дней. Если вы не ждали приглашения, удалите письмо.',
      en: '{person} invites you to the company “{company}” at Skladno. Your role: {role}.\n\nThe link works for 7 days. If you did not expect an invitation, delete this email.',
    },
    button: { ru: 'Посмотреть приглашение', en: 'See the invitation' },
  },
  companyDeleted: {
    subject: {
      ru: 'Компания «{company}» будет удалена {day}',
      en: 'The company “{company}” will be deleted on {day}',
    },
    text: {
      ru: '{person} удаляет компанию «{company}» в Складно. Выгрузки остановлены, ключи доступа к МоемуСкладу и Google стёрты. Таблицы остаются у вас как есть.\n\nДо {day} владелец может восстановить компанию на странице «Компания». После этого данные сотрутся навсегда.',
      en: '{person} is deleting the company “{company}” at Skladno. Exports are stopped, and access to MoySklad and Google is erased. Your sheets stay as they are.\n\nUntil {day} an owner can restore the company on the page “Company”. After that its data is gone for good.',
    },
    button: { ru: 'Открыть компанию', en: 'Open the company' },
  },
  companyUninstalled: {
    subject: {
      ru: 'Приложение удалено из МоегоСклада: данные компании «{company}» сотрутся {day}',
      en: 'The application was removed from MoySklad: the data of “{company}” will be erased on {day}',
    },
    text: {
      ru: 'В МоёмСкладе удалили приложение Складно, которым пользуется компания «{company}». Выгрузки остановлены, доступ к МоемуСкладу и к аккаунтам Google отозван. Таблицы остаются у вас как есть.\n\nЕсли до {day} установить приложение снова, настройки выгрузок вернутся: останется подключить Google. После этого данные сотрутся навсегда.',
      en: 'The application Skladno, which “{company}” uses, was removed in MoySklad. Exports are stopped, and access to MoySklad and to Google accounts is withdrawn. Your sheets stay as they are.\n\nInstall the application again before {day}, and your export settings come back: you only have to connect Google. After that the data is gone for good.',
    },
  },
  companySuspended: {
    subject: {
      ru: 'МойСклад приостановил приложение: выгрузки компании «{company}» остановлены',
      en: 'MoySklad suspended the application: the exports of “{company}” are stopped',
    },
    text: {
      ru: 'МойСклад приостановил приложение Складно для компании «{company}»: обычно это значит, что закончилась оплата. Выгрузки остановлены.\n\nНастройки, таблицы и подключение Google сохранены. Оплатите приложение в МоёмСкладе: выгрузки по расписанию продолжатся сами, остальные запустите на странице «Выгрузки».',
      en: 'MoySklad suspended the application Skladno for “{company}”: usually this means that the subscription has run out. Exports are stopped.\n\nSettings, sheets and the access to Google are kept. Pay for the application in MoySklad: scheduled exports go on by themselves; start the others on the page “Exports”.',
    },
  },
  companyBlocked: {
    subject: {
      ru: 'Компания «{company}» заблокирована в Складно',
      en: 'The company “{company}” is blocked at Skladno',
    },
    text: {
      ru: 'Поддержка Складно заблокировала компанию «{company}». Причина: {reason}\n\nВыгрузки остановлены. Настройки, таблицы и подключения сохранены: когда компанию разблокируют, подключать ничего не придётся. Если это ошибка, напишите в поддержку Складно.',
      en: 'Skladno support has blocked the company “{company}”. The reason: {reason}\n\nExports are stopped. Settings, sheets and integrations are kept: when the company is unblocked, nothing will have to be connected again. If this is a mistake, write to Skladno support.',
    },
  },
  companyUnblocked: {
    subject: {
      ru: 'Компания «{company}» снова работает в Складно',
      en: 'The company “{company}” works at Skladno again',
    },
    text: {
      ru: 'Поддержка Складно разблокировала компанию «{company}». Расписания работают, остановленные выгрузки можно запустить на странице «Выгрузки».',
      en: 'Skladno support has unblocked the company “{company}”. Schedules work; exports that were stopped can be started on the page “Exports”.',
    },
    button: { ru: 'Открыть компанию', en: 'Open the company' },
  },
  companyErased: {
    subject: { ru: 'Данные компании «{company}» стёрты', en: 'The data of “{company}” is erased' },
    text: {
      ru: '30 дней прошли: настройки, история и подключения компании «{company}» стёрты из Складно навсегда, доступ к аккаунтам Google отозван. Таблицы остаются у вас как есть.',
      en: 'The 30 days are over: settings, history and integrations of “{company}” are erased from Skladno for good, and access to Google accounts is withdrawn. Your sheets stay as they are.',
    },
  },
} satisfies Record<string, EmailKind>;
