/** For selects: the list itself scrolls, and not a box around it that a keyboard could not reach. */
export const OPTION_LIST = {
  withScrollArea: false,
  styles: { options: { maxHeight: 280, overflowY: 'auto' } },
} as const;
