import type { HtmlTagDescriptor, Plugin } from 'vite';

/** The alphabets of nearly every page. */
const FONTS = /inter-(cyrillic|latin)-wght/;
const SHEET = /\/sign-in-[^/]*\.css$/;
/** The texts of whoever has not chosen a language; signing in, whose parts every page has. */
const SCRIPTS = /\/(texts\/ru\.ts|pages\/sign-in\/SignInPage\.tsx)$/;

/** Names in the page what its script would ask for only after it has run. */
export function preloads(): Plugin {
  return {
    name: 'preloads',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.values(bundle).flatMap((file): HtmlTagDescriptor[] => {
          const link = (more: object): HtmlTagDescriptor[] => [
            { tag: 'link', attrs: { ...more, crossorigin: '', href: `/${file.fileName}` }, injectTo: 'head' },
          ];
          if (file.type === 'asset')
            return FONTS.test(file.fileName)
              ? link({ rel: 'preload', as: 'font', type: 'font/woff2', fetchpriority: 'low' })
              : SHEET.test(file.fileName)
                ? link({ rel: 'preload', as: 'style' })
                : [];
          return [file.facadeModuleId ?? '', ...file.moduleIds].some((id) => SCRIPTS.test(id))
            ? link({ rel: 'modulepreload' })
            : [];
        }),
    },
  };
}
