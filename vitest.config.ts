import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: { globalSetup: 'test/template.ts', maxWorkers: 2, testTimeout: 20_000, hookTimeout: 60_000 },
})
