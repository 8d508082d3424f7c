/** Pages for those who have not signed in, or come by an email's link. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { outcomeInSearch } from '../features/connect/outcome.ts';
import { secretInAddress } from '../shared/fragment.ts';
import { lazyPage } from '../texts/lazyPage.ts';
import { root } from './root.ts';

/** A page behind an email's link is nothing without the link's secret: whoever comes without it may ask for an email. */
function byEmail(otherwise: '/sign-up' | '/forgot-password' | '/profile'): void {
  if (!secretInAddress()) throw redirect({ to: otherwise, replace: true });
}

/** A path of this site: anything else after a sign-in would be an open redirect. */
function isOwnPath(path: unknown): path is string {
  return typeof path === 'string' && /^\/(?![/\\])/.test(path);
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: 'sign-in',
  validateSearch: (search): { next?: string; error?: string } => ({
    ...(isOwnPath(search.next) && { next: search.next }),
    // What Google, or we on the way back from it, had against it.
    ...(typeof search.error === 'string' && { error: search.error }),
  }),
  component: lazyRouteComponent(() => import('../pages/sign-in/SignInPage.tsx'), 'SignInPage'),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: 'sign-up',
  component: lazyPage(() => import('../pages/sign-up/SignUpPage.tsx'), 'SignUpPage', 'sign-up'),
});

const finishSignUp = createRoute({
  getParentRoute: () => root,
  path: 'finish-sign-up',
  beforeLoad: () => byEmail('/sign-up'),
  component: lazyPage(() => import('../pages/sign-up/FinishSignUpPage.tsx'), 'FinishSignUpPage', 'sign-up'),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: 'forgot-password',
  component: lazyPage(
    () => import('../pages/password/ForgotPasswordPage.tsx'),
    'ForgotPasswordPage',
    'password',
  ),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: 'reset-password',
  beforeLoad: () => byEmail('/forgot-password'),
  component: lazyPage(
    () => import('../pages/password/ResetPasswordPage.tsx'),
    'ResetPasswordPage',
    'password',
  ),
});

const verifyEmail = createRoute({
  getParentRoute: () => root,
  path: 'verify-email',
  beforeLoad: () => byEmail('/profile'),
  component: lazyPage(() => import('../pages/profile/VerifyEmailPage.tsx'), 'VerifyEmailPage', 'profile'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: 'invitation',
  component: lazyPage(() => import('../pages/invitation/InvitationPage.tsx'), 'InvitationPage', 'invitation'),
});

const unsubscribe = createRoute({
  getParentRoute: () => root,
  path: 'unsubscribe/$token',
  component: lazyPage(
    () => import('../pages/notifications/UnsubscribePage.tsx'),
    'UnsubscribePage',
    'notifications',
  ),
});

const prices = createRoute({
  getParentRoute: () => root,
  path: 'prices',
  component: lazyPage(() => import('../pages/prices/PricesPage.tsx'), 'PricesPage', 'prices'),
});

const outbox = createRoute({
  getParentRoute: () => root,
  path: 'outbox',
  component: lazyPage(() => import('../pages/outbox/OutboxPage.tsx'), 'OutboxPage', 'outbox'),
});

/** Where the application begins when MoySklad shows it. */
const enterFrame = createRoute({
  getParentRoute: () => root,
  path: 'moysklad/enter',
  component: lazyPage(() => import('../pages/frame/EnterPage.tsx'), 'EnterPage', 'frame'),
});

/** In a card of MoySklad's: whether what was changed there stands in the spreadsheets. */
const widget = createRoute({
  getParentRoute: () => root,
  path: 'moysklad/widget',
  component: lazyPage(() => import('../pages/widget/WidgetPage.tsx'), 'WidgetPage', 'widget'),
});

/** A tab that MoySklad's frame opens for the consent at Google: it has no session with us. */
const connectGoogle = createRoute({
  getParentRoute: () => root,
  path: 'connect-google',
  validateSearch: outcomeInSearch,
  component: lazyPage(
    () => import('../pages/connect-google/ConnectGooglePage.tsx'),
    'ConnectGooglePage',
    'connect-google',
    'connect',
  ),
});

export const outsideRoutes = [
  signIn,
  signUp,
  finishSignUp,
  forgotPassword,
  resetPassword,
  verifyEmail,
  invitation,
  unsubscribe,
  prices,
  outbox,
  enterFrame,
  widget,
  connectGoogle,
] as const;
