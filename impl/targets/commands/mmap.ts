// SPDX-License-Identifier: MIT
import type { MMAP_COMMANDS } from "../../../spec/commands/mmap.ts";
import type { Outcome } from "../../../spec/observation.ts";
import { isError } from "../../exporters/kit.ts";
import { dmaBufMmap } from "../../framework/mmap.ts";
import { userRead, userWrite } from "../../framework/user-access.ts";
import {
  isPageOffset,
  type MappedArea,
  mmapFile,
  mmapRedirected,
  mprotectVma,
  mremapVma,
  munmapVma,
} from "../../framework/user-mapping.ts";
import type { Rights, VmaStruct } from "../../framework/vma-struct.ts";
import { HarnessFault } from "../../kernel/death.ts";
import { error } from "../../kernel/error.ts";
import { openFile } from "../descriptors.ts";
import { DONE, failed, ok, resultOf } from "../outcome.ts";
import type { SessionState } from "../session-state.ts";
import type { Handlers } from "./handler.ts";

/** User mappings and the process's accesses through them. */
export const MMAP_HANDLERS: Handlers<keyof typeof MMAP_COMMANDS> = {
  *mmap(session, args, id) {
    if (!isPageOffset(session.core, args.offset)) return failed(error("EINVAL"));
    const file = openFile(session, args.fd);
    if (isError(file)) return failed(file);
    const { offset, length } = args;
    const space = session.space(session.fds.get(args.fd).process);
    const request = { space, offset, length, rights: rightsOf(args.protection), shared: args.sharing === "shared" };
    return made(session, id, yield* mmapFile(session.core, file, request));
  },

  *"mmap-redirect"(session, args, id) {
    const dmabuf = session.buffers.orNull(args.buffer);
    if (args.vma === "null") return resultOf(yield* dmaBufMmap(session.core, dmabuf, null, args.offsetPages));
    const { pages, offsetPages } = args;
    return made(session, id, yield* mmapRedirected(session.core, session.space(0), dmabuf, pages, offsetPages));
  },

  munmap(session, args) {
    munmapVma(session.core, areaOf(session, args.vma));
    return DONE;
  },

  mremap(session, args) {
    return resultOf(mremapVma(session.core, areaOf(session, args.vma), args.pages));
  },

  mprotect(session, args) {
    return resultOf(mprotectVma(areaOf(session, args.vma), rightsOf(args.protection)));
  },

  "inspect-vma"(session, args) {
    const { file, offsetPages, dmabuf } = areaOf(session, args.vma);
    return ok({ file: file === dmabuf.file ? "buffer" : "other", offsetPages });
  },

  "cpu-write"(session, args) {
    return ok(userWrite(session.core, areaOf(session, args.vma), args.page, args.marker));
  },

  "cpu-read"(session, args) {
    return ok(userRead(session.core, areaOf(session, args.vma), args.page));
  },
};

function made(session: SessionState, id: number, area: MappedArea): Outcome {
  if (typeof area === "number") return ok(area);
  if (isError(area)) return failed(area);
  session.vmas.set(id, area);
  return DONE;
}

/** A mapping that is still there. */
function areaOf(session: SessionState, handle: number): VmaStruct {
  const vma = session.vmas.get(handle);
  if (vma.file === null) throw new HarnessFault(`the mapping of step ${handle} is unmapped already`);
  return vma;
}

function rightsOf(protection: string): Rights {
  const names = protection.split("+");
  return { read: names.includes("read"), write: names.includes("write"), execute: names.includes("execute") };
}
