/**
 * One project per kind of test, so that each gets what it needs and no more. `npm test` runs them all; one alone:
 * `npx jest --selectProjects unit`.
 */
const compiled = (module) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
      target: 'es2022',
    },
    module: { type: 'commonjs', ...module },
  },
];

const typescript = { '^.+\\.[cm]?[jt]sx?$': compiled() };

/** What the server loads with import() is an ES module that cannot be required. Tests of ours are loaded as before. */
const server = { '/server/src/.+\\.ts$': compiled({ ignoreDynamic: true }) };

const project = ({ name, folders, ...rest }) => ({
  displayName: name,
  rootDir: __dirname,
  testMatch: folders.map((folder) => `<rootDir>/tests/${folder}/**/*.test.{ts,tsx}`),
  testEnvironment: 'node',
  transform: { ...server, ...typescript },
  // The built package and the playground hold copies of package.json that jest would take for duplicates.
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/playground'],
  ...rest,
});

module.exports = {
  projects: [
    project({ name: 'unit', folders: ['shared', 'server', 'sandbox', 'project', 'properties'] }),
    project({ name: 'conformance', folders: ['conformance'] }),
    project({ name: 'integration', folders: ['integration', 'security', 'chaos'] }),
    project({
      name: 'admin',
      folders: ['admin'],
      testEnvironment: 'jest-environment-jsdom',
      transform: typescript,
      setupFilesAfterEnv: ['<rootDir>/tests/support/admin/setup.ts'],
      moduleNameMapper: { '\\.(css|svg|png)(\\?raw)?$': '<rootDir>/tests/support/admin/asset.ts' },
      // Strapi's admin pulls these in, and they ship as ES modules only.
      transformIgnorePatterns: [
        '/node_modules/(?!(fractional-indexing|react-dnd|react-dnd-html5-backend|dnd-core|@react-dnd)/)',
      ],
    }),
    project({
      name: 'browser',
      folders: ['browser'],
      globalSetup: '<rootDir>/tests/support/browser/global-setup.ts',
      globalTeardown: '<rootDir>/tests/support/browser/global-teardown.ts',
    }),
  ],
};
