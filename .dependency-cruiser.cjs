// The doors of the house (docs/ARCHITECTURE.md): which room may enter which. A breach fails the check.
const { readdirSync } = require('node:fs');
const { join } = require('node:path');

/** Rooms with rules of their own; every other folder of `src` is a feature room, a new one from its first day. */
const special = ['platform', 'protocol', 'commands', 'catalogue', 'engine', 'moysklad', 'sheets'];
const features = readdirSync(join(__dirname, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !special.includes(entry.name))
  .map(({ name }) => name);
const rooms = [...features, 'catalogue', 'engine', 'moysklad', 'sheets'];

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'one-way-out',
      comment: 'Deadline, length and redirects of every call are kept in one place.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/outgoing/', '\\.test\\.ts$'] },
      to: { path: 'node_modules/undici/' },
    },
    {
      name: 'platform-imports-no-room',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: '^src/platform/' },
    },
    {
      name: 'protocol-imports-nothing',
      severity: 'error',
      from: { path: '^src/protocol/' },
      to: { path: '.', pathNot: '^src/protocol/' },
    },
    {
      name: 'providers-import-platform-and-protocol-only',
      severity: 'error',
      from: { path: '^src/(moysklad|sheets)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(src|sandbox|web|bench|test)/', pathNot: ['^src/(platform|protocol)/', '^src/$1/'] },
    },
    {
      name: 'catalogue-imports-platform-and-protocol-only',
      severity: 'error',
      from: { path: '^src/catalogue/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(src|sandbox|web|bench|test)/', pathNot: '^src/(platform|protocol|catalogue)/' },
    },
    {
      name: 'engine-knows-no-provider',
      comment: 'A source and a destination come in through src/protocol/.',
      severity: 'error',
      from: { path: '^src/engine/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(src|sandbox|web|bench|test)/', pathNot: '^src/(platform|protocol|catalogue|engine)/' },
    },
    {
      name: 'people-know-no-other-room',
      comment: 'Companies are made of people; people belong to none.',
      severity: 'error',
      from: { path: '^src/people/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(platform|people)/' },
    },
    {
      name: 'exports-know-no-provider',
      severity: 'error',
      from: { path: '^src/exports/' },
      to: { path: '^src/(moysklad|sheets)/' },
    },
    ...features.map((room) => ({
      name: `${room}-is-entered-through-its-index`,
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: `^src/${room}/`,
      },
      to: { path: `^src/${room}/`, pathNot: `^src/${room}/index\\.ts$` },
    })),
    ...['catalogue', 'engine', 'moysklad', 'sheets'].map((room) => ({
      name: `${room}-is-entered-through-its-index`,
      severity: 'error',
      from: { path: '^src/', pathNot: [`^src/${room}/`, '\\.test\\.ts$'] },
      to: { path: `^src/${room}/`, pathNot: `^src/${room}/index\\.ts$` },
    })),
    {
      name: 'rooms-know-no-commands',
      severity: 'error',
      from: { path: `^src/(${[...rooms, 'platform'].join('|')})/` },
      to: { path: '^src/(commands/|app\\.ts|cli\\.ts)' },
    },
    {
      name: 'web-imports-nothing-from-the-server',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(src|sandbox|db|bench|test)/' },
    },
    {
      name: 'web-pages-know-no-other-page',
      comment: 'What several pages share stands in web/src/features/.',
      severity: 'error',
      from: { path: '^web/src/pages/([^/]+)/' },
      to: { path: '^web/src/pages/', pathNot: '^web/src/pages/$1/' },
    },
    {
      name: 'web-features-know-no-page',
      severity: 'error',
      from: { path: '^web/src/features/' },
      to: { path: '^web/src/(pages|layout)/' },
    },
    {
      name: 'web-api-and-shared-know-no-feature',
      severity: 'error',
      from: { path: '^web/src/(api|shared)/' },
      to: { path: '^web/src/(features|pages|layout)/' },
    },
    {
      name: 'sandbox-imports-nothing-from-the-product',
      severity: 'error',
      from: { path: '^sandbox/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(src|web|db|bench|test)/' },
    },
    {
      name: 'only-commands-start-the-sandbox',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/commands/', '\\.test\\.ts$'] },
      to: { path: '^sandbox/' },
    },
    {
      name: 'tests-and-benches-are-not-imported',
      severity: 'error',
      from: { path: '^(src|sandbox|web|db)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '(^(test|bench)/|\\.test\\.tsx?$)' },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'dev-dependencies-stay-in-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^web/dist' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.css', '.json'],
    },
  },
};
