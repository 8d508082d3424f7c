import type { App } from '../platform/http/http.ts';
import type { PeopleContext } from './context.ts';
import { emailRoutes } from './email-routes.ts';
import { outboxRoutes } from './outbox-routes.ts';
import { passwordRoutes } from './password-routes.ts';
import { profileRoutes } from './profile-routes.ts';
import { secondFactorRoutes } from './second-factor-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { signUpRoutes } from './sign-up-routes.ts';

/** Every route about people themselves. */
export function peopleRoutes(app: App, context: PeopleContext): void {
  signInRoutes(app, context);
  passwordRoutes(app, context);
  emailRoutes(app, context);
  secondFactorRoutes(app, context);
  signUpRoutes(app, context);
  profileRoutes(app, context);
  outboxRoutes(app, context);
}
