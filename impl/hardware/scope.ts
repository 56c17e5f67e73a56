// SPDX-License-Identifier: MIT
import type { OpName } from "../../spec/op.ts";

/** What of an exporter can run: an op, or the two calls around the export. */
export type AuditedOp = OpName | "create" | "abandon";

/** One run of exporter code. Whatever it allocates is marked with it. */
export interface Scope {
  readonly op: AuditedOp;
  readonly buffer: number;
  readonly attachment: number | null;
}
