// SPDX-License-Identifier: MIT
import { drivenBy } from "../driver-buffers.ts";
import type { Meaning } from "../rule.ts";

/** A request udmabuf does not know. */
export const udmabufIoctl: Meaning<"udmabuf-ioctl"> = {
  defined: (c) => drivenBy(c.s, "udmabuf"),
  legal: () => true,
  phases: [{ phase: "check", clause: "UDMABUF-25", when: () => true, ends: "ENOTTY" }],
};
