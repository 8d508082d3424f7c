import { grown, numbers } from './numbers.ts';

/** Ids that are packed together; a power of two. */
const CHUNK = 1024;
/** Bytes of the words that are packed: all but the first. */
const BYTES = 12;

/** What the ids of one chunk have in common, and where the rest of them lies. */
interface Chunk {
  /** The words of its first id, but for the first word. */
  common: Uint32Array;
  /** The bytes (0 to 11, counted from the left) in which its ids differ. */
  differing: Uint8Array;
  /** Where the bytes of its first id begin. */
  at: number;
}

/**
 * UUIDs by number, four words each. MoySklad's are made from the time and the name of a server, so that those of one account share
 * most of their bytes (the ids in its documentation end with `11e6-8a84-bae5000000…`): of every 1024 ids only the bytes are kept in which
 * they differ, 8 or 9 instead of 16, and all 16 where nothing is shared.
 */
export class UuidWords {
  /** The first word tells ids apart, so it lies open. */
  #first = numbers(Uint32Array, 256);
  #packed = numbers(Uint8Array, 0);
  #packedBytes = 0;
  readonly #chunks: Chunk[] = [];
  /** Three words an id, of the last chunk, which is not full yet. */
  readonly #open = new Uint32Array(3 * CHUNK);
  readonly #found = new Uint32Array(4);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get capacity(): number {
    return this.#first.length;
  }

  /** Makes room for this many ids at once. */
  reserve(size: number): void {
    if (this.#first.length < size) this.#first = grown(this.#first, size);
  }

  /** @param words four of them. There must be room. */
  push(words: Uint32Array): void {
    const place = this.#size % CHUNK;
    this.#first[this.#size] = words[0] ?? 0;
    for (let word = 0; word < 3; word++) this.#open[3 * place + word] = words[word + 1] ?? 0;
    this.#size += 1;
    if (place === CHUNK - 1) this.#pack();
  }

  /** Whether the id of a number is this one. */
  is(number: number, words: Uint32Array): boolean {
    if (this.#first[number] !== words[0]) return false;
    const found = this.at(number);
    return found[1] === words[1] && found[2] === words[2] && found[3] === words[3];
  }

  /** The four words of a number, in an array that the next call fills anew. */
  at(number: number): Uint32Array {
    const found = this.#found;
    found[0] = this.#first[number] ?? 0;
    const chunk = this.#chunks[Math.floor(number / CHUNK)];
    const place = number % CHUNK;
    if (!chunk) {
      for (let word = 0; word < 3; word++) found[word + 1] = this.#open[3 * place + word] ?? 0;
      return found;
    }
    found.set(chunk.common, 1);
    const { differing } = chunk;
    let from = chunk.at + place * differing.length;
    for (let i = 0; i < differing.length; i++) {
      const byte = differing[i] ?? 0;
      const word = 1 + (byte >> 2);
      found[word] = withByte(found[word] ?? 0, byte & 3, this.#packed[from++] ?? 0);
    }
    return found;
  }

  #pack(): void {
    const open = this.#open;
    const differing = Uint8Array.from(
      Array.from({ length: BYTES }, (_, byte) => byte).filter((byte) => {
        const all = byteOf(open[byte >> 2] ?? 0, byte & 3);
        for (let id = 1; id < CHUNK; id++) {
          if (byteOf(open[3 * id + (byte >> 2)] ?? 0, byte & 3) !== all) return true;
        }
        return false;
      }),
    );
    this.#makeRoom(CHUNK * differing.length);
    this.#chunks.push({ common: open.slice(0, 3), differing, at: this.#packedBytes });
    for (let id = 0; id < CHUNK; id++) {
      for (const byte of differing)
        this.#packed[this.#packedBytes++] = byteOf(open[3 * id + (byte >> 2)] ?? 0, byte & 3);
    }
  }

  /** Room for what all that there is room for will take, if the rest is as the ones before. */
  #makeRoom(bytes: number): void {
    if (this.#packedBytes + bytes <= this.#packed.length) return;
    const left = Math.max(0, this.#first.length - this.#size) / CHUNK;
    this.#packed = grown(this.#packed, this.#packedBytes + bytes * (1 + Math.ceil(left)));
  }
}

function byteOf(word: number, byte: number): number {
  return (word >>> (24 - 8 * byte)) & 0xff;
}

function withByte(word: number, byte: number, value: number): number {
  const shift = 24 - 8 * byte;
  return (word & ~(0xff << shift)) | (value << shift);
}
