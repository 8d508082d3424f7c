/** The first run: both accounts, something to export, the sheet itself. */
export const WELCOME_STEPS = ['moysklad', 'google', 'template', 'sheet'] as const;
export type WelcomeStep = (typeof WELCOME_STEPS)[number];

export function welcomeStepInSearch(search: Record<string, unknown>): { step?: WelcomeStep } {
  const step = WELCOME_STEPS.find((known) => known === search.step);
  return step ? { step } : {};
}

/** What is there already. */
export interface Done {
  moysklad: boolean;
  google: boolean;
  /** An export was made. */
  template: boolean;
}

/** Where the person goes on: the first step that is not done. */
export function firstUndone(done: Done): WelcomeStep {
  if (!done.moysklad) return 'moysklad';
  if (!done.google) return 'google';
  return done.template ? 'sheet' : 'template';
}
