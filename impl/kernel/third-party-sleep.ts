// SPDX-License-Identifier: MIT
import type { Hardware } from "./hardware.ts";
import type { Sleeping } from "./sleep.ts";

/** Runs a coroutine of an exporter. While it sleeps, what others do is not put down to it. */
export function* withBooksClosed(hardware: Hardware, code: Sleeping<unknown>): Sleeping<unknown> {
  let at = code.next();
  while (at.done !== true) {
    const books = hardware.asleep();
    yield at.value;
    hardware.awake(books);
    at = code.next();
  }
  return at.value;
}
