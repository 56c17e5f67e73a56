// SPDX-License-Identifier: MIT
/** From a descriptor handle to the file it names now. */
import type { KernelError } from "../exporters/kit.ts";
import { isError } from "../exporters/kit.ts";
import type { DmaBufStruct } from "../framework/dma-buf-struct.ts";
import type { FileStruct } from "../framework/file-struct.ts";
import type { SessionState } from "./session-state.ts";

/** For the calls that O_PATH descriptors allow. */
export function rawFile(session: SessionState, fd: number): FileStruct | KernelError {
  const { process, number } = session.fds.get(fd);
  return session.table(process).raw(number);
}

/** For the calls that want an open file; an O_PATH descriptor is EBADF. */
export function openFile(session: SessionState, fd: number): FileStruct | KernelError {
  const { process, number } = session.fds.get(fd);
  return session.table(process).get(number);
}

/** The buffer of an open file. */
export function bufferBehind(session: SessionState, fd: number): DmaBufStruct | KernelError {
  const file = openFile(session, fd);
  return isError(file) ? file : attached(file.dmabuf);
}

/** The buffer of the directory entry behind any descriptor. */
export function bufferOfPath(file: FileStruct): DmaBufStruct {
  return attached(file.dentry.dmabuf);
}

function attached(dmabuf: DmaBufStruct | null): DmaBufStruct {
  if (dmabuf === null) throw new Error("a descriptor of a file without buffer");
  return dmabuf;
}
