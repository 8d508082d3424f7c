import { z } from 'zod';

const callsSchema = z.array(
  z.object({ method: z.string(), path: z.string(), status: z.number(), requestBytes: z.number() }),
);
type Call = z.infer<typeof callsSchema>[number];

/** What both providers were asked, as they saw it themselves. */
export interface Traffic {
  moysklad: { calls: number; refused: number };
  /** As Google counts them: searches by POST are reads; the call for a token is neither. */
  sheets: { reads: number; writes: number; refused: number; writtenBytes: number };
  /** All calls of both providers, that for a token included. */
  calls: number;
}

const asksByPost = /(developerMetadata:search|:batchGetByDataFilter|:getByDataFilter)$/;

/** Sums up what the sandboxes noted of every call. */
export function countTraffic(moyskladCalls: unknown, googleCalls: unknown): Traffic {
  const source = callsSchema.parse(moyskladCalls);
  const google = callsSchema.parse(googleCalls);
  const sheets = google.filter(({ path }) => path.startsWith('/v4/'));
  const isRead = ({ method, path }: Call) => method === 'GET' || asksByPost.test(path);
  const writes = sheets.filter((call) => !isRead(call));
  return {
    moysklad: { calls: source.length, refused: refused(source) },
    sheets: {
      reads: sheets.length - writes.length,
      writes: writes.length,
      refused: refused(google),
      writtenBytes: writes.reduce((sum, { requestBytes }) => sum + requestBytes, 0),
    },
    calls: source.length + google.length,
  };
}

function refused(calls: Call[]): number {
  return calls.filter(({ status }) => status === 429).length;
}
