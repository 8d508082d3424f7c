import { execFile } from 'node:child_process';
import { access, glob, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readConfig } from '../../src/config.ts';

const run = promisify(execFile);
/** Where it is unpacked: inside the package, so that npm takes it away with it. */
const unpacked = fileURLToPath(new URL('../../unpacked', import.meta.resolve('@sparticuz/chromium')));

/** Where fontconfig looks by itself. */
const fontFolders = ['/usr/share/fonts', '/usr/local/share/fonts', '~/.fonts', '~/.local/share/fonts'];
/** The fonts beside this file. Chromium's own rules for choosing among them do. */
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`;

export interface Chromium {
  executablePath: string;
  /** The whole environment to start it in. */
  env: Record<string, string>;
}

/**
 * The Chromium of CHROMIUM_PATH, else the one inside its npm package, with what it needs and a bare system lacks: the shared
 * libraries and a font that lie in that package beside it.
 * @param system where the system keeps its fonts; others in tests.
 * @throws Error with the loader's words when it cannot be started with them either.
 */
export async function findChromium(system = { fontFolders }): Promise<Chromium> {
  const executablePath = readConfig(process.env).chromiumPath ?? join(await unpack(), 'chromium');
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  if (!(await hasFonts(system.fontFolders))) env.FONTCONFIG_PATH ??= join(await unpack(), 'fonts');
  const missing = await missingLibrary(executablePath, env);
  if (missing) {
    const ours = join(await unpack(), 'al2023/lib');
    env.LD_LIBRARY_PATH = [env.LD_LIBRARY_PATH, ours].filter(Boolean).join(delimiter);
    const still = await missingLibrary(executablePath, env);
    if (still) throw new Error(`Chromium does not start, also with the libraries of its package: ${still}`);
  }
  return { executablePath, env };
}

/** The words of the dynamic loader, if a shared library is missing. */
async function missingLibrary(executablePath: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  try {
    await run(executablePath, ['--version'], { env });
    return undefined;
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    if (!/error while loading shared libraries/.test(stderr)) throw error;
    return stderr.trim();
  }
}

async function hasFonts(folders: string[]): Promise<boolean> {
  for (const folder of folders) {
    const cwd = folder.replace(/^~/, homedir());
    for await (const _font of glob('**/*.{ttf,otf,ttc,pfb}', { cwd })) return true;
  }
  return false;
}

let unpacking: Promise<string> | undefined;

/** Unpacks the package once; two processes that do so at the same time do not meet. */
function unpack(): Promise<string> {
  unpacking ??= exists(unpacked).then((there) => (there ? unpacked : unpackNow()));
  return unpacking;
}

async function unpackNow(): Promise<string> {
  const made = await mkdtemp(`${unpacked}-`);
  try {
    // The package unpacks everything into the folder for temporary files, and its libraries only where it believes to be in
    // the Lambda of Amazon that it was made for.
    const script = "import('@sparticuz/chromium').then((it) => it.default.executablePath())";
    await run(process.execPath, ['-e', script], {
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      env: { ...process.env, TMPDIR: made, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    });
    await writeFile(join(made, 'fonts/fonts.conf'), fontsConf);
    await rename(made, unpacked);
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    // Another process was faster.
    if (!(await exists(unpacked))) throw error;
  }
  return unpacked;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
