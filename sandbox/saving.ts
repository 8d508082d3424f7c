import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

/** A change is written so long after it, together with what followed: an export makes hundreds. */
const DELAY_MS = 1000;
/** A world that would be larger than this as text is not written; a spreadsheet of a million cells is about 20 MB. */
const MOST_BYTES = 256 * 1024 * 1024;

/** What a file held: nothing yet, what was kept, or why it cannot be read. */
export type Found = { records: unknown[] } | { fault: string } | undefined;

/**
 * A provider's world in one file: JSON lines under gzip, whose checksum finds what was cut or changed. A new file takes
 * the old one's place in one step, so that there is always a whole one.
 */
export class SavedFile {
  readonly path: string;
  readonly #tell: (words: string) => void;
  readonly #mostBytes: number;
  #make: (() => Iterable<unknown>) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #told = '';
  /** The file as this program last saw it: another one's is never overwritten. */
  #seen = '';

  /** @param tell hears why something could not be written, once for each reason. */
  constructor(path: string, tell: (words: string) => void, mostBytes = MOST_BYTES) {
    this.path = path;
    this.#tell = tell;
    this.#mostBytes = mostBytes;
  }

  /** Reads the file; changes nothing. */
  async read(): Promise<Found> {
    let packed: Buffer;
    try {
      this.#seen = await this.#look();
      packed = await readFile(this.path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      return { fault: (error as Error).message };
    }
    try {
      const text = await promisify(gunzip)(packed, { maxOutputLength: this.#mostBytes });
      const lines = text.toString().split('\n').filter(Boolean);
      return { records: lines.map((line) => JSON.parse(line) as unknown) };
    } catch (error) {
      return { fault: (error as Error).message };
    }
  }

  /** Moves a file that cannot be used out of the way. @returns where it lies now. */
  async setAside(): Promise<string> {
    const aside = `${this.path}.broken-${new Date().toISOString().replaceAll(':', '-')}`;
    await rename(this.path, aside);
    this.#seen = await this.#look();
    return aside;
  }

  /** From now on `make` gives what is written: called after changes, away from any request. */
  keep(make: () => Iterable<unknown>): void {
    this.#make = make;
  }

  /** Nothing is written any more. */
  leave(): void {
    this.#make = undefined;
  }

  /** Something changed: it is written soon. */
  changed(): void {
    if (this.#timer) return;
    this.#timer = setTimeout(() => void this.#write(), DELAY_MS);
  }

  /** Writes what was not written yet. */
  async close(): Promise<void> {
    if (this.#timer) await this.#write();
    await this.#writing;
  }

  /** One writing after another; each writes all there is when it begins. */
  #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing
      .then(() => this.#replace())
      .catch((error: unknown) => this.#say((error as Error).message));
    return this.#writing;
  }

  async #replace(): Promise<void> {
    const text = this.#print();
    if (text === '') return;
    if (text === undefined) {
      this.#say(`it is larger than ${this.#mostBytes} bytes`);
      return;
    }
    await mkdir(dirname(this.path), { recursive: true });
    const packed = await promisify(gzip)(text, { level: 1 });
    const there = await this.#look();
    if (there !== '' && there !== this.#seen) throw new Error('another program keeps its own there');
    const part = `${this.path}.${randomUUID()}`;
    try {
      const file = await open(part, 'wx', 0o600);
      try {
        await file.writeFile(packed);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, this.path);
      this.#seen = await this.#look();
      this.#told = '';
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  /** Which file it is and when it was written; '' when there is none. */
  async #look(): Promise<string> {
    const found = await stat(this.path).catch(() => undefined);
    return found ? `${found.ino} ${found.mtimeMs}` : '';
  }

  /** All records as text; undefined when they are too large. */
  #print(): string | undefined {
    const lines: string[] = [];
    let bytes = 0;
    for (const record of this.#make?.() ?? []) {
      const line = JSON.stringify(record);
      bytes += Buffer.byteLength(line) + 1;
      if (bytes > this.#mostBytes) return undefined;
      lines.push(line);
    }
    return lines.join('\n');
  }

  #say(reason: string): void {
    if (reason === this.#told) return;
    this.#told = reason;
    this.#tell(
      `The sandbox's world was not written to ${this.path}: ${reason}. What was written before stays.`,
    );
  }
}
