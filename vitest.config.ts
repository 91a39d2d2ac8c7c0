import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
    // one file a core: left to itself, the runner keeps a core for watching and half of a small machine idles
    maxWorkers: availableParallelism(),
    // no module keeps anything that runs could change, so files of one thread may share the modules: read once
    // a thread and not once a file, they take a quarter off
    isolate: false,
    // a guard against hanging, not a measure: whole studies are played while other tests run
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
