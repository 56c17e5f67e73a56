// SPDX-License-Identifier: MIT
import type { CPU_COMMANDS } from "../../../spec/commands/cpu.ts";
import type { Outcome } from "../../../spec/observation.ts";
import { isError } from "../../exporters/kit.ts";
import { dmaBufBeginCpuAccess, dmaBufEndCpuAccess } from "../../framework/cpu-access.ts";
import type { Refusal } from "../../framework/exporter-ops.ts";
import { genericIoctl } from "../../framework/generic-ioctl.ts";
import { dmaBufIoctlSync } from "../../framework/sync-ioctl.ts";
import { bufferBehind, openFile } from "../descriptors.ts";
import { failed, outcomeOf } from "../outcome.ts";
import type { Handlers } from "./handler.ts";

/** Brackets around CPU access, and the ioctls beside them. */
export const CPU_HANDLERS: Handlers<keyof typeof CPU_COMMANDS> = {
  *"begin-cpu-access"(session, args) {
    const dmabuf = session.buffers.orNull(args.buffer);
    return intResult(yield* dmaBufBeginCpuAccess(session.core, dmabuf, args.direction));
  },

  *"end-cpu-access"(session, args) {
    return intResult(yield* dmaBufEndCpuAccess(session.core, session.buffers.get(args.buffer), args.direction));
  },

  *sync(session, args) {
    const dmabuf = bufferBehind(session, args.fd);
    if (isError(dmabuf)) return failed(dmabuf);
    return intResult(yield* dmaBufIoctlSync(session.core, dmabuf, args.flags));
  },

  "generic-ioctl"(session, args) {
    const file = openFile(session, args.fd);
    if (isError(file)) return failed(file);
    const { process, number } = session.fds.get(args.fd);
    return outcomeOf(genericIoctl(session.core, session.table(process), number, file, args.request));
  },
};

/** An int as C returns it: zero, an error, or the exporter's positive answer (CPU-25, SYNC-09). */
function intResult(refusal: Refusal): Outcome {
  return outcomeOf(refusal ?? 0);
}
