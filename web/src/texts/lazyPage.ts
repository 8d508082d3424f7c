import { lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts, type Namespace } from './i18n.ts';

/**
 * A page that does not belong to the first load.
 * @param name under which its module exports it
 * @param texts that it shows beside those of the first load
 */
// biome-ignore lint/suspicious/noExplicitAny: the router's own bound
export function lazyPage<Module extends Record<string, any>, Name extends keyof Module>(
  load: () => Promise<Module>,
  name: Name,
  ...texts: Namespace[]
) {
  return lazyRouteComponent(async () => (await Promise.all([load(), loadTexts(texts)]))[0], name);
}
