// SPDX-License-Identifier: MIT
import type { FILE_COMMANDS } from "../../../spec/commands/file.ts";
import { isError } from "../../exporters/kit.ts";
import {
  chmodFile,
  dmaBufLlseek,
  fdinfoOf,
  fileIo,
  pathOf,
  resizeFile,
  statfsOf,
  statOf,
} from "../../framework/file-ops.ts";
import { dmaBufDebugShow } from "../../framework/listing.ts";
import { dmaBufSetName } from "../../framework/set-name.ts";
import { error } from "../../kernel/error.ts";
import { bufferBehind, bufferOfPath, openFile, rawFile } from "../descriptors.ts";
import { DONE, failed, ok, outcomeOf, resultOf } from "../outcome.ts";
import type { Handlers } from "./handler.ts";

/** What userspace sees of the pseudo file. */
export const FILE_HANDLERS: Handlers<keyof typeof FILE_COMMANDS> = {
  stat(session, args) {
    const file = rawFile(session, args.fd);
    return isError(file) ? failed(file) : ok(statOf(session.core, file));
  },

  statfs(session, args) {
    const file = rawFile(session, args.fd);
    return isError(file) ? failed(file) : ok(statfsOf());
  },

  chmod(session, args) {
    const file = openFile(session, args.fd);
    if (isError(file)) return failed(file);
    chmodFile(file, args.mode);
    return DONE;
  },

  resize(session, args) {
    const file = openFile(session, args.fd);
    return failed(isError(file) ? file : resizeFile(file, args.call));
  },

  llseek(session, args) {
    const file = openFile(session, args.fd);
    if (isError(file)) return failed(file);
    return outcomeOf(dmaBufLlseek(file, bufferOfPath(file), args.offset, args.whence));
  },

  "file-io"(session, args) {
    const file = openFile(session, args.fd);
    return failed(isError(file) ? file : fileIo(file, args.call));
  },

  // All three request numbers mean the same (NAME-06).
  "set-name"(session, args) {
    const dmabuf = bufferBehind(session, args.fd);
    return isError(dmabuf) ? failed(dmabuf) : resultOf(dmaBufSetName(session.core, dmabuf, args));
  },

  ioctl(session, args) {
    const file = openFile(session, args.fd);
    return failed(isError(file) ? file : error("ENOTTY")); // NAME-15
  },

  readlink(session, args) {
    const file = rawFile(session, args.fd);
    return isError(file) ? failed(file) : ok(pathOf(bufferOfPath(file)));
  },

  // An O_PATH file shows the generic lines only: null.
  fdinfo(session, args) {
    const file = rawFile(session, args.fd);
    if (isError(file)) return failed(file);
    if (file.isPath) return ok(null);
    const { process, number } = session.fds.get(args.fd);
    const closeOnExec = session.table(process).closesOnExec(number);
    return ok(fdinfoOf(session.core, file, bufferOfPath(file), closeOnExec));
  },

  *"debug-list"(session) {
    return outcomeOf(yield* dmaBufDebugShow(session.core));
  },
};
