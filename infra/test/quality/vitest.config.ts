import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import ClosingLine from './closing-line.ts'
import LongestFirst from './longest-first.ts'

// Node imports TypeScript as it is, in fewer seconds than vite, which alone can mock modules and import anew what changed.
const isWatching = !process.argv.includes('run')
const experimental = { viteModuleRunner: isWatching, nodeLoader: false }

const anywhere = '{events,shared,functions,infra}/**'

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    sequence: { sequencer: LongestFirst },
    // The library of working days, an oracle of some tests, errs west of UTC; tests that are about zones set their own.
    env: { TZ: 'UTC' },
    // What went well is logged for operators, not for testers.
    setupFiles: [new URL('quiet.ts', import.meta.url).pathname],
    // Two for each core, for tests of the running stack wait as long as they work.
    maxWorkers: 2 * availableParallelism(),
    // No test asserts a time, and machines may be busy.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 120_000 } },
    root: new URL('../../..', import.meta.url).pathname,
    coverage: {
      provider: 'v8',
      include: ['{events,shared,functions}/**/*.ts'],
      exclude: ['**/*.test.ts', '**/testing/**', '**/testing.ts'],
      reporter: ['text-summary', 'html'],
      reportsDirectory: 'coverage',
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`${anywhere}/*.test.ts`],
          exclude: [`${anywhere}/*.{int,zone,browser}.test.ts`],
          pool: 'threads',
          isolate: false,
          experimental,
        },
      },
      {
        extends: true,
        // Only a process of its own can be put into another time zone.
        test: { name: 'zone', include: [`${anywhere}/*.zone.test.ts`], pool: 'forks', experimental },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [`${anywhere}/*.browser.test.ts`],
          isolate: false,
          globalSetup: new URL('../browser/setup.ts', import.meta.url).pathname,
          experimental,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: [`${anywhere}/*.int.test.ts`],
          isolate: false,
          globalSetup: new URL('integration.ts', import.meta.url).pathname,
          experimental,
        },
      },
    ],
  },
})
