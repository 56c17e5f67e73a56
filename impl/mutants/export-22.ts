// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An own reservation is destroyed at the start of the release, ahead of ops.release. */
export const export22: Mutant = {
  clause: "EXPORT-22",
  title: "ops.release finds the own reservation destroyed",
  file: "impl/framework/release.ts",
  find: "  yield* callRelease(core, dmabuf);",
  replace: "  if (dmabuf.ownsReservation) dmabuf.reservation.free();\n  yield* callRelease(core, dmabuf);",
};
