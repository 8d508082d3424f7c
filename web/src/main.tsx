import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import './fonts.css';
import './page.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { type AnyRoute, RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, Suspense, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { frameLanguage, reportHeight } from './api/frameSession.ts';
import { meQuery } from './api/me.ts';
import { createQueryClient } from './api/queryClient.ts';
import { createAppRouter } from './router.ts';
import { whenSignedOut } from './shared/otherTabs.ts';
import { firstToast } from './shared/toasts.ts';
import { startTexts } from './texts/i18n.ts';
import { contrast, theme } from './theme.ts';

const queryClient = createQueryClient(() => void router.invalidate());
const router = createAppRouter(queryClient);
// Whoever sits down here next sees nothing of theirs on another tab, and saves nothing of it as their own.
whenSignedOut(() => {
  queryClient.removeQueries({ queryKey: meQuery.queryKey });
  void router.invalidate().then(() => queryClient.removeQueries({ type: 'inactive' }));
});

// The page's own files are on their way while the texts are, not after them; what fails is told when the page is drawn.
for (const { routeId } of router.matchRoutes(router.latestLocation)) {
  const route = (router.routesById as Record<string, AnyRoute>)[routeId];
  if (route) router.loadRouteChunk(route)?.catch(() => {});
}
await startTexts(frameLanguage);

// The page comes first. They are there before anything is told, because a lost connection is, too.
const TOASTS_MS = 3000;
const Toasts = lazy(async () => {
  await Promise.race([firstToast, new Promise((resolve) => setTimeout(resolve, TOASTS_MS))]);
  return { default: (await import('./layout/Toasts.tsx')).Toasts };
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
reportHeight(root);
const application = (
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={contrast} defaultColorScheme="auto">
      <Suspense>
        <Toasts />
      </Suspense>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>
);
// In slices: a slow phone scrolls and answers meanwhile.
startTransition(() => createRoot(root).render(application));
