// SPDX-License-Identifier: MIT
import type { FaultPoint } from "../../spec/fault.ts";

/** Decides whether a service fails now; each call counts as one use of the point. */
export interface FaultPlan {
  fails(point: FaultPoint): boolean;
}
