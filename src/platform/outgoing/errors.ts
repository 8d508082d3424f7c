import type { ProblemKind } from '../problems.ts';
import { cleanText, shorten } from '../text.ts';

/**
 * Why a call had no answer that can be used. `network`: no connection, or it broke; `deadline`: it took too long; `broken`: the body
 * is not whole; `too-long`: it has more than is read; `redirect`: it leads elsewhere; `address`: not http, or not to be called from here; `header`: a letter that
 * cannot be sent.
 */
export type OutgoingFault =
  | 'network'
  | 'deadline'
  | 'broken'
  | 'too-long'
  | 'redirect'
  | 'address'
  | 'header';

/** A call that failed before its answer could be read. Its message holds nothing that the other side wrote but a host's name. */
export class OutgoingError extends Error {
  readonly fault: OutgoingFault;
  readonly what: string;

  constructor(fault: OutgoingFault, what: string, cause?: unknown) {
    super(`${fault}: ${what}`, { cause });
    this.name = 'OutgoingError';
    this.fault = fault;
    this.what = what;
  }

  /** Whether the same call may go well in a while. */
  get passes(): boolean {
    return this.fault === 'network' || this.fault === 'deadline' || this.fault === 'broken';
  }
}

/** What cannot pass by itself, in words; `{ru}` and `{en}` are the provider's name. */
export const outgoingProblems = {
  elsewhere: {
    code: 'provider-redirect',
    status: 502,
    title: { ru: '{ru} отправляет по другому адресу', en: '{en} points to another address' },
    detail: {
      ru: 'Вместо ответа {ru} отправляет на {what}. Складно туда не обращается, чтобы ключ доступа не попал в чужие руки. Сообщите администратору сервиса: пусть проверит этот адрес в настройках и сеть сервера.',
      en: 'Instead of an answer {en} points to {what}. Skladno does not go there, so that the access key does not fall into the wrong hands. Tell the administrator of this service to check the address of {en} and the network of the server.',
    },
  },
  tooLong: {
    code: 'provider-answer-too-long',
    status: 502,
    title: { ru: 'Слишком длинный ответ', en: 'The answer is too long' },
    detail: {
      ru: '{ru}: ответ длиннее 64 МБ и не прочитан. Запросите меньше: сузьте отбор или уберите столбцы.',
      en: 'The answer of {en} is larger than 64 MB and was not read. Ask for less: narrow the filter or remove columns.',
    },
  },
} satisfies Record<string, ProblemKind>;

/** The longest text of another side that is shown, characters. */
const MOST_TOLD = 300;

/** What another side wrote, fit to be shown: on one line, without what cannot be seen, and not long. */
export function toldBy(text: unknown): string {
  const line = cleanText(String(text)).replace(/[\p{Cc}\p{Cf}\p{Z}]+/gu, ' ');
  return shorten(line.trim(), MOST_TOLD);
}
