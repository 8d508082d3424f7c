/** Something that a test opened and that keeps its process from ending until it is closed. */
interface Closable {
  close(): Promise<unknown>;
}

/**
 * Opens things that are needed together, all at the same time.
 * @throws the first one's error that does not open; the others are closed then, so that a test that cannot begin ends.
 */
export async function openAll<Parts extends Closable[]>(
  ...opening: { [Place in keyof Parts]: Promise<Parts[Place]> }
): Promise<Parts> {
  await using opened = new AsyncDisposableStack();
  const results = await Promise.allSettled(opening);
  for (const result of results) {
    if (result.status === 'fulfilled') opened.defer(async () => void (await result.value.close()));
  }
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed) throw (failed as PromiseRejectedResult).reason;
  opened.move();
  return Promise.all(opening);
}

/** Says that a part is open: it is closed when a later step fails, else with the whole. */
export type Keep = <Part extends Closable>(part: Part) => Part;

/**
 * Makes one thing out of several that are opened one after another.
 * @param make is given `keep`, to be called with each part as soon as it is open.
 * @returns what was made, with a `close` that closes the parts, the last one first.
 * @throws the error of a step that fails; the parts that are open by then are closed first.
 */
export async function openWhole<Whole extends object>(
  make: (keep: Keep) => Promise<Whole>,
): Promise<Whole & { close(): Promise<void> }> {
  await using opened = new AsyncDisposableStack();
  const whole = await make((part) => opened.adopt(part, async (it) => void (await it.close())));
  const parts = opened.move();
  return { ...whole, close: () => parts.disposeAsync() };
}
