import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, redirect } from '@tanstack/react-router';
import { inFrame, leaveFrame } from '../api/frameSession.ts';
import { meQuery } from '../api/me.ts';
import { ApiProblem } from '../api/problem.ts';
import { NotFoundPage } from '../pages/not-found/NotFoundPage.tsx';

export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  notFoundComponent: NotFoundPage,
});

/** @throws a redirect to the sign-in when nobody is signed in. */
export async function signedIn({
  context,
  location,
}: {
  context: { queryClient: QueryClient };
  location: { href: string };
}): Promise<void> {
  await context.queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
    if (!(error instanceof ApiProblem) || error.problem.status !== 401) throw error;
    if (!inFrame) throw redirect({ to: '/sign-in', search: { next: location.href } });
    leaveFrame();
    throw redirect({ to: '/moysklad/enter' });
  });
}
