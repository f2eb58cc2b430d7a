import { defineConfig } from 'oxlint'
import { borders } from './scripts/lint/borders.ts'

export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'react', 'jsx-a11y', 'vitest', 'promise'],
  categories: {
    correctness: 'error',
    suspicious: 'error',
  },
  ignorePatterns: ['**/dist/**', '/data/**', '.cache/**'],
  rules: {
    'react/react-in-jsx-scope': 'off',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-unsafe-type-assertion': 'off',
    'import/no-cycle': [
      'error',
      {
        ignoreTypes: false,
      },
    ],
    'import/no-default-export': 'error',
    'import/no-unassigned-import': 'off',
    'oxc/no-barrel-file': 'error',
    'unicorn/filename-case': [
      'error',
      {
        case: 'kebabCase',
      },
    ],
    'unicorn/no-array-for-each': 'off',
    'max-lines': [
      'error',
      {
        max: 200,
        skipBlankLines: false,
        skipComments: false,
      },
    ],
    'max-lines-per-function': [
      'error',
      {
        max: 40,
        skipBlankLines: true,
        skipComments: true,
      },
    ],
    complexity: [
      'error',
      {
        max: 8,
      },
    ],
    'max-params': [
      'error',
      {
        max: 4,
      },
    ],
    'no-console': 'error',
    eqeqeq: 'error',
    'no-await-in-loop': 'off',
    'no-shadow': 'off',
    'vitest/no-focused-tests': 'error',
    'vitest/no-disabled-tests': 'error',
    'vitest/expect-expect': 'off',
    'vitest/no-conditional-expect': 'off',
    'no-underscore-dangle': 'off',
    'consistent-return': 'off',
    'typescript/consistent-return': 'off',
    'import/no-named-as-default-member': 'off',
    'import/no-named-as-default': 'off',
    'vitest/no-standalone-expect': 'off',
    'vitest/valid-title': 'off',
    'vitest/require-mock-type-parameters': 'off',
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: ['../../**'],
            message: 'Climb at most one folder; further away use a #alias or a workspace package.',
          },
        ],
      },
    ],
  },
  overrides: [
    {
      files: [
        '**/*.bench.ts',
        '**/*.contract.ts',
        '**/*.db.test.ts',
        '**/*.test.ts',
        '**/*.test.tsx',
        'contracts/src/testing/**',
        'pwa/tests/**',
        'tests/**',
      ],
      rules: {
        'max-lines-per-function': 'off',
        'max-lines': [
          'error',
          {
            max: 400,
          },
        ],
        'typescript/no-non-null-assertion': 'off',
        complexity: 'off',
        'no-restricted-imports': 'off',
        'unicorn/consistent-function-scoping': 'off',
      },
    },
    {
      files: ['scripts/**', 'bench/**', 'tests/**'],
      rules: {
        'no-console': 'off',
      },
    },
    {
      files: ['*.config.ts', 'pwa/*.config.ts', 'scripts/lint/*-plugin.ts'],
      rules: {
        'import/no-default-export': 'off',
      },
    },
    {
      files: ['contracts/src/template/data/**'],
      rules: {
        'max-lines': [
          'error',
          {
            max: 400,
          },
        ],
      },
    },
    ...borders,
  ],
})
