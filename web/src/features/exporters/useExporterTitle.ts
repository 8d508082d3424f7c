import { useQuery } from '@tanstack/react-query';
import { dictionariesQuery, exportersQuery } from '../../api/exporters.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { useAccounts } from './accounts.ts';
import { dictionaryParent, exporterOf } from './exporters.ts';

/** What is exported, in words; the key while they are not known. */
export function useExporterTitle(key: string): string {
  const language = useLanguage();
  const parent = dictionaryParent(key);
  const exporters = useQuery(exportersQuery);
  const { moysklad } = useAccounts();
  const dictionaries = useQuery({ ...dictionariesQuery(moysklad), enabled: parent !== undefined });
  const own = dictionaries.data?.find((dictionary) => dictionary.key === key)?.title;
  return own ?? exporterOf(exporters.data ?? [], key)?.title[language] ?? key;
}
