// SPDX-License-Identifier: MIT
/** Version of the suite: a seed means the same program only within one version. Kept equal to package.json by a test. */
export const SUITE_VERSION = "0.1.0";
