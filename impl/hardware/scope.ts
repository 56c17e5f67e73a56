// SPDX-License-Identifier: MIT
import type { OpName } from "../../spec/op.ts";

/** What of an exporter can run: an op, the two calls around the export, or the page fault handler of a user mapping. */
export type AuditedOp = OpName | "create" | "abandon" | "fault";

/** One run of exporter code. Whatever it allocates is marked with it. */
export interface Scope {
  readonly op: AuditedOp;
  readonly buffer: number;
  readonly attachment: number | null;
}
