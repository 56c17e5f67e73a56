// SPDX-License-Identifier: MIT
import type { REF_COMMANDS } from "../../../spec/commands/ref.ts";
import { isError, type KernelError } from "../../exporters/kit.ts";
import { type DmaBufStruct, zeroedDmaBuf } from "../../framework/dma-buf-struct.ts";
import type { FileStruct } from "../../framework/file-struct.ts";
import { dmaBufIterBegin } from "../../framework/global-list.ts";
import { openPath } from "../../framework/pseudo-file.ts";
import {
  dmaBufFd,
  dmaBufFdInstall,
  dmaBufGet,
  dmaBufIterNext,
  dmaBufPut,
  fput,
  getDmaBuf,
  getFile,
} from "../../framework/reference.ts";
import { exitMmap } from "../../framework/user-mapping.ts";
import { error } from "../../kernel/error.ts";
import { rawFile } from "../descriptors.ts";
import { DONE, failed, ok, outcomeOf } from "../outcome.ts";
import type { SessionState } from "../session-state.ts";
import type { Handlers } from "./handler.ts";

/** Descriptors and references. */
export const REF_HANDLERS: Handlers<keyof typeof REF_COMMANDS> = {
  fd(session, args, id) {
    const closeOnExec = args.flags.includes("O_CLOEXEC"); // REF-06
    const dmabuf = bufferArg(session, args.buffer);
    const number = dmaBufFd(session.core, session.table(0), dmabuf, closeOnExec);
    if (isError(number)) return failed(number);
    session.fds.set(id, { process: 0, number });
    return ok(number);
  },

  "fd-install"(session, args, id) {
    const number = session.table(0).reserve();
    dmaBufFdInstall(session.core, session.table(0), number, session.buffers.get(args.buffer));
    session.fds.set(id, { process: 0, number });
    return ok(number);
  },

  get(session, args) {
    const dmabuf = dmaBufGet(session.core, importableFile(session, args.fd));
    return isError(dmabuf) ? failed(dmabuf) : ok(dmabuf.handle);
  },

  "get-ref"(session, args) {
    getDmaBuf(session.core, session.buffers.get(args.buffer));
    return DONE;
  },

  put(session, args) {
    dmaBufPut(session.core, bufferArg(session, args.buffer));
    return DONE;
  },

  close(session, args) {
    if (args.fd === "never-opened") return failed(error("EBADF"));
    const { process, number } = session.fds.get(args.fd);
    const file = session.table(process).remove(number);
    if (isError(file)) return failed(file);
    fput(session.core, file);
    return DONE;
  },

  dup(session, args, id) {
    const file = rawFile(session, args.fd);
    if (isError(file)) return failed(file);
    getFile(session.core, file);
    return opened(session, id, session.fds.get(args.fd).process, file);
  },

  "pass-fd"(session, args, id) {
    const file = rawFile(session, args.fd);
    if (isError(file)) return failed(file);
    getFile(session.core, file); // REF-35
    return opened(session, id, 1 - session.fds.get(args.fd).process, file);
  },

  exec(session, args) {
    const table = session.table(args.process);
    exitMmap(session.core, session.space(args.process));
    for (const number of table.closedByExec()) {
      const file = table.remove(number);
      if (!isError(file)) fput(session.core, file); // REF-36
    }
    return DONE;
  },

  "open-path"(session, args, id) {
    const file = rawFile(session, args.fd);
    if (isError(file)) return failed(file);
    return opened(session, id, session.fds.get(args.fd).process, openPath(session.core, file));
  },

  reopen(session, args) {
    const file = rawFile(session, args.fd);
    return failed(isError(file) ? file : error("ENXIO")); // REF-42
  },

  *"iter-begin"(session) {
    return ok((yield* dmaBufIterBegin(session.core))?.handle ?? null);
  },

  *"iter-next"(session, args) {
    return ok((yield* dmaBufIterNext(session.core, session.buffers.get(args.buffer)))?.handle ?? null);
  },

  inspect(session, args) {
    return outcomeOf(inspected(session.buffers.get(args.buffer)));
  },
};

/** A buffer, the NULL pointer, or a structure of zeros. */
function bufferArg(session: SessionState, buffer: number | "zeroed" | null): DmaBufStruct | null {
  return buffer === "zeroed" ? zeroedDmaBuf() : session.buffers.orNull(buffer);
}

/** The file of a descriptor as `fget` finds it; null is a file of another kind. */
function importableFile(
  session: SessionState,
  fd: number | "never-opened" | "not-dma-buf",
): FileStruct | KernelError | null {
  if (fd === "never-opened") return error("EBADF");
  if (fd === "not-dma-buf") return null;
  const { process, number } = session.fds.get(fd);
  return session.table(process).get(number);
}

/** A new descriptor without close-on-exec; it owns the file reference already taken. */
function opened(session: SessionState, id: number, process: number, file: FileStruct): ReturnType<typeof ok> {
  const table = session.table(process);
  const number = table.reserve();
  table.install(number, file, false);
  session.fds.set(id, { process, number });
  return ok(number);
}

function inspected(dmabuf: DmaBufStruct): object {
  const file = dmabuf.file;
  file?.touch();
  return {
    size: dmabuf.size,
    exporterName: dmabuf.exporterName,
    name: dmabuf.name,
    references: file?.count.value ?? 0,
    attachments: dmabuf.attachments.map((attachment) => attachment.handle),
    vmapCounter: dmabuf.vmappingCounter,
    pollArmed: dmabuf.pollIn.active || dmabuf.pollOut.active,
    ownerReferences: dmabuf.owner?.references ?? null,
  };
}
