import { dirname, resolve } from 'node:path';
import type { Linter } from 'eslint';
import importX from 'eslint-plugin-import-x';

/** Which folders of src a folder of src may import, besides itself. main.ts may import everything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  governance: [],
  ledger: ['governance'],
  config: ['governance'],
  observe: ['governance', 'config'],
  chat: ['governance', 'config'],
  assembly: ['governance', 'ledger', 'config', 'observe', 'chat'],
  matrix: ['governance', 'ledger', 'config', 'observe', 'assembly'],
  cli: ['governance', 'ledger', 'config', 'observe', 'chat', 'assembly', 'matrix'],
};

const layers = Object.entries(MAY_IMPORT).map(([layer, allowed]) => ({
  target: `./src/${layer}`,
  from: './src',
  except: [layer, ...allowed].map((folder) => `./${folder}`),
  message: `${layer} may import ${allowed.join(', ') || 'nothing else'} of src. See the arrows in eslint.arrows.ts.`,
}));

const ledgerBehindItsPort = {
  target: ['./src/assembly', './src/matrix'],
  from: './src/ledger/sqlite',
  message:
    'The ledger is known by its port, so that another database can stand behind it; the composition root picks one.',
};

const nothingFromOutside = {
  target: './src',
  from: ['./test', './demo', './homeserver', './scripts'],
  message: 'What users run must not need what only a checkout has.',
};

/** Every import names its file, so its path is all there is to know: no search of the disk is needed. */
const byPath = {
  interfaceVersion: 3,
  name: 'by-path',
  resolve: (specifier: string, importer: string) =>
    specifier.startsWith('.')
      ? { found: true, path: resolve(dirname(importer), specifier) }
      : { found: false },
};

/** Architecture as lint rules: a layer that reaches for what it must not know is an error that says why. */
export const arrows: Linter.Config[] = [
  {
    files: ['src/**/*.ts'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [byPath] },
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        { basePath: import.meta.dirname, zones: [...layers, ledgerBehindItsPort, nothingFromOutside] },
      ],
    },
  },
  {
    files: ['src/governance/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^[^.]', message: 'governance is pure: no package and no module of Node.' }] },
      ],
      'no-restricted-globals': [
        'error',
        ...['process', 'console', 'fetch', 'setTimeout', 'setInterval', 'performance', 'crypto'].map(
          (name) => ({
            name,
            message: 'governance is pure: no input or output.',
          }),
        ),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'governance is pure: time comes in as an argument.' },
        {
          object: 'Math',
          property: 'random',
          message: 'governance is pure: the same input, the same outcome.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'governance is pure: time comes in as an argument.',
        },
      ],
    },
  },
];
