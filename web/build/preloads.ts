import { resolve } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** What is named in a page, by a file's name or by the sources in it. */
interface Named {
  scripts: RegExp;
  sheets: RegExp;
  fonts?: RegExp;
}

/** For who has not signed in: signing in, the texts of whoever has not chosen a language, the alphabets of nearly every page. */
const OUTSIDE: Named = {
  scripts: /\/(texts\/ru\.ts|pages\/sign-in\/SignInPage\.tsx)$/,
  sheets: /\/sign-in-[^/]*\.css$/,
  fonts: /inter-(cyrillic|latin)-wght/,
};
/** For who has: the frame of all pages and the list of exports, which have parts of signing in, too. The fonts they have already. */
const INSIDE: Named = {
  scripts:
    /\/(texts\/ru\.ts|api\/headStart\.ts|layout\/Shell\.tsx|pages\/(sign-in\/SignIn|exports\/Exports)Page\.tsx)$/,
  sheets: /\/(sign-in|exports)-[^/]*\.css$/,
};
/** Asks for what the page will show while the rest is on its way. */
const EARLY = resolve(import.meta.dirname, '../src/early.ts');

/**
 * Names in the page what its script would ask for only after it has run; those who have signed in get a page of their own for that,
 * `inside.html` (`src/platform/http/web.ts`).
 */
export function preloads(): Plugin {
  return {
    name: 'preloads',
    apply: 'build',
    enforce: 'post',
    buildStart() {
      this.emitFile({ type: 'chunk', id: EARLY, name: 'early' });
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('the bundle has no index.html');
        const files = Object.values(bundle);
        const html = String(page.source);
        page.source = withTags(html, files.flatMap(preloadOf(OUTSIDE)));
        const early = files.flatMap((file) =>
          file.type === 'chunk' && file.facadeModuleId === EARLY
            ? `<script type="module" async crossorigin src="/${file.fileName}"></script>`
            : [],
        );
        const source = withTags(html, [...early, ...files.flatMap(preloadOf(INSIDE))]);
        this.emitFile({ type: 'asset', fileName: 'inside.html', source });
      },
    },
  };
}

function withTags(html: string, tags: string[]): string {
  return html.replace('</title>', ['</title>', ...tags].join('\n    '));
}

const preloadOf =
  ({ scripts, sheets, fonts }: Named) =>
  (file: Rolldown.OutputAsset | Rolldown.OutputChunk): string | [] => {
    const link = (attributes: string) => `<link ${attributes} crossorigin href="/${file.fileName}">`;
    if (file.type === 'chunk') {
      const ids = [file.facadeModuleId ?? '', ...file.moduleIds];
      return ids.some((id) => scripts.test(id)) ? link('rel="modulepreload"') : [];
    }
    if (fonts?.test(file.fileName))
      return link('rel="preload" as="font" type="font/woff2" fetchpriority="low"');
    return sheets.test(file.fileName) ? link('rel="preload" as="style"') : [];
  };
