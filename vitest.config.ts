import { defineConfig } from 'vitest/config'

const oxc = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const
const common = { testTimeout: 120_000, hookTimeout: 240_000, maxWorkers: 2 }

/** A few that kill things or drive a browser: one file after the other, after the quick ones. */
const slow = { testTimeout: 180_000, hookTimeout: 180_000, maxWorkers: 1 }

export default defineConfig({
  test: {
    // Runs once for all projects: it migrates the template that every test file copies.
    globalSetup: 'test/template.ts',
    projects: [
      {
        oxc,
        test: {
          name: 'quick',
          include: [
            'src/**/*.test.{ts,tsx}',
            'test/*.test.{ts,tsx}',
            'demo/*.test.ts',
            'speaker/*.test.ts',
          ],
          sequence: { groupOrder: 0 },
          // Files share the program's 1,400 modules: a third of the time. What a module remembers it remembers by database, by ids
          // that nobody else has, or for seconds; a test must not count on more.
          isolate: false,
          ...common,
        },
      },
      {
        oxc,
        test: {
          name: 'faults',
          include: ['test/faults/*.test.{ts,tsx}'],
          sequence: { groupOrder: 1 },
          ...slow,
        },
      },
      {
        oxc,
        test: {
          name: 'journeys',
          include: ['test/e2e/*.test.{ts,tsx}'],
          globalSetup: 'test/e2e/setup.ts',
          sequence: { groupOrder: 2 },
          ...slow,
        },
      },
    ],
  },
})
