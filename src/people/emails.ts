import type { EmailKind } from '../platform/mail/emails.ts';

/** What people are written when they sign in or up, or change how they do. */
export const emails = {
  signUp: {
    subject: { ru: 'Подтвердите почту и придумайте пароль', en: 'Confirm your email and choose a password' },
    text: {
      ru: 'Вы регистрируетесь в Складно. Перейдите по ссылке, чтобы подтвердить почту и придумать пароль.\n\nСсылка работает один раз, в течение 24 часов. Если вы не регистрировались, просто удалите письмо: без него ничего не произойдёт.',
      en: 'You are signing up for Skladno. Follow the link to confirm your address and choose a password.\n\nThe link works once, within 24 hours. If you are not signing up, delete this email: nothing happens without it.',
    },
    button: { ru: 'Завершить регистрацию', en: 'Finish signing up' },
  },
  alreadyHere: {
    subject: { ru: 'Вы уже зарегистрированы в Складно', en: 'You are already signed up at Skladno' },
    text: {
      ru: 'Кто-то, возможно вы сами, регистрируется в Складно с этой почтой. Она уже зарегистрирована: войдите с ней, а если пароль забыт, восстановите его на странице входа.\n\nЕсли это были не вы, ничего делать не нужно.',
      en: 'Somebody, perhaps you, is signing up for Skladno with this address. It is already registered: sign in with it, or reset the password on the sign-in page.\n\nIf it was not you, there is nothing to do.',
    },
    button: { ru: 'Войти', en: 'Sign in' },
  },
  resetPassword: {
    subject: { ru: 'Новый пароль для Складно', en: 'A new password for Skladno' },
    text: {
      ru: 'Перейдите по ссылке и придумайте новый пароль. После этого на всех устройствах нужно будет войти заново.\n\nСсылка работает один раз, в течение часа. Если вы этого не просили, удалите письмо: пароль останется прежним.',
      en: 'Follow the link and choose a new password. You will be signed out on every device.\n\nThe link works once, within an hour. If you did not ask for it, delete this email: your password stays the same.',
    },
    button: { ru: 'Задать новый пароль', en: 'Choose a new password' },
  },
  passwordChanged: {
    subject: { ru: 'Пароль изменён', en: 'Your password was changed' },
    text: {
      ru: 'Ваш пароль в Складно только что изменён. На других устройствах нужно будет войти заново.\n\nЕсли это были не вы, сразу восстановите пароль на странице входа.',
      en: 'Your password at Skladno has just been changed, and other devices were signed out.\n\nIf it was not you, reset the password on the sign-in page at once.',
    },
  },
  newDevice: {
    subject: { ru: 'Вход в Складно с нового устройства', en: 'A sign-in to Skladno from a new device' },
    text: {
      ru: 'В Складно под вашим именем только что вошли из браузера, в котором вы раньше не входили: {device}.\n\nЕсли это были вы, делать ничего не нужно. Если не вы, сразу откройте профиль (там видно, откуда вошли), завершите все другие сеансы, смените пароль и включите вход по коду.',
      en: 'Somebody has just signed in to Skladno as you in a browser that you have not signed in with before: {device}.\n\nIf it was you, there is nothing to do. If not, open your profile at once (it shows from where), end all other sessions, change your password and turn on the second factor.',
    },
    button: { ru: 'Открыть профиль', en: 'Open the profile' },
  },
  secondFactorOff: {
    subject: { ru: 'Вход по коду отключён', en: 'Your second factor is off' },
    text: {
      ru: 'Второй фактор вашего входа в Складно только что отключён: теперь для входа хватает пароля.\n\nЕсли это были не вы, сразу смените пароль и включите вход по коду снова в профиле.',
      en: 'The second factor of your sign-in to Skladno has just been turned off: the password alone is enough now.\n\nIf it was not you, change your password at once and turn the second factor on again in your profile.',
    },
    button: { ru: 'Открыть профиль', en: 'Open the profile' },
  },
  changeEmail: {
    subject: { ru: 'Сменить почту в Складно?', en: 'Change your email at Skladno?' },
    text: {
      ru: 'Вы хотите входить в Складно с почтой {email} вместо этой. Перейдите по ссылке, и мы отправим письмо на новый адрес, чтобы подтвердить и его.\n\nСсылка действует час. Если это были не вы, смените пароль: кто-то вошёл под вашим именем.',
      en: 'You want to sign in to Skladno with {email} instead of this address. Follow the link, and we will write to the new address to confirm it as well.\n\nThe link works for an hour. If it was not you, change your password: somebody is signed in as you.',
    },
    button: { ru: 'Сменить почту', en: 'Change the email' },
    mayHoldAddress: ['email'],
  },
  newEmail: {
    subject: { ru: 'Подтвердите новую почту', en: 'Confirm your new email' },
    text: {
      ru: 'Перейдите по ссылке, и вы будете входить в Складно с этой почтой.\n\nСсылка действует час. Если вы не меняли почту, удалите письмо.',
      en: 'Follow the link to sign in to Skladno with this address from now on.\n\nThe link works for an hour. If you did not change your address, delete this email.',
    },
    button: { ru: 'Подтвердить', en: 'Confirm' },
  },
} satisfies Record<string, EmailKind>;
