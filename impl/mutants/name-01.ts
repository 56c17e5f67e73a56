// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The limit forgets the terminator. */
export const name01: Mutant = {
  clause: "NAME-01",
  title: "a name of 32 bytes without terminator is accepted",
  file: "impl/framework/set-name.ts",
  find: "Buffer.byteLength(from.text) >= NAME_LENGTH_MAX",
  replace: "Buffer.byteLength(from.text) > NAME_LENGTH_MAX",
};
