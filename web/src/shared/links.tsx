/** Mantine's look, the router's addresses. */
import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';

type Link<Props> = Props & Omit<ComponentProps<'a'>, keyof Props>;

export const TextLink = createLink((props: Link<AnchorProps>) => <Anchor {...props} />);
export const ButtonLink = createLink((props: Link<ButtonProps>) => <Button component="a" {...props} />);

/** A link to another site, in a new tab. */
export function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Anchor href={href} target="_blank" rel="noopener noreferrer" underline="always" inherit>
      {children}
    </Anchor>
  );
}
