// SPDX-License-Identifier: MIT
/** How a driver's request makes a buffer and gives it a descriptor, and how a late failure takes both back. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { makeDriverBuffer, unmakeDriverBuffer, type Wanted } from "../driver-buffers.ts";
import { openDescriptor } from "../references.ts";
import type { Call, Calls, Phase } from "../rule.ts";
import type { FdState } from "../state.ts";
import { theBuffer } from "./descriptor-phases.ts";
import { traces } from "./trace.ts";

type Command = "udmabuf-create" | "heap-alloc";

/** Without a descriptor the buffer is put, and its only reference goes: the exporter is told before the call is over. */
function released(clause: ClauseId, when: (c: Call<Command>) => boolean): Calls<Command, "release"> {
  return {
    phase: "calls",
    clause,
    when,
    op: "release",
    args: () => ({ listed: false, attachments: 0, name: null }),
    locks: "none",
    lockClause: "REF-26",
  };
}

/** The result cannot be written back. */
function copyFails({ step }: Call<Command>): boolean {
  return step.fault?.point === "copy:to-user";
}

/** The buffer, exported; `clause` says that a later failure leaves nothing of it, `ofCopy` that a failing copy does not. */
export function makes<N extends Command>(
  wanted: (c: Call<N>) => Wanted,
  clause: ClauseId,
  ofCopy: ClauseId = clause,
): readonly Phase<N>[] {
  return [
    {
      phase: "does",
      clause,
      run: (c) => makeDriverBuffer(c, wanted(c)),
      undo: [
        traces("dma_buf_put"),
        released(clause, (c) => !copyFails(c)),
        released(ofCopy, copyFails),
        { phase: "does", clause, run: unmakeDriverBuffer },
      ],
    },
    { ...traces("dma_buf_export"), clause: "EXPORT-47" },
  ] as readonly Phase<N>[];
}

/** The step's descriptor: the buffer's only reference moves into it. */
export function publish(c: Call<Command>, closeOnExec: boolean): FdState {
  c.fd = openDescriptor(c.s, c.step.id, theBuffer(c), { process: 0, path: false, closeOnExec });
  return c.fd;
}
