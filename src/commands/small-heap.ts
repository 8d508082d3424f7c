import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the process small while it moves a lot of data: V8 would rather let its heap grow than collect what is done
 * with. A page of a thousand documents is young for as long as it is worked on, which makes V8 give the young generation
 * 130 MB, and the old one may grow to three and four times its size before it is looked through. How often that is
 * done is a trade: by a third (30) a tenth of the processor's time goes into it, by 60 and more the peak of a million rows
 * rises above what the benchmark promises. A V8 that does not know a flag goes
 * on as before (nodejs.org/api/v8.html, v8.setFlagsFromString).
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1'); // the young generation stays as large as it is
  setFlagsFromString('--heap-growing-percent=40'); // the old one is collected when it has grown by two fifths
}
