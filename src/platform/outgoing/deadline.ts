import { OutgoingError } from './errors.ts';

/** A signal that also ends at the deadline. `end` must be called when the work is done. */
export function withDeadline(ms: number, signal: AbortSignal | null | undefined) {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(new OutgoingError('deadline', `${ms / 1000} s`)), ms);
  const pass = () => deadline.abort(signal?.reason);
  if (signal?.aborted) pass();
  signal?.addEventListener('abort', pass);
  return {
    signal: deadline.signal,
    end() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', pass);
    },
  };
}
