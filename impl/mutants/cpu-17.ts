// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only begin is annotated. */
export const cpu17: Mutant = {
  clause: "CPU-17",
  title: "end under the reservation lock makes no lock diagnostic",
  file: "impl/framework/cpu-access.ts",
  find: "  mightLockReservation(core, dmabuf.reservation);\n  if (dmabuf.ops.end_cpu_access",
  replace: "  if (dmabuf.ops.end_cpu_access",
};
