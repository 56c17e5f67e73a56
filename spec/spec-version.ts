// SPDX-License-Identifier: MIT
/** Version of the register of clauses and of the alphabet: verdicts of two versions are about different sentences. */
export const SPEC_VERSION = "dma-buf-2026.1";
