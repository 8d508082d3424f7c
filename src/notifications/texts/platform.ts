import type { EmailKind } from '../../platform/mail/emails.ts';

const openHealth = { ru: 'Открыть состояние', en: 'Open the health page' };

/** What the platform's own people are written. */
export const platformEmails = {
  providerDown: {
    subject: { ru: '{provider} не отвечает', en: '{provider} is down' },
    text: {
      ru: '{provider} не отвечает: за последние три минуты без ответа или с ошибкой закончилась половина вызовов всех компаний или больше. Выгрузки повторяют попытки.\n\nЧто делать: посмотрите на вызовы. Если это надолго, остановите всё, чему нужен {provider}, с причиной для людей: тогда запуски подождут, а не закончатся неудачей.\n\nПока он не заработает, мы об этом больше не напишем. Когда заработает, придёт ещё одно письмо.',
      en: '{provider} is down: half of the calls of all companies or more in the last three minutes had no answer or ended with an error. Exports try again.\n\nWhat to do: look at the calls. If it takes long, stop what needs {provider}, with a reason for people: then runs wait and do not fail.\n\nYou will not be told again until it is well. Then you will get one more email.',
    },
    button: openHealth,
  },
  providerUp: {
    subject: { ru: '{provider} снова отвечает', en: '{provider} is well again' },
    text: {
      ru: '{provider} снова отвечает. Если вы останавливали то, чему он нужен, пора продолжить.',
      en: '{provider} answers again. If you stopped what needs it, it is time to let it go on.',
    },
    button: openHealth,
  },
  deadJobs: {
    subject: {
      ru: 'Задания, от которых очередь отказалась: {count}',
      en: 'Jobs that were given up: {count}',
    },
    text: {
      ru: 'Заданий, которые не удались слишком много раз: {count}. Очереди: {queues}.\n\nЧто делать: откройте очередь, прочитайте, что сказала последняя попытка, исправьте причину и повторите задания или уберите их.\n\nО новых за следующий час придёт одно письмо.',
      en: 'Jobs that failed too often: {count}. Queues: {queues}.\n\nWhat to do: open the queue, read what the last attempt said, mend the cause, and repeat the jobs or throw them away.\n\nOf new ones within the next hour you will get one email.',
    },
    button: { ru: 'Открыть очередь', en: 'Open the queue' },
  },
} satisfies Record<string, EmailKind>;
