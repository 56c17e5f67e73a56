// SPDX-License-Identifier: MIT
import { isError, type KernelError } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { Core } from "./core.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";

/** With the terminator. */
const NAME_LENGTH_MAX = 32;

/** A string in user memory: what can be read, and whether a terminator or an unreadable byte follows. */
export interface UserString {
  readonly text: string;
  readonly end: "terminator" | "unreadable";
}

/** `dma_buf_set_name`: replaces the name, or keeps the old one on any error (NAME-02, NAME-03). */
export function dmaBufSetName(core: Core, dmabuf: DmaBufStruct, from: UserString): KernelError | undefined {
  dmabuf.touch();
  const name = copyName(core, from);
  if (isError(name)) return name;
  if (dmabuf.name === null) core.census.names += 1;
  dmabuf.name = name.text;
  return undefined;
}

/** Length, memory, contents, in this order (NAME-01, NAME-14). */
function copyName(core: Core, from: UserString): UserString | KernelError {
  if (Buffer.byteLength(from.text) >= NAME_LENGTH_MAX) return error("EINVAL");
  if (from.end === "unreadable") return error("EFAULT");
  if (core.faults.fails("alloc:name")) return error("ENOMEM");
  if (core.faults.fails("copy:from-user")) return error("EFAULT");
  return from;
}
