import type { QueryClient } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { exportConfigsQuery } from './api/exportConfigs.ts';
import { inFrame, leaveFrame } from './api/frameSession.ts';
import { meQuery } from './api/me.ts';
import { ApiProblem } from './api/problem.ts';
import { type Outcome, outcomeInSearch } from './features/connect/outcome.ts';
import { BrokenPage } from './layout/BrokenPage.tsx';
import { PageSkeleton } from './layout/PageSkeleton.tsx';
import { Shell } from './layout/Shell.tsx';
import { STEPS, type Step } from './pages/export-form/steps.ts';
import { NotFoundPage } from './pages/not-found/NotFoundPage.tsx';
import { type WelcomeStep, welcomeStepInSearch } from './pages/welcome/steps.ts';
import { secretInAddress } from './shared/fragment.ts';
import { loadMoreTexts } from './texts/i18n.ts';

/** A page that does not belong to the first load, nor do its texts. */
const lazyPage: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(async () => (await Promise.all([load(), loadMoreTexts()]))[0], name);

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ notFoundComponent: NotFoundPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: 'sign-in',
  validateSearch: (search): { next?: string; error?: string } => ({
    ...(isOwnPath(search.next) && { next: search.next }),
    // What Google, or we on the way back from it, had against it.
    ...(typeof search.error === 'string' && { error: search.error }),
  }),
  component: lazyRouteComponent(() => import('./pages/sign-in/SignInPage.tsx'), 'SignInPage'),
});

/** @throws a redirect to the sign-in when nobody is signed in. */
async function signedIn({
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

/** A page behind a letter's link is nothing without the link's secret: whoever comes without it may ask for a letter. */
function byLetter(otherwise: '/sign-up' | '/forgot-password' | '/profile'): void {
  if (!secretInAddress()) throw redirect({ to: otherwise, replace: true });
}

const signUp = createRoute({
  getParentRoute: () => root,
  path: 'sign-up',
  component: lazyPage(() => import('./pages/sign-up/SignUpPage.tsx'), 'SignUpPage'),
});

const finishSignUp = createRoute({
  getParentRoute: () => root,
  path: 'finish-sign-up',
  beforeLoad: () => byLetter('/sign-up'),
  component: lazyPage(() => import('./pages/sign-up/FinishSignUpPage.tsx'), 'FinishSignUpPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: 'forgot-password',
  component: lazyPage(() => import('./pages/password/ForgotPasswordPage.tsx'), 'ForgotPasswordPage'),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: 'reset-password',
  beforeLoad: () => byLetter('/forgot-password'),
  component: lazyPage(() => import('./pages/password/ResetPasswordPage.tsx'), 'ResetPasswordPage'),
});

const verifyEmail = createRoute({
  getParentRoute: () => root,
  path: 'verify-email',
  beforeLoad: () => byLetter('/profile'),
  component: lazyPage(() => import('./pages/profile/VerifyEmailPage.tsx'), 'VerifyEmailPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: 'invitation',
  component: lazyPage(() => import('./pages/invitation/InvitationPage.tsx'), 'InvitationPage'),
});

const outbox = createRoute({
  getParentRoute: () => root,
  path: 'outbox',
  component: lazyPage(() => import('./pages/outbox/OutboxPage.tsx'), 'OutboxPage'),
});

/** Where the application begins when MoySklad shows it. */
const enterFrame = createRoute({
  getParentRoute: () => root,
  path: 'moysklad/enter',
  component: lazyPage(() => import('./pages/frame/EnterPage.tsx'), 'EnterPage'),
});

/** Everything behind the sign-in. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: signedIn,
  component: Shell,
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

const exportsList = createRoute({
  getParentRoute: () => shell,
  path: 'exports',
  component: lazyRouteComponent(() => import('./pages/exports/ExportsPage.tsx'), 'ExportsPage'),
});

const newExport = createRoute({
  getParentRoute: () => shell,
  path: 'exports/new',
  validateSearch: stepInSearch,
  component: lazyPage(() => import('./pages/export-form/NewExportPage.tsx'), 'NewExportPage'),
});

const editExport = createRoute({
  getParentRoute: () => shell,
  path: 'exports/$configId/edit',
  validateSearch: stepInSearch,
  component: lazyPage(() => import('./pages/export-form/EditExportPage.tsx'), 'EditExportPage'),
});

const schedule = createRoute({
  getParentRoute: () => shell,
  path: 'exports/$configId/schedule',
  component: lazyPage(() => import('./pages/schedule/SchedulePage.tsx'), 'SchedulePage'),
});

const task = createRoute({
  getParentRoute: () => shell,
  path: 'tasks/$taskId',
  component: lazyPage(() => import('./pages/task/TaskPage.tsx'), 'TaskPage'),
});

const welcome = createRoute({
  getParentRoute: () => shell,
  path: 'welcome',
  validateSearch: (search): { step?: WelcomeStep; google?: Outcome } => ({
    ...welcomeStepInSearch(search),
    ...outcomeInSearch(search),
  }),
  component: lazyPage(() => import('./pages/welcome/WelcomePage.tsx'), 'WelcomePage'),
});

/** A tab that MoySklad's frame opens for the consent at Google: it has no session with us. */
const connectGoogle = createRoute({
  getParentRoute: () => root,
  path: 'connect-google',
  validateSearch: outcomeInSearch,
  component: lazyPage(() => import('./pages/connect-google/ConnectGooglePage.tsx'), 'ConnectGooglePage'),
});

const connections = createRoute({
  getParentRoute: () => shell,
  path: 'connections',
  validateSearch: outcomeInSearch,
  component: lazyPage(() => import('./pages/connections/ConnectionsPage.tsx'), 'ConnectionsPage'),
});

const company = createRoute({
  getParentRoute: () => shell,
  path: 'company',
  component: lazyPage(() => import('./pages/company/CompanyPage.tsx'), 'CompanyPage'),
});

/** For those who run the platform; apart from the companies' pages, because they need no company. */
const admin = createRoute({
  getParentRoute: () => root,
  path: 'admin',
  beforeLoad: signedIn,
  component: lazyPage(() => import('./pages/admin/AdminShell.tsx'), 'AdminShell'),
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
  component: lazyPage(() => import('./pages/admin/CompaniesPage.tsx'), 'CompaniesPage'),
});

const adminCompany = createRoute({
  getParentRoute: () => admin,
  path: 'companies/$companyId',
  component: lazyPage(() => import('./pages/admin/CompanyPage.tsx'), 'CompanyPage'),
});

const adminHealth = createRoute({
  getParentRoute: () => admin,
  path: 'health',
  component: lazyPage(() => import('./pages/admin/HealthPage.tsx'), 'HealthPage'),
});

const members = createRoute({
  getParentRoute: () => shell,
  path: 'company/members',
  component: lazyPage(() => import('./pages/members/MembersPage.tsx'), 'MembersPage'),
});

const newCompany = createRoute({
  getParentRoute: () => shell,
  path: 'new-company',
  component: lazyPage(() => import('./pages/company/NewCompanyPage.tsx'), 'NewCompanyPage'),
});

const profile = createRoute({
  getParentRoute: () => shell,
  path: 'profile',
  component: lazyPage(() => import('./pages/profile/ProfilePage.tsx'), 'ProfilePage'),
});

const apiKeys = createRoute({
  getParentRoute: () => shell,
  path: 'company/api-keys',
  component: lazyPage(() => import('./pages/api-keys/ApiKeysPage.tsx'), 'ApiKeysPage'),
});

const auditLog = createRoute({
  getParentRoute: () => shell,
  path: 'company/audit-log',
  component: lazyPage(() => import('./pages/audit-log/AuditLogPage.tsx'), 'AuditLogPage'),
});

const routeTree = root.addChildren([
  signIn,
  enterFrame,
  signUp,
  finishSignUp,
  forgotPassword,
  resetPassword,
  verifyEmail,
  invitation,
  outbox,
  connectGoogle,
  shell.addChildren([
    home,
    welcome,
    exportsList,
    newExport,
    editExport,
    schedule,
    task,
    connections,
    company,
    members,
    newCompany,
    profile,
    apiKeys,
    auditLog,
  ]),
  admin.addChildren([adminHome, adminCompanies, adminCompany, adminHealth]),
]);

/** The addresses of the application, a lazily loaded page for each. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    // The frame keeps its own address, the only one at which it may be shown.
    ...(inFrame && { history: createMemoryHistory({ initialEntries: ['/moysklad/enter'] }) }),
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

function stepInSearch(search: Record<string, unknown>): { step?: Step } {
  const step = STEPS.find((known) => known === search.step);
  return step ? { step } : {};
}

/** A path of this site: anything else after a sign-in would be an open redirect. */
function isOwnPath(path: unknown): path is string {
  return typeof path === 'string' && /^\/(?![/\\])/.test(path);
}
