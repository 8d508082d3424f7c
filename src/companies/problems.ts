import type { ProblemKind } from '../platform/problems.ts';

export const companyProblems = {
  badToken: {
    code: 'bad-token',
    status: 401,
    title: { ru: 'Токен не подходит', en: 'The token is not valid' },
    detail: {
      ru: 'Заголовок Authorization: Bearer должен содержать действующий ключ API (sk_…) или токен. Обновите страницу или проверьте ключ.',
      en: 'The header Authorization: Bearer must contain a valid API key (sk_…) or token. Reload the page or check the key.',
    },
  },
  keyMistyped: {
    code: 'api-key-mistyped',
    status: 401,
    title: { ru: 'Ключ API с опечаткой', en: 'The API key is mistyped' },
    detail: {
      ru: 'В ключе не хватает знаков, или они переставлены. Скопируйте его ещё раз целиком.',
      en: 'This key is not complete: characters are missing or swapped. Copy the whole key again.',
    },
  },
  keyUnknown: {
    code: 'api-key-unknown',
    status: 401,
    title: { ru: 'Такого ключа API нет', en: 'There is no such API key' },
    detail: {
      ru: 'Ключ выпущен не здесь или удалён вместе с компанией. Выпустите новый на странице «Ключи API».',
      en: 'The key was not created here, or was deleted with its company. Create a new one on the page “API keys”.',
    },
  },
  keyRevoked: {
    code: 'api-key-revoked',
    status: 401,
    title: { ru: 'Ключ API отозван', en: 'The API key was revoked' },
    detail: {
      ru: 'Ключ отозван {day}. Выпустите новый на странице «Ключи API».',
      en: 'The key was revoked on {day}. Create a new one on the page “API keys”.',
    },
  },
  keyExpired: {
    code: 'api-key-expired',
    status: 401,
    title: { ru: 'Срок ключа API истёк', en: 'The API key has expired' },
    detail: {
      ru: 'Ключ действовал до {day}. Выпустите новый на странице «Ключи API».',
      en: 'The key was valid until {day}. Create a new one on the page “API keys”.',
    },
  },
  keyMissing: {
    code: 'unknown-api-key',
    status: 404,
    title: { ru: 'Ключ API не найден', en: 'API key not found' },
    detail: {
      ru: 'В вашей компании такого ключа нет. Обновите страницу «Ключи API».',
      en: 'Your company has no such key. Reload the page “API keys”.',
    },
  },
  none: {
    code: 'no-company',
    status: 403,
    title: { ru: 'Нет компании', en: 'No company' },
    detail: {
      ru: 'Вы не состоите ни в одной компании. Создайте свою или попросите владельца пригласить вас.',
      en: 'You are not a member of any company. Create your own, or ask an owner to invite you.',
    },
  },
  choose: {
    code: 'choose-company',
    status: 400,
    title: { ru: 'Выберите компанию', en: 'Choose a company' },
    detail: {
      ru: 'У вас несколько компаний. Назовите нужную в заголовке X-Company-Id; список — в GET /api/v1/me.',
      en: 'You have several companies. Name one in the header X-Company-Id; the list is at GET /api/v1/me.',
    },
  },
  notMember: {
    code: 'not-a-member',
    status: 403,
    title: { ru: 'Нет доступа к компании', en: 'No access to this company' },
    detail: {
      ru: 'Компании {id} нет среди ваших: её удалили, или вас из неё исключили. Обновите страницу или попросите владельца пригласить вас.',
      en: 'The company {id} is not among yours: it was deleted, or you were removed from it. Reload the page, or ask its owner to invite you.',
    },
  },
  aboveOwnRole: {
    code: 'above-own-role',
    status: 403,
    title: { ru: 'Роль выше вашей', en: 'A role above your own' },
    detail: {
      ru: 'Вы можете давать и менять роли не выше своей («{role}»). Для остального попросите владельца.',
      en: 'You can give and change roles no higher than your own (“{role}”). For others, ask an owner.',
    },
  },
  lastOwner: {
    code: 'last-owner',
    status: 409,
    title: { ru: 'Это единственный владелец', en: 'This is the only owner' },
    detail: {
      ru: 'В компании всегда есть владелец. Сначала передайте права другому сотруднику или удалите компанию.',
      en: 'A company always has an owner. Hand ownership over to another member first, or delete the company.',
    },
  },
  memberMissing: {
    code: 'unknown-member',
    status: 404,
    title: { ru: 'Такого сотрудника нет', en: 'No such member' },
    detail: {
      ru: 'Этого человека нет в компании: его исключили, или он вышел сам. Обновите страницу.',
      en: 'This person is not in the company: they were removed or have left. Reload the page.',
    },
  },
  transferToSelf: {
    code: 'transfer-to-self',
    status: 422,
    title: { ru: 'Вы и так владелец', en: 'You are the owner already' },
    detail: { ru: 'Выберите другого сотрудника.', en: 'Choose another member.' },
  },
  alreadyMember: {
    code: 'already-member',
    status: 409,
    title: { ru: 'Уже в компании', en: 'Already a member' },
    detail: {
      ru: '{email} уже есть среди сотрудников. Роль можно сменить в списке.',
      en: '{email} is already a member. The role can be changed in the list.',
    },
  },
  tooManyInvitations: {
    code: 'too-many-invitations',
    status: 409,
    title: { ru: 'Слишком много приглашений', en: 'Too many invitations' },
    detail: {
      ru: 'Неотвеченных приглашений может быть не больше {most}. Отзовите лишние.',
      en: 'There can be no more than {most} unanswered invitations. Revoke some.',
    },
  },
  invitationMissing: {
    code: 'unknown-invitation',
    status: 404,
    title: { ru: 'Такого приглашения нет', en: 'No such invitation' },
    detail: {
      ru: 'Его уже приняли или отозвали. Обновите страницу.',
      en: 'It was accepted or revoked. Reload the page.',
    },
  },
  invitationOver: {
    code: 'invitation-over',
    status: 410,
    title: { ru: 'Приглашение больше не действует', en: 'The invitation is no longer valid' },
    detail: {
      ru: 'Его приняли, отозвали, или прошло 7 дней. Попросите пригласить вас ещё раз.',
      en: 'It was accepted or revoked, or 7 days have passed. Ask to be invited again.',
    },
  },
  invitationForAnother: {
    code: 'invitation-for-another',
    status: 403,
    title: { ru: 'Приглашение для другой почты', en: 'The invitation is for another address' },
    detail: {
      ru: 'Оно отправлено на {email}. Выйдите и войдите с этой почтой.',
      en: 'It was sent to {email}. Sign out, and sign in with that address.',
    },
  },
  noRoomForInvited: {
    code: 'invitation-no-room',
    status: 409,
    title: { ru: 'В компании пока нет места', en: 'The company has no room yet' },
    detail: {
      ru: 'Тариф компании не вмещает ещё одного сотрудника. Попросите того, кто вас пригласил, освободить место или сменить тариф, и откройте эту ссылку ещё раз.',
      en: 'The company’s plan has no room for one more member. Ask whoever invited you to make room or to choose a larger plan, and open this link again.',
    },
  },
  noRoomForEmployee: {
    code: 'company-no-room',
    status: 409,
    title: { ru: 'В компании пока нет места', en: 'The company has no room yet' },
    detail: {
      ru: 'Тариф компании не вмещает ещё одного сотрудника. Попросите владельца компании в Складно освободить место или сменить тариф, и откройте Складно в МоёмСкладе ещё раз.',
      en: 'The company’s plan has no room for one more member. Ask the company’s owner in Skladno to make room or to choose a larger plan, and open Skladno in MoySklad again.',
    },
  },
  tooManyCompanies: {
    code: 'too-many-companies',
    status: 409,
    title: { ru: 'Слишком много компаний', en: 'Too many companies' },
    detail: {
      ru: 'Один человек может владеть не больше чем {most} компаниями. Удалите ненужные.',
      en: 'One person may own at most {most} companies. Delete those you do not need.',
    },
  },
  notDeleted: {
    code: 'company-not-deleted',
    status: 409,
    title: { ru: 'Компания не удаляется', en: 'The company is not being deleted' },
    detail: {
      ru: 'Восстанавливать нечего: компания работает. Обновите страницу.',
      en: 'There is nothing to restore: the company works. Reload the page.',
    },
  },
} satisfies Record<string, ProblemKind>;
