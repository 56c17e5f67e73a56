// SPDX-License-Identifier: MIT
import type { OpName } from "../../spec/op.ts";

/** What of an exporter can run: an op, the two calls around the export, the page fault handler of a user mapping, a move. */
export type AuditedOp = OpName | "create" | "abandon" | "fault" | "move" | "revoke" | "restore";

/** One run of exporter code. Whatever it allocates is marked with it. */
export interface Scope {
  readonly op: AuditedOp;
  readonly buffer: number;
  readonly attachment: number | null;
  /** The run inside which this one began: an importer that is told of a move calls other ops. */
  readonly outer: Scope | null;
}
