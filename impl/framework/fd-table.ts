// SPDX-License-Identifier: MIT
import type { Census } from "../../spec/observation.ts";
import type { KernelError } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { FileStruct } from "./file-struct.ts";

/** One open descriptor. */
export interface Descriptor {
  readonly file: FileStruct;
  closeOnExec: boolean;
}

/** The descriptors of one process; numbers count from the lowest one the session may use. */
export class FdTable {
  readonly #census: Census;
  readonly #slots: (Descriptor | "reserved" | null)[] = [];

  constructor(census: Census) {
    this.#census = census;
  }

  /** `get_unused_fd_flags`: the lowest free number (REF-05). */
  reserve(): number {
    const free = this.#slots.indexOf(null);
    const number = free === -1 ? this.#slots.length : free;
    this.#slots[number] = "reserved";
    return number;
  }

  /** `fd_install`. */
  install(number: number, file: FileStruct, closeOnExec: boolean): void {
    if (this.#slots[number] !== "reserved") throw new Error(`descriptor ${number} was not reserved`);
    this.#slots[number] = { file, closeOnExec };
    this.#count(file, 1);
  }

  /** `fget_raw`: any open file, O_PATH ones included. */
  raw(number: number): FileStruct | KernelError {
    const descriptor = this.#descriptor(number);
    return descriptor === null ? error("EBADF") : descriptor.file;
  }

  /** `fget`: an O_PATH descriptor counts as closed (REF-41). */
  get(number: number): FileStruct | KernelError {
    const file = this.raw(number);
    if ("errno" in file) return file;
    return file.isPath ? error("EBADF") : file;
  }

  /** Whether `exec` closes it; a property of the descriptor, not of the file. */
  closesOnExec(number: number): boolean {
    return this.#descriptor(number)?.closeOnExec ?? false;
  }

  /** FIOCLEX and FIONCLEX. */
  setCloseOnExec(number: number, closeOnExec: boolean): void {
    const descriptor = this.#descriptor(number);
    if (descriptor !== null) descriptor.closeOnExec = closeOnExec;
  }

  /** Takes the descriptor out of the table; its reference is now the caller's to drop. */
  remove(number: number): FileStruct | KernelError {
    const file = this.raw(number);
    if ("errno" in file) return file;
    this.#slots[number] = null;
    this.#count(file, -1);
    return file;
  }

  /** The numbers `exec` closes, lowest first. */
  closedByExec(): number[] {
    const numbers: number[] = [];
    this.#slots.forEach((slot, number) => {
      if (slot !== null && slot !== "reserved" && slot.closeOnExec) numbers.push(number);
    });
    return numbers;
  }

  #count(file: FileStruct, change: 1 | -1): void {
    this.#census.fds += change;
    if (!file.ofBuffer && !file.isPath) this.#census.memfds += change;
  }

  #descriptor(number: number): Descriptor | null {
    const slot = this.#slots[number];
    return slot === undefined || slot === "reserved" ? null : slot;
  }
}
