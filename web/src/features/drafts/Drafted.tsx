import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { draftQuery } from '../../api/drafts.ts';
import { type FormDraft, useDraft } from './useDraft.ts';

interface Props<T> {
  /** The form’s name, with the id of what it changes. */
  form: string;
  children: (draft: FormDraft<T>) => ReactNode;
}

/** A form that begins with what was entered into it before. Where that cannot be read, it begins empty. */
export function Drafted<T extends object>({ form, children }: Props<T>) {
  const { data, isPending } = useQuery(draftQuery(form));
  if (isPending) return <Skeleton h={120} />;
  return (
    <Open key={form} form={form} found={data ?? null}>
      {children}
    </Open>
  );
}

function Open<T extends object>({
  form,
  found,
  children,
}: Props<T> & { found: Parameters<typeof useDraft>[1] }) {
  return children(useDraft<T>(form, found));
}
