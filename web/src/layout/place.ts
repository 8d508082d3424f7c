import type { LinkProps } from '@tanstack/react-router';

/** A section of the application. */
export interface Place {
  to: NonNullable<LinkProps['to']>;
  title: string;
}
