import { useTranslation } from 'react-i18next';
import type { Period } from '../../../api/exportConfigs.ts';
import type { FilterField } from '../../../api/exporters.ts';
import { formatDay, formatNumber } from '../../../shared/format.ts';
import { useLanguage } from '../../../shared/useLanguage.ts';
import type { Chosen, FilterRow } from './rows.ts';
import { wayOf } from './ways.ts';

/** Gives a function that says a condition in one line: «Сумма: от 100 до 200». */
export function useConditionInWords(fields: FilterField[]): (row: FilterRow) => string {
  const { t } = useTranslation(['export-form', 'common']);
  const language = useLanguage();

  const side = (name: 'from' | 'to', value: string | undefined) =>
    value ? `${t(`filter.${name}`)} ${value}` : '';
  const sides = (from: string | undefined, to: string | undefined) =>
    [side('from', from), side('to', to)].filter(Boolean).join(' ');

  const period = (value: Period, way: ReturnType<typeof wayOf>) => {
    if ('last' in value)
      return `${t('way.last')} ${value.last} ${t(`period.${value.unit}`, { count: value.last })}`;
    if ('current' in value || 'previous' in value) return t(`way.${way}`);
    const { from, to } = value;
    return sides(from && formatDay(from, language), to && formatDay(to, language));
  };
  return (row) => {
    const field = fields.find(({ key }) => key === row.field);
    const title = field?.title[language] ?? row.field;
    const name = (chosen: Chosen) =>
      typeof chosen === 'object' ? chosen.name : (field?.words?.[chosen]?.[language] ?? String(chosen));
    const number = (value: number | null) => (value === null ? undefined : formatNumber(value, language));
    const way = t(`way.${wayOf(row)}`);
    switch (row.op) {
      case 'period':
        return `${title}: ${period(row.period, wayOf(row))}`;
      case 'range':
        return `${title}: ${sides(number(row.from), number(row.to))}`;
      case 'is':
        return `${title}: ${row.is ? t('common:yes') : t('common:no')}`;
      case 'anyOf':
        return `${title}: ${row.chosen.map(name).join(', ')}`;
      case 'noneOf':
        return `${title}: ${way} ${row.chosen.map(name).join(', ')}`;
      case 'contains':
      case 'startsWith':
      case 'endsWith':
        return `${title}: ${way} «${row.text}»`;
      default:
        return `${title}: ${way}`;
    }
  };
}
