import { useTranslation } from 'react-i18next';
import type { ChosenColumn } from '../../../api/exportConfigs.ts';
import type { Column } from '../../../api/exporters.ts';
import { useLanguage } from '../../../shared/useLanguage.ts';
import { isGone } from './columns.ts';

/** Gives a function that says what the person made of a column; an empty text where nothing. */
export function useColumnInWords(all: Column[]): (column: ChosenColumn) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return (column) => {
    if (isGone(column, all)) return t('form.columns.gone');
    const original = all.find(({ key }) => key === column.key)?.title[language];
    const { format, whenEmpty, formula, title } = column;
    return [
      formula !== undefined && `= ${formula}`,
      title !== undefined && original !== undefined && t('form.columns.original', { title: original }),
      format && t(`form.format.${format.type}`),
      format?.decimals !== undefined && t('form.columns.decimalsInWords', { count: format.decimals }),
      format?.currency,
      whenEmpty !== undefined && t('form.columns.whenEmptyInWords', { value: whenEmpty }),
    ]
      .filter(Boolean)
      .join(' · ');
  };
}
