import type { EmailKind } from '../../platform/mail/emails.ts';

const openExports = { ru: 'Открыть выгрузки', en: 'Open the exports' };
const openHooks = { ru: 'Открыть вебхуки МоегоСклада', en: 'Open MoySklad’s webhooks' };

export const sheetOld: EmailKind = {
  subject: {
    ru: 'Таблица выгрузки «{name}» давно не обновлялась',
    en: 'The sheet of “{name}” has not been updated for long',
  },
  text: {
    ru: 'Таблица выгрузки «{name}» компании «{company}» старше, чем обещано: запуск опаздывает больше чем на два часа. Последнее успешное обновление: {fresh}.\n\nПричина: {cause}.\n\nЧто делать: {cure}\n\nПока таблица не обновится, мы об этом больше не напишем. Когда обновится, придёт ещё одно сообщение.',
    en: 'The sheet of “{name}” of “{company}” is older than promised: a run is more than two hours late. It was last updated: {fresh}.\n\nCause: {cause}.\n\nWhat to do: {cure}\n\nYou will not be told of this again until the sheet is updated. Then you will get one more message.',
  },
  button: openExports,
};

export const sheetFresh: EmailKind = {
  subject: {
    ru: 'Таблица выгрузки «{name}» снова свежая',
    en: 'The sheet of “{name}” is up to date again',
  },
  text: {
    ru: 'Таблица выгрузки «{name}» компании «{company}» снова обновилась вовремя. Делать ничего не нужно.',
    en: 'The sheet of “{name}” of “{company}” has been updated again. There is nothing to do.',
  },
  button: openExports,
};

export const sourceUntold: EmailKind = {
  subject: {
    ru: 'МойСклад не сообщает об изменениях: «{title}»',
    en: 'MoySklad does not tell of changes: “{title}”',
  },
  text: {
    ru: 'Выгрузки аккаунта «{title}» компании «{company}», которые запускаются при изменениях, теперь сами проверяют МойСклад раз в несколько минут. Данные не теряются, но приходят позже.\n\nПричина: {cause}.\n\nЧто делать: {cure}\n\nОб этой же причине мы больше не напишем. Когда МойСклад снова начнёт сообщать, придёт ещё одно сообщение.',
    en: 'The exports of the account “{title}” of “{company}” that start on changes now look at MoySklad themselves every few minutes. Nothing is lost, but it comes later.\n\nCause: {cause}.\n\nWhat to do: {cure}\n\nYou will not be told of the same cause again. When MoySklad tells of changes again, you will get one more message.',
  },
  button: openHooks,
  mayHoldAddress: ['title'],
};

export const sourceTold: EmailKind = {
  subject: {
    ru: 'МойСклад снова сообщает об изменениях: «{title}»',
    en: 'MoySklad tells of changes again: “{title}”',
  },
  text: {
    ru: 'МойСклад снова сообщает об изменениях в аккаунте «{title}» компании «{company}», выгрузки запускаются сразу. Делать ничего не нужно.',
    en: 'MoySklad tells of changes in the account “{title}” of “{company}” again, and exports start at once. There is nothing to do.',
  },
  button: openHooks,
  mayHoldAddress: ['title'],
};

export const newApiKey: EmailKind = {
  subject: {
    ru: 'Новый ключ API в компании «{company}»: {name}',
    en: 'A new API key in “{company}”: {name}',
  },
  text: {
    ru: '{person} создаёт в компании «{company}» ключ API «{name}» ({prefix}…). С ним программы могут работать с данными компании.\n\nЧто делать: если это были вы или ваш коллега, ничего. Если вы такого ключа не ждали, отзовите его на странице «Ключи API» и смените пароль тому, кто его создал.',
    en: '{person} has made the API key “{name}” ({prefix}…) in “{company}”. With it programs can work with the company’s data.\n\nWhat to do: nothing, if it was you or a colleague. If you did not expect this key, revoke it on the page “API keys”, and have whoever made it change their password.',
  },
  button: { ru: 'Открыть ключи API', en: 'Open the API keys' },
  mayHoldAddress: ['person'],
};
