import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { descriptorXml } from '../marketplace/index.ts';
import { UsageError } from './usage.ts';
import { usages } from './usages.ts';

/** `skladno marketplace descriptor`: the XML for the application's page in MoySklad's cabinet, with the rights that the exporters need. */
export async function marketplaceCommand(args: string[], config: Config): Promise<number> {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
  if (positionals.join(' ') !== 'descriptor')
    throw new UsageError('Say what to do: descriptor.', usages.marketplace.usage);
  if (!config.publicUrl.startsWith('https:'))
    process.stderr.write('MoySklad takes https only. Example: PUBLIC_URL=https://skladno.example.com\n');
  process.stdout.write(descriptorXml(config.publicUrl));
  return 0;
}
