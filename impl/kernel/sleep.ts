// SPDX-License-Identifier: MIT
import type { Task } from "./task.ts";

/** What a sleeping piece of kernel code waits for; `on` is the word an observation uses. */
export interface Wait {
  readonly on: string;
  /** Whether the task may look again. A wait that does not say so never ends. */
  ready?(task: Task): boolean;
}

/** Kernel code that may sleep: it yields what it waits for and is resumed to look again. */
export type Sleeping<T> = Generator<Wait, T, unknown>;

/** Tells code that may sleep from a plain answer. */
export function isSleeping<T>(code: T | Sleeping<T>): code is Sleeping<T> {
  return typeof code === "object" && code !== null && "next" in code && typeof code.next === "function";
}
