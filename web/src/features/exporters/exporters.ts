import type { Exporter } from '../../api/exporters.ts';

/** The exporter of a key; the key of a custom dictionary begins with that of the exporter of all of them. */
export function exporterOf(exporters: Exporter[], key: string | null): Exporter | undefined {
  return (
    exporters.find((exporter) => exporter.key === key) ??
    exporters.find((exporter) => exporter.key === dictionaryParent(key))
  );
}

/** Key of the exporter of all custom dictionaries, for the key of one of them; undefined for any other key. */
export function dictionaryParent(key: string | null): string | undefined {
  return key?.includes(':') ? key.slice(0, key.indexOf(':')) : undefined;
}
