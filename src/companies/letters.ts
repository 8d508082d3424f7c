import type { LetterKind } from '../platform/mail/letters.ts';

/** What people are written about a company. */
export const letters = {
  invitation: {
    subject: { ru: 'Вас приглашают в «{company}»', en: 'You are invited to “{company}”' },
    text: {
      ru: '{person} приглашает вас в компанию «{company}» в Складно. Ваша роль: {role}.\n\nСсылка действует 7 дней. Если вы не ждали приглашения, удалите письмо.',
      en: '{person} invites you to the company “{company}” at Skladno. Your role: {role}.\n\nThe link is good for 7 days. If you did not expect it, delete this letter.',
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
      en: '{person} is deleting the company “{company}” at Skladno. Exports are stopped, the access to MoySklad and Google is erased. Your sheets stay as they are.\n\nUntil {day} an owner can restore the company on the page “Company”. After that its data are gone for good.',
    },
    button: { ru: 'Открыть компанию', en: 'Open the company' },
  },
} satisfies Record<string, LetterKind>;
