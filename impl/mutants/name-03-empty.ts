// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The empty string stands for no wish. */
export const name03Empty: Mutant = {
  clause: "NAME-03",
  title: "SET_NAME with the empty string keeps the old name",
  file: "impl/framework/set-name.ts",
  find: "  dmabuf.name = name.text;",
  replace: '  dmabuf.name = name.text === "" ? (dmabuf.name ?? "") : name.text;',
};
