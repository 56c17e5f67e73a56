// SPDX-License-Identifier: MIT
import type { Meaning } from "../rule.ts";
import { copies } from "./copy-phases.ts";
import { fdOpen, fdOwn } from "./descriptor-phases.ts";

/** A descriptor of the directory entry: no file reference. */
export const openPath: Meaning<"open-path"> = {
  defined: (c) => fdOpen(c, c.args.fd),
  legal: (c) => fdOwn(c, c.args.fd),
  phases: [
    copies(
      "REF-43",
      () => true,
      (fd) => ({ process: fd.process, path: true, closeOnExec: false }),
    ),
  ],
};
