// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";
import { copies } from "./copy-phases.ts";
import { fdKnown, fdOwn, NOT_OPEN, openFd } from "./descriptor-phases.ts";

/** A second descriptor in the same process; no op of the exporter is called. */
export const dup: Meaning<"dup"> = {
  defined: (c) => fdKnown(c, c.args.fd),
  legal: (c) => fdOwn(c, c.args.fd),
  phases: [
    NOT_OPEN,
    copies(
      "REF-43",
      (c) => openFd(c).path,
      (fd) => ({ process: fd.process, path: true, closeOnExec: false }),
    ),
    copies(
      "REF-42",
      () => true,
      (fd) => ({ process: fd.process, path: false, closeOnExec: false }),
    ),
  ],
  silent: "REF-35",
};
