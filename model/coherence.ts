// SPDX-License-Identifier: MIT
/**
 * What can be so of one byte per page, in memory and in the CPU's cache: a pure state machine (HW-08, HW-09). A CPU, and
 * a coherent device, reach the page through the cache; a non-coherent device reaches memory alone. Lines are fetched and
 * given up at any time, so a page is a set of views that cannot be told apart until somebody reads.
 */

/**
 * One view: `settled` memory and CPU agree (the line may be there or not) · `stale` the line holds an older byte than
 * memory · `dirty` the line holds a byte that memory lacks, and may be written back at any time. Packed into a number so
 * that sets compare and copy cheaply.
 */
type View = number;

/** The views a page can be in. Closed: what may happen by itself has happened in one of them. */
export type Views = readonly View[];

const STALE = 1;
const DIRTY = 2;
const BYTES = 256;

const settledViews: readonly Views[] = Array.from({ length: BYTES }, (_, byte) => [pack(0, byte, byte)]);

/** Memory and CPU agree on the byte. */
export function settled(byte: number): Views {
  const views = settledViews[byte];
  if (views === undefined) throw new Error(`${byte} is no byte`);
  return views;
}

/** Whether nothing but this byte can be read, by whomever. */
export function isSettled(views: Views): boolean {
  return views.length === 1;
}

/** Whether a dirty line may go to memory later, over what a device writes now. */
export function waitsToOverwrite(views: Views): boolean {
  return views.length > 1 && views.some((view) => kindOf(view) === DIRTY);
}

/** The bytes the CPU may read, the newest write first. */
export function cpuBytes(views: Views): readonly number[] {
  return distinct(views, lineOf);
}

/** The bytes a non-coherent device may read. */
export function memoryBytes(views: Views): readonly number[] {
  return distinct(views, memoryOf);
}

/** The CPU writes: its line is dirty, and memory gets the byte some time. */
export function afterCpuWrite(views: Views, byte: number): Views {
  return closed(views.map((view) => pack(DIRTY, memoryOf(view), byte)));
}

/** A non-coherent device writes: whatever the CPU's line holds is older, or waits to overwrite it. */
export function afterMemoryWrite(views: Views, byte: number): Views {
  return closed(views.map((view) => (kindOf(view) === DIRTY ? pack(DIRTY, byte, lineOf(view)) : stale(byte, view))));
}

/** Dirty lines are written back: what a device is about to see, or to overwrite (map, sync for device). */
export function afterClean(views: Views): Views {
  return closed(views.map((view) => (kindOf(view) === DIRTY ? agreed(lineOf(view)) : view)));
}

/**
 * Lines are given up: the CPU is about to see memory (unmap, sync for the CPU). Nothing promises that a dirty line is
 * written back first, nor that it is not.
 */
export function afterInvalidate(views: Views): Views {
  return closed(views.flatMap(givenUp));
}

/** The CPU read this byte: views in which it could not are out. */
export function afterCpuRead(views: Views, byte: number): Views {
  return views.length === 1 ? views : closed(views.filter((view) => lineOf(view) === byte));
}

/** A non-coherent device read this byte. */
export function afterMemoryRead(views: Views, byte: number): Views {
  return views.length === 1 ? views : closed(views.filter((view) => memoryOf(view) === byte));
}

/** The bytes went to another place, by way of memory or of the cache: nobody knows which. */
export function settleAll(views: Views): Views {
  return views.length === 1 ? views : closed(views.flatMap((view) => [agreed(lineOf(view)), agreed(memoryOf(view))]));
}

/** One or the other happened, nobody knows which. */
export function either(some: Views, others: Views): Views {
  return some === others ? some : closed([...some, ...others]);
}

function pack(kind: number, memory: number, line: number): View {
  return kind * BYTES * BYTES + memory * BYTES + line;
}

function kindOf(view: View): number {
  return view >>> 16;
}

function memoryOf(view: View): number {
  return (view >>> 8) & 0xff;
}

function lineOf(view: View): number {
  return view & 0xff;
}

function givenUp(view: View): View[] {
  return kindOf(view) === DIRTY ? [agreed(lineOf(view)), agreed(memoryOf(view))] : [agreed(memoryOf(view))];
}

function agreed(byte: number): View {
  return pack(0, byte, byte);
}

/** Memory has got the byte, the clean line of the view stays. */
function stale(byte: number, view: View): View {
  return lineOf(view) === byte ? agreed(byte) : pack(STALE, byte, lineOf(view));
}

/** A line can leave the cache at any time: a dirty one takes its byte to memory, a stale one shows memory again. */
function closed(views: readonly View[]): Views {
  const all = new Set(views);
  for (const view of views) {
    if (kindOf(view) === DIRTY) all.add(agreed(lineOf(view)));
    else if (kindOf(view) === STALE) all.add(agreed(memoryOf(view)));
  }
  if (all.size > 1) return [...all];
  const [only = 0] = all;
  return settled(lineOf(only));
}

function distinct(views: Views, of: (view: View) => number): readonly number[] {
  if (views.length === 1) return [of(views[0] ?? 0)];
  return [...new Set(views.map(of))];
}
