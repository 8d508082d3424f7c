const MOSCOW_OFFSET_MS = 3 * 60 * 60 * 1000;
const MOMENT = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})(?::(\d{2})(?:\.(\d{3}))?)?$/;

/** Fields kept with minute precision, seconds and milliseconds zero (general page, «Формат даты и времени»). */
export const MINUTE_FIELDS = new Set(['moment', 'deliveryPlannedMoment', 'certificateDate']);

/** The Moscow wall clock at a Unix moment (ms), as the API prints it: `YYYY-MM-DD HH:MM:SS.mmm`. */
export function moscowTime(unixMs: number): string {
  return new Date(unixMs + MOSCOW_OFFSET_MS).toISOString().replace('T', ' ').slice(0, 23);
}

/** The same moment with seconds and milliseconds zero. */
export function toMinute(moment: string): string {
  return `${moment.slice(0, 16)}:00.000`;
}

/** A moment spelled in any form the API takes, in the full form; undefined when it is none. */
export function parseMoment(text: string): string | undefined {
  const parts = MOMENT.exec(text);
  if (!parts) return undefined;
  const full = `${parts[1]} ${parts[2]}:${parts[3] ?? '00'}.${parts[4] ?? '000'}`;
  const time = Date.parse(`${full.replace(' ', 'T')}Z`);
  // Date.parse rolls 31 February over to March; the round trip finds it out.
  return Number.isNaN(time) || moscowTime(time - MOSCOW_OFFSET_MS) !== full ? undefined : full;
}
