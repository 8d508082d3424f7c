/** Time zones as one chooses them: the capital’s first, then the country’s from west to east, then all others by their names. */

/** Where MoySklad's users mostly are; the words are `schedules:zone.*`. */
export const RUSSIAN_ZONES = [
  'Europe/Moscow',
  'Europe/Kaliningrad',
  'Europe/Samara',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Asia/Magadan',
  'Asia/Kamchatka',
] as const;
export type RussianZone = (typeof RUSSIAN_ZONES)[number];

/** @param chosen what was chosen elsewhere, which this browser may not know @returns names, each once */
export function timeZones(chosen: string): string[] {
  return [...new Set<string>([...RUSSIAN_ZONES, ...Intl.supportedValuesOf('timeZone'), chosen])];
}

/** Like «UTC+3», as it is now. */
export function offsetOf(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(
    new Date(),
  );
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? '').replace('GMT', 'UTC');
}
