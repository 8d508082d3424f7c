/** Pages for those who run the platform. */
import { createRoute, redirect } from '@tanstack/react-router';
import { lazyPage } from '../texts/lazyPage.ts';
import { root, signedIn } from './root.ts';

/** For those who run the platform; apart from the companies' pages, because they need no company. */
const admin = createRoute({
  getParentRoute: () => root,
  path: 'admin',
  beforeLoad: signedIn,
  component: lazyPage(() => import('../pages/admin/AdminShell.tsx'), 'AdminShell', 'admin'),
});

const adminHome = createRoute({
  getParentRoute: () => admin,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/admin/companies', replace: true });
  },
});

const adminCompanies = createRoute({
  getParentRoute: () => admin,
  path: 'companies',
  component: lazyPage(() => import('../pages/admin/CompaniesPage.tsx'), 'CompaniesPage', 'admin'),
});

const adminCompany = createRoute({
  getParentRoute: () => admin,
  path: 'companies/$companyId',
  component: lazyPage(() => import('../pages/admin/CompanyPage.tsx'), 'CompanyPage', 'admin'),
});

const adminUsage = createRoute({
  getParentRoute: () => admin,
  path: 'usage',
  component: lazyPage(() => import('../pages/admin/UsagePage.tsx'), 'UsagePage', 'admin'),
});

const adminMessages = createRoute({
  getParentRoute: () => admin,
  path: 'messages',
  component: lazyPage(
    () => import('../pages/admin/MessagesPage.tsx'),
    'MessagesPage',
    'admin',
    'fates',
    'notifications',
  ),
});

const adminQueue = createRoute({
  getParentRoute: () => admin,
  path: 'queue',
  component: lazyPage(() => import('../pages/admin/QueuePage.tsx'), 'QueuePage', 'admin'),
});

const adminHealth = createRoute({
  getParentRoute: () => admin,
  path: 'health',
  component: lazyPage(() => import('../pages/admin/HealthPage.tsx'), 'HealthPage', 'admin'),
});

export const adminRoutes = admin.addChildren([
  adminHome,
  adminCompanies,
  adminCompany,
  adminUsage,
  adminMessages,
  adminQueue,
  adminHealth,
]);
