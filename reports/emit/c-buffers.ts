// SPDX-License-Identifier: MIT
/** Buffers and references in C. A reference of the kernel's is one more descriptor here: both count alike. */
import type { Args, CommandName } from "../../spec/commands/index.ts";
import type { ExporterSpec } from "../../spec/program.ts";
import type { Provider } from "../../spec/provider.ts";
import { handleName } from "../../spec/render.ts";
import type { CStep } from "./c-step.ts";
import { cString, cU64 } from "./c-text.ts";

/** What a command is in C. */
export type CCommands = { readonly [N in CommandName]?: (args: Args<N>, c: CStep) => void };

const NEVER_OPENED = "1000";
/** A test machine may have no more memory to spare. */
const BUFFER_MAX_BYTES = 0x400_0000n;

/** Ops whose absence a userspace program can notice. */
const NOTICED: readonly string[] = ["mmap", "begin_cpu_access", "end_cpu_access"];

/** Whether any exporter will do in place of the program's, as far as userspace can tell. */
export function isStandIn({ kind }: ExporterSpec): boolean {
  return kind !== "udmabuf" && kind !== "system-heap" && kind !== "provider";
}

function heap(c: CStep, name: string, size: string, flags: string): string {
  c.use("from_heap");
  return `from_heap(${cString(`/dev/dma_heap/${name}`)}, ${size}, ${flags})`;
}

function providedBuffer(c: CStep, provider: Provider, size: string): string {
  if (provider.kind === "heap") return heap(c, provider.name, size, "O_RDWR");
  if (provider.kind === "vgem") return c.refuse("makes a buffer of vgem, which takes more than one ioctl");
  const { node, request, struct, sizeAt, sizeBytes, fdAt } = provider;
  c.use("by_ioctl");
  const text = `"${(struct.match(/../g) ?? []).map((byte) => `\\x${byte}`).join('" "')}"`;
  return `by_ioctl(${cString(node)}, ${request}ul, ${text}, ${struct.length / 2}, ${sizeAt}, ${size}, ${sizeBytes}, ${fdAt})`;
}

/** Only the system heap gives buffers that cannot be read or written; udmabuf insists on begin before end. */
function standIn(c: CStep, size: string, flags: string): string {
  const brackets = c.program.steps.some((step) => step.do === "sync" || step.do === "end-cpu-access");
  if (flags !== "O_RDWR" || brackets) return heap(c, "system", size, flags);
  c.use("new_buffer");
  return `new_buffer(${size})`;
}

function checkWishes(args: Args<"export">, c: CStep): void {
  const missing = [...args.without].filter((member) => NOTICED.includes(member));
  if (!c.ok) c.refuse("is refused by dma_buf_export, which is called inside the kernel only");
  if (missing.length > 0) c.refuse(`has an exporter without ${missing.join(", ")}`);
  if (args.size === 0n || args.size % 4096n !== 0n) c.refuse("makes a buffer that is not of whole pages");
  if (args.size > BUFFER_MAX_BYTES) c.refuse("makes a buffer that most machines have no memory for");
  if (args.name === null) c.refuse("has no exporter name");
}

function exported(args: Args<"export">, c: CStep): string {
  const { exporter } = c.program.world;
  const size = cU64(args.size);
  const [flags = "", ...more] = args.flags.split("|");
  if (more.includes("O_NONBLOCK") || flags === "O_ACCMODE") c.refuse("has flags that no driver gives a buffer");
  if (exporter.kind === "udmabuf") return usesUdmabuf(c, size);
  if (exporter.kind === "system-heap") return heap(c, "system", size, "O_RDWR");
  if (exporter.provider !== undefined) return providedBuffer(c, exporter.provider, size);
  return standIn(c, size, flags);
}

function usesUdmabuf(c: CStep, size: string): string {
  c.use("udmabuf");
  return `new_in_udmabuf(${size})`;
}

function reference(c: CStep, buffer: number | string | null): string {
  const held = typeof buffer === "number" ? c.state.buffers.any(buffer) : null;
  return held ?? c.refuse("passes a pointer that no userspace program can pass");
}

/** The caller's reference moves into the descriptor. */
function moveIntoFd(buffer: number | string | null, flags: string, c: CStep): void {
  const from = reference(c, buffer);
  c.use("new_fd");
  c.include("unistd.h");
  c.makes("fd", `new_fd(${from}, ${flags})`);
  if (!c.ok) return;
  c.add(`close(${from});`);
  c.state.buffers.take(buffer as number);
}

/** A further reference to a buffer, by way of one of its descriptors. */
function refer(c: CStep, buffer: number, from: string): void {
  const name = `b${buffer}_${c.step.id}`;
  c.use("new_fd", "ended");
  c.add(`int ${name} = new_fd(${from}, O_CLOEXEC);`);
  c.check(`ended(${name})`);
  c.state.buffers.add(buffer, name);
}

export const fdOf = (fd: number | string): string =>
  typeof fd === "number" ? handleName("fd", fd) : fd === "never-opened" ? NEVER_OPENED : "-1";

export const C_BUFFERS_AND_REFERENCES: CCommands = {
  export(args, c) {
    checkWishes(args, c);
    const name = handleName("buffer", c.step.id);
    c.include("fcntl.h");
    c.use("ended");
    c.add(`int ${name} = ${exported(args, c)};`);
    c.check(`ended(${name})`);
    c.state.buffers.add(c.step.id, name);
  },
  fd: ({ buffer, flags }, c) => moveIntoFd(buffer, flags.includes("O_CLOEXEC") ? "O_CLOEXEC" : "0", c),
  "fd-install": ({ buffer }, c) => moveIntoFd(buffer, "0", c),
  get({ fd }, c) {
    if (typeof fd !== "number" || !c.ok || typeof c.value !== "number") c.refuse("is answered inside the kernel only");
    else refer(c, c.value as number, fdOf(fd));
  },
  "get-ref": ({ buffer }, c) => refer(c, buffer, reference(c, buffer)),
  put({ buffer }, c) {
    const from = reference(c, buffer);
    c.include("unistd.h");
    c.call(`close(${from})`);
    c.state.buffers.take(buffer as number);
  },
  close({ fd }, c) {
    c.include("unistd.h");
    c.call(`close(${fdOf(fd)})`);
  },
  dup({ fd }, c) {
    c.include("unistd.h");
    c.makes("fd", `dup(${fdOf(fd)})`);
  },
  "pass-fd"({ fd }, c) {
    c.use("pass");
    c.makes("fd", `pass(${fdOf(fd)})`);
  },
  "open-path"({ fd }, c) {
    c.use("again");
    c.makes("fd", `again(${fdOf(fd)}, O_PATH)`);
  },
  reopen({ fd }, c) {
    c.use("again");
    c.call(`again(${fdOf(fd)}, O_RDWR)`);
  },
  /** Direction as the ioctl has it: what the CPU reads came from the device. */
  "begin-cpu-access": ({ buffer, direction }, c) => bracket(buffer, direction, "DMA_BUF_SYNC_START", c),
  "end-cpu-access": ({ buffer, direction }, c) => bracket(buffer, direction, "DMA_BUF_SYNC_END", c),
};

const ACCESS: Readonly<Record<string, string>> = {
  DMA_BIDIRECTIONAL: "DMA_BUF_SYNC_RW",
  DMA_TO_DEVICE: "DMA_BUF_SYNC_WRITE",
  DMA_FROM_DEVICE: "DMA_BUF_SYNC_READ",
};

function bracket(buffer: number | null, direction: string, phase: string, c: CStep): void {
  const access = ACCESS[direction] ?? c.refuse("has a direction that no ioctl passes on");
  c.include("linux/dma-buf.h", "sys/ioctl.h");
  c.add(`struct dma_buf_sync ${c.local("sync")} = { .flags = ${phase} | ${access} };`);
  c.call(`ioctl(${reference(c, buffer)}, DMA_BUF_IOCTL_SYNC, &${c.local("sync")})`);
}
