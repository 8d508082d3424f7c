import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** What V8 begins with: two halves, of which objects use one at a time (v8/src/heap/heap.h, initial_semispace_size_). */
const FIRST_HALF_MB = 1;
const HALF_MB = 4;
const MB = 2 ** 20;

/**
 * Keeps the process small while it moves a lot of data: V8 would rather let its heap grow than collect what is done
 * with. A page of a thousand documents is young for as long as it is worked on, which makes V8 give the young generation
 * 130 MB, and the old one may grow to three and four times its size before it is looked through.
 *
 * How large is a trade, measured with 100,000 orders: half the young generation costs a hundredth of the processor's time. Each
 * collection of the old one takes 70 ms, 12 of them at 80, 22 at 50: V8 begins one as soon as the event loop turns in the last third of
 * the room, and work in slices turns it often. Larger ones, and the peak of a million rows comes near what the benchmark promises.
 *
 * To be called before the modules of a command are loaded: they are large enough to let the young generation grow, and
 * it never shrinks while there is work. A V8 that does not know a flag goes on as before (nodejs.org/api/v8.html,
 * v8.setFlagsFromString).
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--semi-space-growth-factor=${HALF_MB / FIRST_HALF_MB}`);
  growYoungOnce();
  setFlagsFromString('--semi-space-growth-factor=1'); // as large as it is from now on
  setFlagsFromString('--heap-growing-percent=80'); // so far the old one may grow before it is collected
}

/** V8 lets the young generation grow when more of it survives than it held: some thousand objects that are still in use. */
function growYoungOnce(): void {
  const living: object[] = [];
  while (youngBytes() < 2 * HALF_MB * MB && living.length < 100_000) {
    for (let i = 0; i < 1000; i++) living.push({});
  }
}

function youngBytes(): number {
  return getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.space_size ?? 0;
}
