// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The diagnostic belongs to the op. */
export const cpu31: Mutant = {
  clause: "CPU-31",
  title: "begin without the op makes no lock diagnostic",
  file: "impl/framework/cpu-access.ts",
  find: "  mightLockReservation(core, dmabuf.reservation); // CPU-17\n  if (dmabuf.ops.begin_cpu_access !== undefined) {\n",
  replace: "  if (dmabuf.ops.begin_cpu_access !== undefined) {\n    mightLockReservation(core, dmabuf.reservation);\n",
};
