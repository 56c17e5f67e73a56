// SPDX-License-Identifier: MIT
import type { HEAP_COMMANDS } from "../../../spec/commands/heap.ts";
import type { Args } from "../../../spec/commands/index.ts";
import type { Errno } from "../../../spec/errno.ts";
import type { DmaHeaps, HeapRequest } from "../../drivers/dma-heap.ts";
import { isError } from "../../exporters/kit.ts";
import { HarnessFault } from "../../kernel/death.ts";
import { error } from "../../kernel/error.ts";
import { failed, ok, resultOf } from "../outcome.ts";
import type { SessionState } from "../session-state.ts";
import type { Handlers } from "./handler.ts";

/** What a heap node answers to what it has no operation for (HEAP-29), and a node without heap to open (HEAP-06). */
const NODE_ERRORS: Readonly<Record<Args<"heap-node">["call"], Errno>> = {
  llseek: "ESPIPE",
  read: "EINVAL",
  write: "EINVAL",
  "open-missing": "ENXIO",
};

/** dma-heap. */
export const HEAP_HANDLERS: Handlers<keyof typeof HEAP_COMMANDS> = {
  *"heap-alloc"(session, args, id) {
    const made = yield* heapsOf(session).ioctl(session.core, session.table(0), id, requestOf(args));
    if (isError(made)) return failed(made);
    session.buffers.set(id, made.dmabuf);
    session.fds.set(id, { process: 0, number: made.number });
    return ok(made.told);
  },

  "heap-add"(session, args) {
    const hasAllocate = args.ops === "complete";
    return resultOf(heapsOf(session).add(session.core, { name: args.name, hasAllocate }));
  },

  "heap-node"(_session, args) {
    return failed(error(NODE_ERRORS[args.call]));
  },
};

function heapsOf({ driver }: SessionState): DmaHeaps {
  if (driver?.kind !== "system-heap") throw new HarnessFault("the world has no heaps");
  return driver;
}

/** `other-type` and `longer` are the same request to the kernel (HEAP-07, HEAP-08). */
function requestOf(args: Args<"heap-alloc">): HeapRequest {
  return {
    number: args.request === "nr1" ? 1 : 0,
    copiesIn: args.request !== "no-write",
    copiesOut: args.request !== "no-read",
    isShort: args.request === "shorter",
    lengthBytes: args.length,
    fd: args.fdField,
    fdFlags: args.fdFlags,
    heapFlags: Number(args.heapFlags),
  };
}
