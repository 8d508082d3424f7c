import { z } from 'zod';
import type { SandboxServer } from './http.ts';
import type { SavedFile } from './saving.ts';

/** What was written cannot be made a world of. */
class UnreadableWorld extends Error {}

/** Runs what reads a written world. @throws UnreadableWorld for whatever went wrong. */
export function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UnreadableWorld(
      error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message,
    );
  }
}

const headSchema = z.object({ version: z.literal(1), port: z.number() });

interface Kept extends SandboxServer {
  /** The provider's world as records. */
  save(): Iterable<object>;
}

/** How a provider is opened: on which port, with which world, and whom it tells of changes. */
type Open<Server> = (port: number, saved: unknown[] | undefined, changed: () => void) => Promise<Server>;

/**
 * Opens a provider with the world in its file, and keeps it there from now on. With a file that cannot be read it begins anew,
 * once it listens: the file is set aside then, and `tell` hears where.
 * @param ports.asked in any case; else the one it had before, so that links to it stay good; else `ports.usual`.
 */
export async function openKept<Server extends Kept>(
  file: SavedFile,
  ports: { asked: number | undefined; usual: number },
  tell: (words: string) => void,
  open: Open<Server>,
): Promise<{ server: Server; isNew: boolean }> {
  const found = await file.read();
  const [first, ...rest] = found && 'records' in found ? found.records : [];
  const head = headSchema.safeParse(first);
  const port = ports.asked ?? head.data?.port ?? ports.usual;
  let fault = found && 'fault' in found ? found.fault : undefined;
  if (found && !fault && !head.success) fault = 'it is of another edition';
  const changed = () => file.changed();
  let server: Server | undefined;
  if (found && !fault) {
    try {
      server = await open(port, rest, changed);
    } catch (error) {
      if (!(error instanceof UnreadableWorld)) throw error;
      fault = error.message;
    }
  }
  const isNew = server === undefined;
  const opened = server ?? (await open(port, undefined, changed));
  if (fault) tell(`The sandbox's world in ${file.path} cannot be read (${fault}). ${await putAway(file)}`);
  file.keep(function* () {
    yield { version: 1, port: Number(new URL(opened.url).port) };
    yield* opened.save();
  });
  if (isNew) file.changed();
  return { server: opened, isNew };
}

async function putAway(file: SavedFile): Promise<string> {
  try {
    return `It lies in ${await file.setAside()} now, and a new world was begun.`;
  } catch (error) {
    file.leave();
    return `A new world was begun, which is not kept: ${(error as Error).message}.`;
  }
}
