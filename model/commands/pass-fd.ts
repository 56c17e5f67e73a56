// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";
import type { FdState } from "../state.ts";
import { copies } from "./copy-phases.ts";
import { fdKnown, fdOwn, NOT_OPEN, openFd } from "./descriptor-phases.ts";

/** A descriptor of the same file in the other process. */
export const passFd: Meaning<"pass-fd"> = {
  defined: (c) => fdKnown(c, c.args.fd),
  legal: (c) => fdOwn(c, c.args.fd),
  phases: [
    NOT_OPEN,
    copies(
      "REF-43",
      (c) => openFd(c).path,
      (fd) => ({ process: other(fd), path: true, closeOnExec: false }),
    ),
    copies(
      "REF-35",
      () => true,
      (fd) => ({ process: other(fd), path: false, closeOnExec: false }),
    ),
  ],
  silent: "REF-35",
};

function other(fd: FdState): number {
  return 1 - fd.process;
}
