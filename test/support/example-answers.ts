import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { linkIn } from '../../src/catalogue/columns/columns.ts';
import type { Exporter } from '../../src/catalogue/exporter.ts';
import { catalogue, customDictionary } from '../../src/catalogue/exporters/index.ts';
import type { SourceMetadata, SourceRow } from '../../src/protocol/index.ts';

/** The official example answers, each with the exporter it belongs to. */
export interface Example {
  file: string;
  exporter: Exporter;
  answer: unknown;
}

const listSchema = z.looseObject({ rows: z.array(z.looseObject({ id: z.string().optional() })) });

/** Every example of a list, of lines and of a report that has an exporter, and the files that have none. */
export async function exampleAnswers(folder: string): Promise<{ examples: Example[]; others: string[] }> {
  const read = async (path: string) => JSON.parse(await readFile(join(folder, path), 'utf8')) as unknown;
  const examples: Example[] = [];
  const others: string[] = [];
  for await (const file of glob('{*.json,positions/*.json,report/*.json}', { cwd: folder })) {
    const answer = await read(file);
    const exporter = exporterOf(file, answer);
    if (!exporter) others.push(file);
    else if (!file.startsWith('positions/')) examples.push({ file, exporter, answer });
    else examples.push({ file, exporter, answer: await withLines(exporter, listSchema.parse(answer)) });
  }
  return { examples, others };

  /** Lines come within their document. Samples of documents and of lines are of different documents. */
  async function withLines({ reading }: Exporter, lines: z.infer<typeof listSchema>): Promise<unknown> {
    const path = `${basename(reading.path)}.json`;
    const list = existsSync(join(folder, path)) ? listSchema.parse(await read(path)) : { rows: [] };
    const [document = { id: '00000000-0000-4000-8000-000000000000' }] = list.rows;
    return { rows: [{ ...document, [reading.lines ?? '']: lines }] };
  }
}

function exporterOf(file: string, answer: unknown): Exporter | undefined {
  const [entity = '', collection = 'positions'] = basename(file, '.json').split('.');
  const known = (key: string) => catalogue.find((exporter) => exporter.key === key);
  if (file.startsWith('report/')) return known(`report_${entity}`) ?? known(entity);
  if (file.startsWith('positions/')) {
    return catalogue.find(
      ({ reading }) =>
        reading.path === `/entity/${entity}` && reading.lines?.toLowerCase() === collection.toLowerCase(),
    );
  }
  if (entity === 'customentity') {
    const [element] = listSchema.parse(answer).rows;
    return customDictionary(linkIn(element)?.path?.replace('customentity/', '') ?? '');
  }
  return known(entity) ?? known(entity.replace('_old_endpoint', ''));
}

const exampleMetadataSchema = z.looseObject({
  attributes: z
    .array(
      z.looseObject({
        id: z.string().optional(),
        meta: z.looseObject({ href: z.string() }).optional(),
        name: z.string(),
        type: z.string(),
      }),
    )
    .catch([]),
  states: z.array(z.looseObject({ id: z.string(), name: z.string() })).catch([]),
});

/** What the examples say an account adds to an exporter's entity. */
export async function exampleMetadata(folder: string, exporter: Exporter): Promise<SourceMetadata> {
  const path = join(folder, 'metadata', `${exporter.metadata?.split('/')[0]}.json`);
  const text = existsSync(path) ? await readFile(path, 'utf8') : '{}';
  const { attributes, states } = exampleMetadataSchema.parse(JSON.parse(text));
  const prices = z
    .array(z.looseObject({ id: z.string(), name: z.string() }))
    .parse(JSON.parse(await readFile(join(folder, 'misc/pricetype_list.json'), 'utf8')));
  return {
    attributes: (exporter.fields ? attributes : []).map(({ id, meta, name, type }) => ({
      id: id ?? basename(meta?.href ?? ''),
      href: meta?.href ?? '',
      name,
      type,
      dictionary: null,
    })),
    states: states.map(({ id, name }) => ({ id, name, color: null })),
    priceTypes: exporter.prices ? prices : [],
  };
}

/** The names that stand anywhere in the examples: by type, by id. */
export async function exampleNames(folder: string): Promise<Record<string, Record<string, string>>> {
  const names: Record<string, Record<string, string>> = {};
  for await (const file of glob('**/*.json', { cwd: folder })) {
    collect(JSON.parse(await readFile(join(folder, file), 'utf8')));
  }
  return names;

  function collect(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    const link = linkIn(value);
    if (link?.name !== undefined) {
      const known = names[link.type] ?? {};
      names[link.type] = known;
      known[link.id] ??= link.name;
      const { id } = value as SourceRow;
      if (typeof id === 'string') known[id] ??= link.name;
    }
    for (const part of Object.values(value)) collect(part);
  }
}
