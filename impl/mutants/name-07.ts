// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The name is changed under the reservation lock: a task that holds it waits for itself. */
export const name07: Mutant = {
  clause: "NAME-07",
  title: "SET_NAME takes the reservation lock",
  file: "impl/targets/commands/file.ts",
  find: '  "set-name"(session, args) {\n    const dmabuf = bufferBehind(session, args.fd);\n',
  replace:
    '  *"set-name"(session, args) {\n    const dmabuf = bufferBehind(session, args.fd);\n    if (!isError(dmabuf)) {\n      yield* dmabuf.reservation.wait(session.core.task);\n      dmabuf.reservation.unlock(session.core.task);\n    }\n',
  bug: "F09",
};
