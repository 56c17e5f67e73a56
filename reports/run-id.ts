// SPDX-License-Identifier: MIT
import { createHash } from "node:crypto";
import type { HeaderLine } from "../spec/result-lines.ts";
import { canonicalJson } from "../spec/u64.ts";

/** The header with the name of its run: twelve hex digits that stand for all of it but the time. */
export function withRunId(header: Omit<HeaderLine, "run">): HeaderLine {
  const { started: _, ...lasting } = header;
  const run = createHash("sha256").update(canonicalJson(lasting)).digest("hex").slice(0, 12);
  const { t, schema, ...others } = header;
  return { t, schema, run, ...others };
}
