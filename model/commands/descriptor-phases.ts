// SPDX-License-Identifier: MIT
/** What the commands on descriptors share: looking one up, and the two ways it can be unusable. */
import type { CommandName } from "../../spec/commands/index.ts";
import { knownFd } from "../lookup.ts";
import type { Call, Check } from "../rule.ts";
import type { BufferState, FdState } from "../state.ts";

type FdCall = Pick<Call, "s" | "buffer" | "attachment" | "mapping" | "fd" | "iosys">;

/** EBADF for a number that is not open. */
export const NOT_OPEN: Check<CommandName> = {
  phase: "check",
  clause: "REF-10",
  when: (c) => c.fd === null,
  ends: "EBADF",
};

/** EBADF for a number opened with O_PATH: to most calls it is just as if it were not open. */
export const PATH_ONLY: Check<CommandName> = {
  phase: "check",
  clause: "REF-41",
  when: (c) => c.fd?.path === true,
  ends: "EBADF",
};

/** Whether a descriptor argument can be sent; looks up what its number means now, and the buffer behind it. */
export function fdKnown(c: FdCall, argument: number | string): boolean {
  if (!knownFd(c, argument)) return false;
  c.buffer = c.fd === null ? null : c.fd.buffer;
  return true;
}

/** Whether the descriptor is open. Calls through the process file system name it by path: a closed one has no path. */
export function fdOpen(c: FdCall, argument: number | string): boolean {
  return fdKnown(c, argument) && c.fd !== null;
}

/** Whether the caller uses a descriptor it has: open, and not another one that took the number. */
export function fdOwn(c: FdCall, argument: number | string): boolean {
  return typeof argument === "number" && c.fd !== null && c.fd.id === argument;
}

/** Whether the caller uses a descriptor it has, for a call that an O_PATH descriptor does not allow. */
export function fileOwn(c: FdCall, argument: number | string): boolean {
  return fdOwn(c, argument) && c.fd?.path === false;
}

/** The descriptor, once the checks found it open. */
export function openFd(c: FdCall): FdState {
  if (c.fd === null) throw new Error("no open descriptor");
  return c.fd;
}

/** The buffer the step is about, once the checks found it. */
export function theBuffer(c: Pick<Call, "buffer">): BufferState {
  if (c.buffer === null) throw new Error("no buffer");
  return c.buffer;
}
