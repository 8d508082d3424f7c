import {
  bodyOf,
  callOut,
  type OutgoingAnswer,
  OutgoingError,
  outgoingProblems,
} from '../platform/outgoing/index.ts';
import { MoyskladError, moyskladName, moyskladProblems } from './errors.ts';

export type RawAnswer = OutgoingAnswer;

/** "The answer of a heavy call may take up to 300 s" (documentation: first steps). */
const ANSWER_MS = 300_000;

export interface Sent {
  /** GET unless given. */
  method?: 'GET' | 'PUT' | 'POST' | 'DELETE';
  headers?: Record<string, string>;
  body?: string;
  /** The longest that the whole call may take, ms; 300 s unless given. */
  deadlineMs?: number;
  signal?: AbortSignal | undefined;
  handsOver?(place: URL): boolean;
}

/**
 * One call of MoySklad.
 * @throws MoyskladError (`unavailable`) when no answer came, and when it leads elsewhere or is too long; the signal's reason when
 * aborted.
 */
export async function send(url: string, { headers, ...sent }: Sent): Promise<RawAnswer> {
  try {
    return await callOut(url, {
      deadlineMs: ANSWER_MS,
      headers: {
        'accept-encoding': 'gzip', // without it: 415 and an empty body
        accept: 'application/json;charset=utf-8',
        ...headers,
      },
      ...sent,
    });
  } catch (error) {
    throw problemOf(error);
  }
}

/** The body with gzip undone; what was packed is given back. @throws MoyskladError when it is not whole or too long. */
export function unpackBody(answer: Pick<RawAnswer, 'body' | 'packed'>): Buffer {
  try {
    return bodyOf(answer);
  } catch (error) {
    throw problemOf(error);
  }
}

function problemOf(error: unknown): unknown {
  if (!(error instanceof OutgoingError)) return error;
  const params = { ...moyskladName, what: error.what, answer: error.message };
  const kind = kindsOfFaults[error.fault] ?? moyskladProblems.unavailable;
  return new MoyskladError(kind, params, 0, 0, error);
}

const kindsOfFaults = {
  redirect: outgoingProblems.elsewhere,
  address: outgoingProblems.elsewhere,
  'too-long': outgoingProblems.tooLong,
  header: moyskladProblems.tokenLetters,
  network: null,
  deadline: null,
  broken: null,
};
