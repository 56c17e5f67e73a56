// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A reserve that gets no memory says nothing of it. */
export const resv08: Mutant = {
  clause: "RESV-08",
  title: "ENOMEM of reserve is lost",
  file: "impl/framework/resv-reserve.ts",
  find: 'return error("ENOMEM");',
  replace: "return undefined;",
};
