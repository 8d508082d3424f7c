import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Draft } from '../../api/drafts.ts';
import { meQuery } from '../../api/me.ts';
import { currentCompany } from '../membership/company.ts';
import { inBrowser, onServer, type Place } from './places.ts';
import { type FormDraft, useDraft } from './useDraft.ts';

interface Props<T> {
  /** The form’s name, with the id of what it changes. */
  form: string;
  /** How high the form is about, px: so much place is kept until it is known what was entered. */
  height?: number;
  children: (draft: FormDraft<T>) => ReactNode;
}

/** A form that begins with what was entered into it before. Where that cannot be read, it begins empty. */
export function Drafted<T extends object>(props: Props<T>) {
  const { data: me } = useQuery(meQuery);
  if (!me) return <Skeleton h={props.height ?? 120} />;
  const companyId = currentCompany(me.companies)?.id;
  return <Read key={`${me.user.id} ${props.form}`} userId={me.user.id} companyId={companyId} {...props} />;
}

function Read<T extends object>({
  userId,
  companyId: own,
  form,
  height = 120,
  children,
}: Props<T> & { userId: string; companyId: string | undefined }) {
  // Stays that company's, whichever the person goes to while it stands open.
  const [companyId] = useState(own);
  const place = companyId ? onServer(form, companyId) : inBrowser(userId, form);
  const { data, isPending } = useQuery({
    queryKey: ['draft', companyId, form],
    queryFn: place.read,
    // The form starts from it, and looks no more: never from what was read on an earlier visit.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (isPending) return <Skeleton h={height} />;
  return (
    <Open name={`${userId}.${companyId}.${form}`} place={place} found={data ?? null}>
      {children}
    </Open>
  );
}

function Open<T extends object>({
  name,
  place,
  found,
  children,
}: {
  name: string;
  place: Place;
  found: Draft | null;
  children: Props<T>['children'];
}) {
  return children(useDraft<T>(name, place, found));
}
