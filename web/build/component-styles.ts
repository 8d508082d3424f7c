import { createRequire } from 'node:module';
import { basename } from 'node:path';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

/**
 * Each component of Mantine brings its own styles, so a page loads those of the components it shows. Mantine builds the names of a
 * component's classes into `Button.module.mjs` and leaves the styles beside, in `styles/Button.css` (mantine.dev/styles/css-files-list);
 * a component's parts come before it, as they do in the order that Mantine asks for.
 */
export function componentStyles(): Plugin {
  return {
    name: 'component-styles',
    transform(code, id) {
      const name = /@mantine\/core\/esm\/.*\.module\.mjs$/.test(id) && basename(id, '.module.mjs');
      if (!name) return null;
      const styles = require.resolve(`@mantine/core/styles/${name}.css`);
      return { code: `import ${JSON.stringify(styles)};\n${code}`, map: null, moduleSideEffects: true };
    },
  };
}
