import { Problem } from '../platform/problems.ts';
import type { Exporter } from './exporter.ts';
import { catalogue, customDictionary } from './exporters/index.ts';
import { catalogueProblems } from './problems.ts';

const customKey = /^customentity:([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;

/** The exporter of this key, if there is one. */
export function knownExporter(key: string): Exporter | undefined {
  const dictionary = customKey.exec(key)?.[1];
  if (dictionary) return customDictionary(dictionary);
  return catalogue.find((candidate) => candidate.key === key);
}

/** @throws Problem when there is no such exporter; names those there are. */
export function findExporter(key: string): Exporter {
  const exporter = knownExporter(key);
  if (exporter) return exporter;
  const known = [...catalogue.map((candidate) => candidate.key), 'customentity:<id>'].join(', ');
  throw new Problem(catalogueProblems.unknownExporter, { exporter: key, known }, { field: 'exporter' });
}
