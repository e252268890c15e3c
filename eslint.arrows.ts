import type { Linter } from 'eslint';

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
const LAYERS = Object.keys(MAY_IMPORT);

interface Pattern {
  readonly regex: string;
  readonly message: string;
}

/** Every import names its file by a relative path, so the path says which folder it reaches for. */
function reaching(folders: readonly string[], message: string): Pattern {
  return { regex: `^(?:\\.\\./)+(?:${folders.join('|')})(?:/|\\.ts$)`, message };
}

const nothingFromOutside = reaching(
  ['test', 'demo', 'homeserver', 'scripts'],
  'What users run must not need what only a checkout has.',
);

const ledgerBehindItsPort = reaching(
  ['ledger/sqlite'],
  'The ledger is known by its port, so that another database can stand behind it; the composition root picks one.',
);

const noPackages: Pattern = {
  regex: '^[^.]',
  message: 'governance is pure: no package and no module of Node.',
};

function patternsFor(layer: string): Pattern[] {
  const allowed = MAY_IMPORT[layer] ?? [];
  const others = LAYERS.filter((other) => other !== layer && !allowed.includes(other));
  const message = `${layer} may import ${allowed.join(', ') || 'nothing else'} of src. See the arrows in eslint.arrows.ts.`;
  return [
    nothingFromOutside,
    reaching([...others, 'main'], message),
    ...(layer === 'assembly' || layer === 'matrix' ? [ledgerBehindItsPort] : []),
    ...(layer === 'governance' ? [noPackages] : []),
  ];
}

function restricted(files: string, patterns: readonly Pattern[]): Linter.Config {
  return { files: [files], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

/** Architecture as lint rules: a layer that reaches for what it must not know is an error that says why. */
export const arrows: Linter.Config[] = [
  restricted('src/*.ts', [nothingFromOutside]),
  ...LAYERS.map((layer) => restricted(`src/${layer}/**/*.ts`, patternsFor(layer))),
  {
    files: ['src/governance/**/*.ts'],
    rules: {
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
