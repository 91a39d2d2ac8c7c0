import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
    // a guard against hanging, not a measure: whole studies are played while other tests run
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
