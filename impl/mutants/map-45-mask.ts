// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Late pages are cleared only where no device limits the choice. */
export const map45Mask: Mutant = {
  clause: "MAP-45",
  title: "pages under a mask are not cleared",
  file: "impl/exporters/late.ts",
  find: "{ zeroed: true, mask }",
  replace: "{ mask }",
};
