/** The most that an array of numbers may take; so much room of addresses is set aside, and memory as it is written. */
const MOST_BYTES = 2 ** 29;

type Kind = Uint32Array | Int32Array | Uint16Array | Uint8Array;
type Shared<T extends Kind> = T & { readonly buffer: SharedArrayBuffer };
type Maker<T> = {
  new (buffer: SharedArrayBuffer, from: number, length: number): T;
  BYTES_PER_ELEMENT: number;
};

/**
 * An array of zeros that can grow. Memory that could be shared grows where it is, without a copy, and V8 does not count it: of what it
 * counts it lets the same again lie about as garbage, so that a large index would take its size twice.
 */
export function numbers<T extends Kind>(Maker: Maker<T>, length: number): T {
  const bytes = length * Maker.BYTES_PER_ELEMENT;
  return new Maker(new SharedArrayBuffer(bytes, { maxByteLength: Math.max(bytes, MOST_BYTES) }), 0, length);
}

/** The same numbers, and zeros behind them, in the same memory. @param length not less than there are. */
export function grown<T extends Kind>(array: Shared<T> | T, length: number): T {
  const buffer = array.buffer as SharedArrayBuffer;
  buffer.grow(length * array.BYTES_PER_ELEMENT);
  return new (array.constructor as Maker<T>)(buffer, 0, length);
}
