// SPDX-License-Identifier: MIT
/** The account of CPU access brackets that callers should keep, and the framework does not (CPU-14, CPU-15). */
import type { Direction } from "../spec/op.ts";
import type { BufferState } from "./state.ts";

/** Whether an end with this direction belongs to a begin. */
export function isOpen(buffer: BufferState, direction: Direction): boolean {
  return buffer.brackets.includes(direction);
}

/** Whether the CPU may read inside an open bracket. */
export function readsBracketed(buffer: BufferState): boolean {
  return isOpen(buffer, "DMA_FROM_DEVICE") || isOpen(buffer, "DMA_BIDIRECTIONAL");
}

/** Whether the CPU may write inside an open bracket. */
export function writesBracketed(buffer: BufferState): boolean {
  return isOpen(buffer, "DMA_TO_DEVICE") || isOpen(buffer, "DMA_BIDIRECTIONAL");
}

/** A bracket began. */
export function openBracket(buffer: BufferState, direction: Direction): void {
  buffer.brackets.push(direction);
}

/** A bracket ended: the newest with that direction, else the newest. */
export function closeBracket(buffer: BufferState, direction: Direction): void {
  const { brackets } = buffer;
  const at = brackets.lastIndexOf(direction);
  brackets.splice(at < 0 ? brackets.length - 1 : at, 1);
}
