import { fileURLToPath } from 'node:url';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Who may import whom. Arrows point one way: shared ← venice ← services ← controllers ← index. */
const ZONES = [
  {
    target: './shared',
    from: ['./server', './admin', './sandbox', './playground'],
    message: 'shared/ is the leaf.',
  },
  {
    target: './server/src/venice',
    from: './server/src',
    except: ['./venice'],
    message: 'The client knows nothing of Strapi or of the plugin around it.',
  },
  { target: './server', from: ['./admin', './sandbox', './playground'] },
  {
    target: './server/src/services',
    from: ['./server/src/controllers', './server/src/routes', './server/src/policies'],
    message: 'Services take values and know nothing of HTTP.',
  },
  {
    target: './server/src/controllers',
    from: ['./server/src/venice/endpoints', './server/src/content-types'],
    message: 'Controllers parse, call one service and answer.',
  },
  {
    target: './server/src/routes',
    from: ['./server/src/services', './server/src/venice', './server/src/controllers'],
    message: 'Routes touch contracts only.',
  },
  { target: './admin', from: ['./server', './sandbox', './playground'] },
  {
    target: './sandbox',
    from: ['./shared', './server', './admin', './playground'],
    message: 'Client and sandbox are two independent readings of the description.',
  },
];

const onlyIn = (name, message) => ({ name, message });
const axiosOnly = onlyIn('axios', 'Only server/src/venice/transport.ts performs requests.');
const formDataOnly = onlyIn('form-data', 'Only server/src/venice/multipart.ts builds forms.');
const NODE = { group: ['node:*'], message: 'shared/ and admin/ run in a browser.' };

const restrict = ({ paths = [], patterns = [] }) => ({
  'no-restricted-imports': ['error', { paths, patterns }],
});

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      'dist/**',
      'coverage/**',
      'bench/.build/**',
      'playground/{.cache,.strapi,.tmp,build,dist,public,types}/**',
      'tests/.tmp/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mjs,js}'],
    plugins: { 'import-x': importX, 'react-hooks': reactHooks },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({
          project: [
            fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
            fileURLToPath(new URL('./sandbox/tsconfig.json', import.meta.url)),
          ],
        }),
      ],
    },
    rules: {
      eqeqeq: ['error', 'smart'],
      'no-console': 'error',
      'import-x/no-restricted-paths': ['error', { zones: ZONES }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
    },
  },
  {
    files: ['{shared,server,admin,sandbox}/**/*.{ts,tsx}'],
    rules: { 'max-lines': ['error', { max: 300 }] },
  },
  {
    files: ['shared/**/*.ts'],
    rules: restrict({
      patterns: [NODE, { regex: '^(?!\\.|zod/v4$)', message: 'shared/ imports only zod/v4.' }],
    }),
  },
  {
    files: ['server/**/*.ts'],
    rules: {
      ...restrict({ paths: [axiosOnly, formDataOnly] }),
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'The environment is read in config.ts.' },
      ],
    },
  },
  {
    files: ['server/src/venice/**/*.ts'],
    rules: restrict({
      paths: [axiosOnly, formDataOnly],
      patterns: [{ group: ['@strapi/*'], message: 'The client knows nothing of Strapi.' }],
    }),
  },
  {
    files: ['server/src/venice/transport.ts'],
    rules: restrict({ paths: [formDataOnly], patterns: [{ group: ['@strapi/*'] }] }),
  },
  {
    files: ['server/src/venice/multipart.ts'],
    rules: restrict({ paths: [axiosOnly], patterns: [{ group: ['@strapi/*'] }] }),
  },
  { files: ['server/src/config.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['admin/**/*.{ts,tsx}'],
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      ...restrict({ patterns: [NODE] }),
    },
  },
  {
    files: ['admin/src/!(api)/**/*.{ts,tsx}'],
    rules: restrict({
      paths: [
        {
          name: '@strapi/strapi/admin',
          importNames: ['useFetchClient', 'getFetchClient', 'adminApi'],
          message: 'Only admin/src/api performs requests.',
        },
      ],
      patterns: [NODE],
    }),
  },
  {
    // What runs in a terminal speaks to one; tests and scripts are not shipped to browsers.
    files: ['**/*.mjs', '*.js', 'sandbox/**', 'playground/**', 'bench/**', 'tests/**'],
    rules: { 'no-console': 'off', '@typescript-eslint/no-require-imports': 'off' },
  }
);
