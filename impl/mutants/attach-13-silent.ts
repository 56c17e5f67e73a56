// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Attach waits for itself without a word about the caller's duty. */
export const attach13Silent: Mutant = {
  clause: "ATTACH-13",
  title: "an attach under the reservation lock is not reported",
  file: "impl/framework/attach.ts",
  find: 'waitForReservation(core, reservation, SITE, "ATTACH-13");\n  dmabuf.attachments',
  replace: "waitForReservation(core, reservation, SITE, null);\n  dmabuf.attachments",
};
