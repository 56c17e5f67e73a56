// SPDX-License-Identifier: MIT
import type { Args } from "../../../spec/commands/index.ts";
import type { UDMABUF_COMMANDS } from "../../../spec/commands/udmabuf.ts";
import type { Outcome } from "../../../spec/observation.ts";
import { MemoryFileStruct, openMemory, reopenMemory } from "../../drivers/memory-file.ts";
import { MemoryInode } from "../../drivers/memory-inode.ts";
import type { Udmabuf, UdmabufItem, UdmabufRequest } from "../../drivers/udmabuf.ts";
import { isError, type KernelError } from "../../exporters/kit.ts";
import { fileIo, resizeFile } from "../../framework/file-ops.ts";
import type { FileStruct } from "../../framework/file-struct.ts";
import { fput } from "../../framework/reference.ts";
import { HarnessFault } from "../../kernel/death.ts";
import { error } from "../../kernel/error.ts";
import { DONE, failed, ok, resultOf } from "../outcome.ts";
import type { SessionState } from "../session-state.ts";
import type { Handlers } from "./handler.ts";

type MemfdArg = Args<"udmabuf-create">["memfd"];

/** Memory files, and buffers made from them. */
export const UDMABUF_HANDLERS: Handlers<keyof typeof UDMABUF_COMMANDS> = {
  "memfd-create"(session, args, id) {
    const { references } = udmabufOf(session);
    const memory = new MemoryInode(references, session.core.pageSizeBytes, args.sealing === "MFD_ALLOW_SEALING");
    const refusal = memory.resize(args.size);
    return refusal === undefined ? opened(session, id, openMemory(memory)) : failed(refusal);
  },

  "memfd-seal"(session, args) {
    const file = openFileAt(session, args.memfd);
    if (isError(file)) return failed(file);
    if (!file.writable) return failed(error("EPERM"));
    if (!(file instanceof MemoryFileStruct)) return failed(error("EINVAL"));
    return resultOf(file.memory.addSeals(args.seals));
  },

  "memfd-resize"(session, args) {
    const file = openFileAt(session, args.memfd);
    if (isError(file)) return failed(file);
    if (!(file instanceof MemoryFileStruct)) return failed(resizeFile(file, "ftruncate"));
    return file.writable ? resultOf(file.memory.resize(args.size)) : failed(error("EINVAL"));
  },

  "memfd-write"(session, args) {
    const file = openFileAt(session, args.memfd);
    if (isError(file)) return failed(file);
    if (!(file instanceof MemoryFileStruct)) return failed(fileIo(file, "pwrite"));
    if (!file.writable) return failed(error("EBADF"));
    const page = file.memory.pageToWrite(BigInt(args.page));
    if (isError(page)) return failed(page);
    session.core.hardware.pageWrite(page, args.marker);
    return DONE;
  },

  "memfd-read"(session, args) {
    const file = openFileAt(session, args.memfd);
    if (isError(file)) return failed(file);
    if (!(file instanceof MemoryFileStruct)) return failed(fileIo(file, "pread"));
    return ok(byteAt(session, file.memory, BigInt(args.page)));
  },

  "memfd-reopen"(session, args, id) {
    const file = openFileAt(session, args.memfd);
    if (isError(file)) return failed(file);
    if (!(file instanceof MemoryFileStruct)) return failed(error("ENXIO")); // REF-42
    return opened(session, id, reopenMemory(file));
  },

  "memfd-close"(session, args) {
    const file = session.table(0).remove(session.memfds.get(args.memfd));
    if (isError(file)) return failed(file);
    fput(session.core, file);
    return DONE;
  },

  *"udmabuf-create"(session, args, id) {
    const driver = udmabufOf(session);
    const made = yield* driver.create(session.core, session.table(0), id, requestOf(session, args));
    if (isError(made)) return failed(made);
    session.buffers.set(id, made.dmabuf);
    session.fds.set(id, { process: 0, number: made.number });
    return ok(made.number);
  },

  "udmabuf-ioctl"() {
    return failed(error("ENOTTY")); // UDMABUF-25
  },
};

function udmabufOf({ driver }: SessionState): Udmabuf {
  if (driver?.kind !== "udmabuf") throw new HarnessFault("the world has no udmabuf");
  return driver;
}

/** A memory file gets the lowest free number, without close-on-exec. */
function opened(session: SessionState, id: number, file: MemoryFileStruct): Outcome {
  const table = session.table(0);
  const number = table.reserve();
  table.install(number, file, false);
  session.memfds.set(id, number);
  return ok(number);
}

/** The open file that has the handle's number now; it may be another one since the handle was closed. */
function openFileAt(session: SessionState, memfd: number): FileStruct | KernelError {
  return session.table(0).get(session.memfds.get(memfd));
}

/** A hole reads as zero; behind the end there is nothing to read. */
function byteAt(session: SessionState, memory: MemoryInode, index: bigint): number | null {
  if (!memory.begins(index)) return null;
  const page = memory.page(index);
  return page === null ? 0 : session.core.hardware.pageRead(page);
}

function requestOf(session: SessionState, args: Args<"udmabuf-create">): UdmabufRequest {
  const isList = args.request === "UDMABUF_CREATE_LIST";
  const given = itemsOf(session, args, isList);
  const count = isList && args.count !== "given" ? Number(args.count) : given.length;
  return { isList, count, items: given.slice(0, count), closeOnExec: args.flags === "UDMABUF_FLAGS_CLOEXEC" };
}

function itemsOf(session: SessionState, args: Args<"udmabuf-create">, isList: boolean): UdmabufItem[] {
  const items = [itemOf(session, args.memfd, args.offset, args.size)];
  if (isList && args.second !== null) {
    items.push(itemOf(session, args.second, args.secondOffset, args.secondSize));
  }
  return items;
}

function itemOf(session: SessionState, memfd: MemfdArg, offsetBytes: bigint, sizeBytes: bigint): UdmabufItem {
  return { memory: memoryOf(session, memfd), offsetBytes, sizeBytes };
}

/** What `fget` finds, if that is a memory file (UDMABUF-06). */
function memoryOf(session: SessionState, memfd: MemfdArg): MemoryInode | null {
  if (typeof memfd !== "number") return null;
  const file = openFileAt(session, memfd);
  return file instanceof MemoryFileStruct ? file.memory : null;
}
