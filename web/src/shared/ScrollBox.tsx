import { Box } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  /** Id of the heading that names what is inside. */
  labelledBy: string;
  /** Pixels; without it only the width is limited. */
  maxHeight?: number;
  children: ReactNode;
}

/** A box in which something wide scrolls, so that the page does not. In the order of Tab, for the arrows to scroll it. */
export function ScrollBox({ labelledBy, maxHeight, children }: Props) {
  return (
    <Box
      role="region"
      aria-labelledby={labelledBy}
      tabIndex={0}
      mah={maxHeight}
      // What is placed by itself inside (words for a screen reader) scrolls along and does not widen the page.
      style={{
        position: 'relative',
        overflow: 'auto',
        border: '1px solid var(--mantine-color-default-border)',
      }}
    >
      {children}
    </Box>
  );
}
