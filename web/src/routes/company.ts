/** Pages of a company, behind the sign-in. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { exportConfigsQuery } from '../api/exportConfigs.ts';
import { meQuery } from '../api/me.ts';
import { type GoogleReturn, outcomeInSearch } from '../features/connect/outcome.ts';
import { WITHOUT_COMPANY } from '../features/membership/company.ts';
import { weekInSearch } from '../pages/calendar/week.ts';
import { stepInSearch } from '../pages/export-form/steps.ts';
import { narrowedInSearch } from '../pages/notifications/narrowed.ts';
import { filtersInSearch } from '../pages/runs/filters.ts';
import { type WelcomeStep, welcomeStepInSearch } from '../pages/welcome/steps.ts';
import { lazyPage } from '../texts/lazyPage.ts';
import { root, signedIn } from './root.ts';

/** Everything behind the sign-in. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    await signedIn({ context, location });
    const me = await context.queryClient.ensureQueryData(meQuery);
    // Whoever runs the platform and is in no company has come for that.
    if (me.platformAdmin && me.companies.length === 0 && !WITHOUT_COMPANY.includes(location.pathname))
      throw redirect({ to: '/admin/companies', replace: true });
  },
  component: lazyRouteComponent(() => import('../layout/Shell.tsx'), 'Shell'),
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  // A company without exports is shown how to begin.
  beforeLoad: async ({ context }) => {
    const configs = await context.queryClient.ensureQueryData(exportConfigsQuery).catch(() => null);
    throw redirect({ to: configs?.length === 0 ? '/welcome' : '/exports', replace: true });
  },
});

const overview = createRoute({
  getParentRoute: () => shell,
  path: 'home',
  component: lazyPage(() => import('../pages/home/HomePage.tsx'), 'HomePage', 'home', 'address'),
});

const welcome = createRoute({
  getParentRoute: () => shell,
  path: 'welcome',
  validateSearch: (search): { step?: WelcomeStep } & GoogleReturn => ({
    ...welcomeStepInSearch(search),
    ...outcomeInSearch(search),
  }),
  component: lazyPage(
    () => import('../pages/welcome/WelcomePage.tsx'),
    'WelcomePage',
    'welcome',
    'connect',
    'gallery',
    'spreadsheets',
  ),
});

const exportsList = createRoute({
  getParentRoute: () => shell,
  path: 'exports',
  component: lazyRouteComponent(() => import('../pages/exports/ExportsPage.tsx'), 'ExportsPage'),
});

const newExport = createRoute({
  getParentRoute: () => shell,
  path: 'exports/new',
  validateSearch: stepInSearch,
  component: lazyPage(
    () => import('../pages/export-form/NewExportPage.tsx'),
    'NewExportPage',
    'export-form',
    'changes',
    'connect',
    'drafts',
    'gallery',
    'spreadsheets',
  ),
});

const editExport = createRoute({
  getParentRoute: () => shell,
  path: 'exports/$configId/edit',
  validateSearch: stepInSearch,
  component: lazyPage(
    () => import('../pages/export-form/EditExportPage.tsx'),
    'EditExportPage',
    'export-form',
    'changes',
    'connect',
    'drafts',
    'gallery',
    'spreadsheets',
  ),
});

const schedule = createRoute({
  getParentRoute: () => shell,
  path: 'exports/$configId/schedule',
  component: lazyPage(
    () => import('../pages/schedule/SchedulePage.tsx'),
    'SchedulePage',
    'schedule',
    'changes',
    'drafts',
  ),
});

const runs = createRoute({
  getParentRoute: () => shell,
  path: 'runs',
  validateSearch: filtersInSearch,
  component: lazyPage(() => import('../pages/runs/RunsPage.tsx'), 'RunsPage', 'runs'),
});

const calendar = createRoute({
  getParentRoute: () => shell,
  path: 'calendar',
  validateSearch: weekInSearch,
  component: lazyPage(() => import('../pages/calendar/CalendarPage.tsx'), 'CalendarPage', 'calendar'),
});

const task = createRoute({
  getParentRoute: () => shell,
  path: 'tasks/$taskId',
  component: lazyPage(() => import('../pages/task/TaskPage.tsx'), 'TaskPage', 'task'),
});

const connections = createRoute({
  getParentRoute: () => shell,
  path: 'connections',
  validateSearch: (search): GoogleReturn => ({
    ...outcomeInSearch(search),
    // Other pages lead to an account, too.
    ...(typeof search.account === 'string' && { account: search.account }),
  }),
  component: lazyPage(
    () => import('../pages/integrations/IntegrationsPage.tsx'),
    'IntegrationsPage',
    'integrations',
    'drafts',
    'connect',
    'marketplace',
  ),
});

const scenarios = createRoute({
  getParentRoute: () => shell,
  path: 'scenarios',
  component: lazyPage(
    () => import('../pages/scenarios/ScenariosPage.tsx'),
    'ScenariosPage',
    'scenarios',
    'marketplace',
  ),
});

const webhooks = createRoute({
  getParentRoute: () => shell,
  path: 'webhooks',
  component: lazyPage(() => import('../pages/webhooks/WebhooksPage.tsx'), 'WebhooksPage', 'webhooks'),
});

const usage = createRoute({
  getParentRoute: () => shell,
  path: 'usage',
  component: lazyPage(() => import('../pages/usage/UsagePage.tsx'), 'UsagePage', 'usage'),
});

const company = createRoute({
  getParentRoute: () => shell,
  path: 'company',
  component: lazyPage(
    () => import('../pages/company/CompanyPage.tsx'),
    'CompanyPage',
    'company',
    'drafts',
    'membership',
  ),
});

const members = createRoute({
  getParentRoute: () => shell,
  path: 'company/members',
  component: lazyPage(
    () => import('../pages/members/MembersPage.tsx'),
    'MembersPage',
    'members',
    'drafts',
    'membership',
  ),
});

const newCompany = createRoute({
  getParentRoute: () => shell,
  path: 'new-company',
  component: lazyPage(
    () => import('../pages/company/NewCompanyPage.tsx'),
    'NewCompanyPage',
    'company',
    'drafts',
  ),
});

const profile = createRoute({
  getParentRoute: () => shell,
  path: 'profile',
  component: lazyPage(
    () => import('../pages/profile/ProfilePage.tsx'),
    'ProfilePage',
    'profile',
    'drafts',
    'address',
  ),
});

const notifications = createRoute({
  getParentRoute: () => shell,
  path: 'notifications',
  validateSearch: narrowedInSearch,
  component: lazyPage(
    () => import('../pages/notifications/NotificationsPage.tsx'),
    'NotificationsPage',
    'notifications',
    'address',
  ),
});

const notificationSettings = createRoute({
  getParentRoute: () => shell,
  path: 'notifications/settings',
  component: lazyPage(
    () => import('../pages/notifications/SettingsPage.tsx'),
    'SettingsPage',
    'notifications',
    'address',
  ),
});

const apiKeys = createRoute({
  getParentRoute: () => shell,
  path: 'company/api-keys',
  component: lazyPage(
    () => import('../pages/api-keys/ApiKeysPage.tsx'),
    'ApiKeysPage',
    'api-keys',
    'drafts',
    'membership',
  ),
});

const outgoingWebhooks = createRoute({
  getParentRoute: () => shell,
  path: 'company/webhooks',
  component: lazyPage(
    () => import('../pages/outgoing-webhooks/OutgoingWebhooksPage.tsx'),
    'OutgoingWebhooksPage',
    'outgoing-webhooks',
    'drafts',
    'membership',
  ),
});

const partners = createRoute({
  getParentRoute: () => shell,
  path: 'partners',
  component: lazyPage(
    () => import('../pages/partners/PartnersPage.tsx'),
    'PartnersPage',
    'partners',
    'drafts',
    'membership',
  ),
});

const acceptPartner = createRoute({
  getParentRoute: () => shell,
  path: 'partners/accept',
  component: lazyPage(
    () => import('../pages/partners/AcceptPage.tsx'),
    'AcceptPage',
    'partners',
    'drafts',
    'membership',
  ),
});

const partner = createRoute({
  getParentRoute: () => shell,
  path: 'partners/$partnershipId',
  component: lazyPage(
    () => import('../pages/partners/PartnerPage.tsx'),
    'PartnerPage',
    'partners',
    'drafts',
    'membership',
  ),
});

const auditLog = createRoute({
  getParentRoute: () => shell,
  path: 'company/audit-log',
  component: lazyPage(
    () => import('../pages/audit-log/AuditLogPage.tsx'),
    'AuditLogPage',
    'audit-log',
    'membership',
  ),
});

const messages = createRoute({
  getParentRoute: () => shell,
  path: 'company/messages',
  component: lazyPage(
    () => import('../pages/messages/MessagesPage.tsx'),
    'MessagesPage',
    'messages',
    'fates',
    'notifications',
    'membership',
  ),
});

export const companyRoutes = shell.addChildren([
  home,
  overview,
  welcome,
  exportsList,
  newExport,
  editExport,
  schedule,
  runs,
  calendar,
  task,
  connections,
  webhooks,
  scenarios,
  usage,
  company,
  members,
  newCompany,
  profile,
  notifications,
  notificationSettings,
  apiKeys,
  outgoingWebhooks,
  partners,
  acceptPartner,
  partner,
  auditLog,
  messages,
]);
