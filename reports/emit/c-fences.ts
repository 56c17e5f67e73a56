// SPDX-License-Identifier: MIT
/**
 * Fences in C: those of the software timelines that debugfs offers, put into a buffer's reservation as a sync file.
 * Locking and reserving are part of that ioctl.
 */
import { handleName } from "../../spec/render.ts";
import type { CCommands } from "./c-buffers.ts";
import type { CFence, CStep } from "./c-step.ts";

const IMPORT: Readonly<Record<string, string>> = {
  DMA_RESV_USAGE_WRITE: "DMA_BUF_SYNC_WRITE",
  DMA_RESV_USAGE_READ: "DMA_BUF_SYNC_READ",
};

/** What poll waits for: all fences up to that usage. */
const POLLED: Readonly<Record<string, string>> = { DMA_RESV_USAGE_WRITE: "POLLIN", DMA_RESV_USAGE_READ: "POLLOUT" };

function fdOfFence(fence: number | null, c: CStep): string {
  const held = fence === null ? null : c.state.fences.any(fence);
  return held ?? c.refuse("works on a fence that no userspace program has");
}

function fenceOf(fence: number | null, c: CStep): CFence {
  const known = fence === null ? undefined : c.state.fenceOf.get(fence);
  return known ?? c.refuse("works on a fence that no userspace program has");
}

function bufferOf(buffer: number, c: CStep): string {
  return c.state.buffers.any(buffer) ?? c.refuse("works on a buffer of which the program has no descriptor");
}

const timeline = (context: number): string => `timeline${context}`;

/** Signalling a timeline signals everything on it up to that number. */
function advanced(fence: number, c: CStep): string {
  const { context, seqno, signaled } = fenceOf(fence, c);
  const others = [...c.state.fenceOf].filter(
    ([id, other]) => id !== fence && other.context === context && !other.signaled && other.seqno <= seqno,
  );
  if (signaled) c.refuse("signals a fence once more");
  if (others.length > 0) c.refuse("signals a fence before an earlier one of its timeline");
  const by = seqno - (c.state.timelines.get(context) ?? 0);
  c.state.timelines.set(context, seqno);
  return `advance(${timeline(context)}, ${by}u)`;
}

function inTheIoctl(c: CStep): void {
  if (!c.ok) c.refuse("fails inside the kernel only");
  c.add("/* Part of DMA_BUF_IOCTL_IMPORT_SYNC_FILE. */");
}

function waited(fd: string, event: string, done: boolean, c: CStep): void {
  c.use("ready");
  c.number("signalled ", `(ready(${fd}, ${event}) != 0)`, Number(done));
}

const inKernel = "is a lock of the kernel's that the program's other steps need to see";
/** What the lock of a reservation cannot change for a userspace program. */
const UNTOUCHED_BY_LOCK =
  /^(export|fd|get|get-ref|put|close|dup|pass-fd|fence-.*|resv-(reserve|add|test|wait|lock|unlock))$/;

function locked(c: CStep): void {
  if (!c.program.steps.every((step) => UNTOUCHED_BY_LOCK.test(step.do))) c.refuse(inKernel);
  inTheIoctl(c);
}

export const C_FENCES: CCommands = {
  "fence-new"({ context, seqno, ops, enable }, c) {
    const name = handleName("fence", c.step.id);
    if (ops.length > 0 || enable !== "ok") c.refuse("makes a fence with ops of its own");
    const now = c.state.timelines.get(context);
    if ((now ?? 0) >= seqno) c.refuse("makes a fence on a timeline that is past it");
    c.use("timeline");
    if (now === undefined) c.add(`int ${timeline(context)} = node("/sys/kernel/debug/sync/sw_sync");`);
    c.add(`int ${name} = fence_on(${timeline(context)}, ${seqno}u);`);
    c.call(name);
    c.state.timelines.set(context, now ?? 0);
    c.state.fences.add(c.step.id, name);
    c.state.fenceOf.set(c.step.id, { context, seqno, signaled: false });
  },
  "fence-signal"({ fence, how }, c) {
    if (how !== "plain" || fence === null) c.refuse("signals in a way that userspace has not");
    c.use("advance");
    c.check(advanced(fence as number, c));
    fenceOf(fence, c).signaled = true;
  },
  "fence-is-signaled"({ fence }, c) {
    c.use("fence_status");
    c.number("signalled ", `(status_of(${fdOfFence(fence, c)}) != 0)`, Number(c.value));
  },
  "fence-status"({ fence }, c) {
    c.use("fence_status");
    c.number("status ", `status_of(${fdOfFence(fence, c)})`, c.value as number);
  },
  "fence-wait"({ fence }, c) {
    if (!c.ok) c.refuse("ends with an error inside the kernel only");
    waited(fdOfFence(fence, c), "POLLIN", c.value !== 0, c);
  },
  "fence-get"({ fence }, c) {
    const name = `${handleName("fence", fence)}_${c.step.id}`;
    c.use("new_fd");
    c.add(`int ${name} = new_fd(${fdOfFence(fence, c)}, O_CLOEXEC);`);
    c.call(name);
    c.state.fences.add(fence, name);
  },
  "fence-put"({ fence }, c) {
    c.include("unistd.h");
    c.call(`close(${fdOfFence(fence, c)})`);
    c.state.fences.take(fence);
  },
  "resv-lock": (_args, c) => locked(c),
  "resv-unlock": (_args, c) => locked(c),
  "resv-reserve": (_args, c) => locked(c),
  "resv-add"({ buffer, fence, usage }, c) {
    const name = c.local("file");
    const flag = IMPORT[usage] ?? c.refuse("adds a fence with a usage that no ioctl has");
    c.include("linux/dma-buf.h", "sys/ioctl.h");
    c.add(`struct dma_buf_import_sync_file ${name} = { .flags = ${flag}, .fd = ${fdOfFence(fence, c)} };`);
    c.call(`ioctl(${bufferOf(buffer, c)}, DMA_BUF_IOCTL_IMPORT_SYNC_FILE, &${name})`);
  },
  "resv-test"({ buffer, usage }, c) {
    const event = POLLED[usage] ?? c.refuse("asks for a usage that poll does not have");
    waited(bufferOf(buffer, c), event, c.value === true, c);
  },
  "resv-wait"({ buffer, usage }, c) {
    const event = POLLED[usage] ?? c.refuse("asks for a usage that poll does not have");
    if (!c.ok) c.refuse("ends with an error inside the kernel only");
    waited(bufferOf(buffer, c), event, c.value !== 0, c);
  },
};
