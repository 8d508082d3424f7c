/** What the tabs of one browser tell each other; all of them are signed in as one person. */
const channel = new BroadcastChannel('skladno.signed-out');

/** Says to the other tabs that the person has signed out. */
export function tellSignedOut(): void {
  channel.postMessage(null);
}

/** Calls back when they have signed out on another tab. */
export function whenSignedOut(act: () => void): void {
  channel.addEventListener('message', act);
}
