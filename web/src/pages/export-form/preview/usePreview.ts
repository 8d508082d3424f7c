import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ColumnChoice } from '../../../api/exportConfigs.ts';
import { previewQuery, type Selection } from '../../../api/exporters.ts';
import { useAccounts } from '../../../features/exporters/accounts.ts';

/** The server asks MoySklad for every preview: wait until the person stops clicking, ms. */
const PAUSE_MS = 600;

export interface Previewed {
  exporter: string;
  /** null: the exporter's default columns. */
  columns: ColumnChoice[] | null;
  selection: Selection;
}

/** The first rows of a draft; several that ask for the same one share the answer. */
export function usePreview({ exporter, columns, selection }: Previewed) {
  const [asked] = useDebouncedValue(JSON.stringify({ columns, selection }), PAUSE_MS);
  const wanted: Pick<Previewed, 'columns' | 'selection'> = JSON.parse(asked);
  const { moysklad } = useAccounts();
  return useQuery(previewQuery(exporter, wanted.columns, wanted.selection, moysklad));
}
