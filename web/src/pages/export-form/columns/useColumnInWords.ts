import { useTranslation } from 'react-i18next';
import type { ChosenColumn } from '../../../api/exportConfigs.ts';
import type { Column } from '../../../api/exporters.ts';
import { useLanguage } from '../../../shared/useLanguage.ts';
import { isGone } from './columns.ts';
import { withTitles } from './formula.ts';

/** Gives a function that says what the person made of a column; an empty text where nothing. */
export function useColumnInWords(all: Column[]): (column: ChosenColumn) => string {
  const { t } = useTranslation('export-form');
  const language = useLanguage();
  return (column) => {
    if (isGone(column, all)) return t('columns.gone');
    const original = all.find(({ key }) => key === column.key)?.title[language];
    const { format, whenEmpty, formula, title } = column;
    return [
      formula !== undefined && `= ${withTitles(formula, all, language)}`,
      title !== undefined && original !== undefined && t('columns.original', { title: original }),
      format && t(`format.${format.type}`),
      format?.decimals !== undefined && t('columns.decimalsInWords', { count: format.decimals }),
      format?.currency,
      whenEmpty !== undefined && t('columns.whenEmptyInWords', { value: whenEmpty }),
    ]
      .filter(Boolean)
      .join(' · ');
  };
}
