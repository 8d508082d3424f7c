import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './fonts.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { frameLanguage, reportHeight } from './api/frameSession.ts';
import { createQueryClient } from './api/queryClient.ts';
import { createAppRouter } from './router.ts';
import { startTexts } from './texts/i18n.ts';
import { contrast, theme } from './theme.ts';

await startTexts(frameLanguage);

const queryClient = createQueryClient(() => void router.invalidate());
const router = createAppRouter(queryClient);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
reportHeight(root);
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={contrast} defaultColorScheme="auto">
      <Notifications position="bottom-right" />
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
