import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/useLanguage.ts';
import { type OutcomeWords, outcomeInWords, type Run } from './outcome.ts';

/** Gives a function that tells a run's outcome in words. */
export function useOutcomeWords(): (run: Run) => OutcomeWords {
  const { t } = useTranslation('tasks');
  const language = useLanguage();
  return (run) => outcomeInWords(run, t, language);
}
