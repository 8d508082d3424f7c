import type { QueryClient } from '@tanstack/react-query';
import { createMemoryHistory, createRouter } from '@tanstack/react-router';
import { inFrame, inWidget } from './api/frameSession.ts';
import { BrokenPage } from './layout/BrokenPage.tsx';
import { PageSkeleton } from './layout/PageSkeleton.tsx';
import { adminRoutes } from './routes/admin.ts';
import { companyRoutes } from './routes/company.ts';
import { outsideRoutes } from './routes/outside.ts';
import { root } from './routes/root.ts';

const routeTree = root.addChildren([...outsideRoutes, companyRoutes, adminRoutes]);

/** The addresses of the application, a lazily loaded page for each. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    // The frame keeps its own address, the only one at which it may be shown.
    ...(inFrame && {
      history: createMemoryHistory({
        initialEntries: [inWidget ? '/moysklad/widget' : '/moysklad/enter'],
      }),
    }),
    context: { queryClient },
    defaultPreload: 'intent',
    defaultErrorComponent: BrokenPage,
    defaultPendingComponent: PageSkeleton,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
