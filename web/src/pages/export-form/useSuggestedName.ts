import { useQuery } from '@tanstack/react-query';
import { templatesQuery } from '../../api/templates.ts';
import { cutText } from '../../shared/text.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import type { Draft } from './draft.ts';

/** Of an export, characters. */
const LONGEST_NAME = 200;

/** What an export is called when the person names it nothing: as its template, else by what goes where. */
export function useSuggestedName(draft: Draft, exporterTitle: string): string {
  const language = useLanguage();
  const { data = [] } = useQuery(templatesQuery);
  const template = data.find(({ key }) => key === draft.template);
  const place = `${exporterTitle} → ${draft.spreadsheet?.title ?? ''}`;
  return cutText(template?.title[language] ?? place, LONGEST_NAME);
}
