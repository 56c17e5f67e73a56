// SPDX-License-Identifier: MIT
import { createHash } from "node:crypto";
import type { Finding } from "../spec/finding.ts";

/** Eight hex digits that stand for a signature in file names. */
export function shortSignature(signature: string): string {
  return createHash("sha256").update(signature).digest("hex").slice(0, 8);
}

/** `MAP-36-3fa9c1d2.json`; a hang or exception, which no clause names, is filed under its kind. */
export function findingFileName(finding: Pick<Finding, "clause" | "kind" | "signature">): string {
  return `${finding.clause ?? finding.kind}-${shortSignature(finding.signature)}.json`;
}
