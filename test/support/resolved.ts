import { readFileSync, writeFileSync } from 'node:fs';
import module from 'node:module';

/** The environment's key for the file with what was found. */
const KEY = 'TEST_RESOLVED';

/** Where an import leads, and the format of what is there where Node said it. */
type Found = [url: string, format?: string];
/** By the module that imports, then by what is written there. */
type Known = Record<string, Record<string, Found>>;

/** `require` may lead elsewhere than `import` of the same. */
const nameOf = (specifier: string, conditions: string[]) =>
  conditions.includes('require') ? `require ${specifier}` : specifier;

/**
 * Notes where each import leads that this process loads from now on.
 * @returns writes it into a file; the processes that are started from then on find it there.
 */
export function noteResolved(): (file: string) => void {
  const known: Known = {};
  const hooks = module.registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      const { parentURL, conditions } = context;
      if (parentURL && found.url.startsWith('file:')) {
        known[parentURL] ??= {};
        known[parentURL][nameOf(specifier, conditions)] = found.format
          ? [found.url, found.format]
          : [found.url];
      }
      return found;
    },
  });
  return (file) => {
    hooks.deregister();
    writeFileSync(file, JSON.stringify(known));
    process.env[KEY] = file;
  };
}

/**
 * Loaded by `npm test` before every file: the application is some thousands of modules, and to look anew in every process where each
 * import of theirs leads is nearly half of what loading them costs. What the run has not noted is looked for as ever.
 */
function followNotes(file: string): void {
  const known = JSON.parse(readFileSync(file, 'utf8')) as Known;
  module.registerHooks({
    resolve(specifier, context, next) {
      const found = known[context.parentURL ?? '']?.[nameOf(specifier, context.conditions)];
      if (!found) return next(specifier, context);
      const [url, format] = found;
      return { url, format, shortCircuit: true };
    },
  });
}

const file = process.env[KEY];

/** The environment by which a command of ours that a test starts as a process of its own knows it, too; empty in a file that is run alone. */
export const noted: Record<string, string> = file
  ? { [KEY]: file, NODE_OPTIONS: `--import=${import.meta.url}` }
  : {};

if (file) followNotes(file);
