import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Cell } from '../../api/exporters.ts';
import type { ChangeKind } from '../../api/exportTasks.ts';
import { formatCell, type Look } from '../../shared/format.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import classes from './Difference.module.css';

interface Props {
  kind: ChangeKind;
  before: Cell;
  after: Cell;
  look: Look;
}

/** A cell of a row that differs. Of a changed one both values: what was is struck through, what is stands out. */
export function ChangedCell({ kind, before, after, look }: Props) {
  const { t } = useTranslation(['task', 'common']);
  const language = useLanguage();
  const inWords = (cell: Cell) =>
    formatCell(cell, look, language, { yes: t('common:yes'), no: t('common:no') });
  if (kind === 'added') return inWords(after);
  if (kind === 'removed') return <del className={classes.before}>{inWords(before)}</del>;
  const empty = t('difference.empty');
  return (
    <>
      <VisuallyHidden>{t('difference.before')} </VisuallyHidden>
      <del className={classes.before}>{inWords(before) || empty}</del>
      <span aria-hidden> → </span>
      <VisuallyHidden>{t('difference.after')} </VisuallyHidden>
      <ins className={classes.after}>{inWords(after) || empty}</ins>
    </>
  );
}
