// SPDX-License-Identifier: MIT
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["properties/**/*.test.ts"],
    testTimeout: 60_000,
    // Two cores: more workers only get in each other's way.
    maxWorkers: 2,
  },
});
