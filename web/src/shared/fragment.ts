/** The secret of an email's link: behind `#`, where no server and no log sees it. */
export function secretInAddress(): string {
  return window.location.hash.slice(1);
}
