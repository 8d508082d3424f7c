import { Title } from '@mantine/core';
import { useEffect, useRef } from 'react';

/** The page's only h1. Names the browser tab, and takes the focus so that a screen reader says where one has come. */
export function PageTitle({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${children} · Складно`;
  }, [children]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <Title
      order={1}
      size="h2"
      ref={heading}
      tabIndex={-1}
      style={{ outline: 'none', overflowWrap: 'anywhere' }}
    >
      {children}
    </Title>
  );
}
