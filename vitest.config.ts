// SPDX-License-Identifier: MIT
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["properties/**/*.test.ts"],
    // They need a browser: npm run test:browser.
    exclude: ["properties/browser/**"],
    testTimeout: 60_000,
    // Two cores: more workers only get in each other's way.
    maxWorkers: 2,
  },
});
