import type { EmailKind } from '../../platform/mail/emails.ts';

const openRun = { ru: 'Открыть запуск', en: 'Open the run' };
const openSchedule = { ru: 'Открыть расписание', en: 'Open the schedule' };

export const exportFailed: EmailKind = {
  subject: {
    ru: 'Выгрузка «{name}» не удалась: {problem}',
    en: 'The export “{name}” failed: {problem}',
  },
  text: {
    ru: 'Выгрузка «{name}» компании «{company}» не удалась.\n\nПричина: {problem}.\n\nЧто делать: {cure}\n\nО такой же неудаче этой выгрузки мы больше не напишем. Когда она снова заработает, придёт ещё одно сообщение.',
    en: 'The export “{name}” of “{company}” failed.\n\nCause: {problem}.\n\nWhat to do: {cure}\n\nYou will not be told of the same failure of this export again. When it works again, you will get one more message.',
  },
  button: openRun,
};

export const exportWell: EmailKind = {
  subject: { ru: 'Выгрузка «{name}» снова работает', en: 'The export “{name}” works again' },
  text: {
    ru: 'Выгрузка «{name}» компании «{company}» снова работает: последний запуск закончился без ошибок. Делать ничего не нужно.',
    en: 'The export “{name}” of “{company}” works again: its last run ended without errors. There is nothing to do.',
  },
  button: openRun,
};

export const schedulePaused: EmailKind = {
  subject: {
    ru: 'Расписание «{name}» приостановлено: запуски не удаются',
    en: 'The schedule of “{name}” is paused: its runs fail',
  },
  text: {
    ru: '{what} компании «{company}» не удаётся. Неудачных запусков подряд: {failures}. Чтобы не повторять их впустую, Складно приостановил расписание.\n\nЧто делать: посмотрите, что сказано о последнем запуске, и исправьте причину. Потом откройте расписание и нажмите «Возобновить».',
    en: '{what} of “{company}” fails. Failed runs in a row: {failures}. So that they are not repeated in vain, the schedule is paused.\n\nWhat to do: look at what is said about the last run and mend the cause. Then open the schedule and press “Resume”.',
  },
  button: openSchedule,
};

export const digest: EmailKind = {
  subject: {
    ru: 'Неделя в Складно: «{company}», {from} – {to}',
    en: 'Your week at Skladno: “{company}”, {from} – {to}',
  },
  text: {
    ru: 'Что выгрузки компании «{company}» сделали с {from} по {to}.\n\nУспешных запусков: {good}. С замечаниями: {look}. Неудачных: {failed}.',
    en: 'What the exports of “{company}” did from {from} to {to}.\n\nRuns that went well: {good}. With remarks: {look}. Failed: {failed}.',
  },
  button: { ru: 'Открыть запуски', en: 'Open the runs' },
};
