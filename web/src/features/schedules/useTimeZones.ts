import { useTranslation } from 'react-i18next';
import { offsetOf, RUSSIAN_ZONES, type RussianZone, timeZones } from './timeZones.ts';

/** Time zones for a select, «Москва (UTC+3)» first. @param chosen the one that is chosen now */
export function useTimeZones(chosen: string): { value: string; label: string }[] {
  const { t } = useTranslation('schedules');
  const isRussian = (zone: string): zone is RussianZone => RUSSIAN_ZONES.some((known) => known === zone);
  return timeZones(chosen).map((value) => ({
    value,
    label: isRussian(value) ? `${t(`zone.${value}`)} (${offsetOf(value)})` : value,
  }));
}
