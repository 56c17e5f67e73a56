// SPDX-License-Identifier: MIT
/** Memory files, udmabuf and the heap, in C. */
import type { Args } from "../../spec/commands/index.ts";
import { handleName } from "../../spec/render.ts";
import type { CCommands } from "./c-buffers.ts";
import { nowhere } from "./c-files.ts";
import type { CStep } from "./c-step.ts";
import { cU64 } from "./c-text.ts";

const NEVER_OPENED = "1000";
/** A bit that no flag of these interfaces has. */
const UNKNOWN_CREATE_FLAG = "0x80000000u";
const UNKNOWN_OPEN_FLAG = "0x40000000u";

const HEAP_REQUESTS: Readonly<Record<Args<"heap-alloc">["request"], string>> = {
  DMA_HEAP_IOCTL_ALLOC: "DMA_HEAP_IOCTL_ALLOC",
  "other-type": "_IOC(_IOC_READ | _IOC_WRITE, 'Q', 0, sizeof(struct dma_heap_allocation_data))",
  longer: "_IOC(_IOC_READ | _IOC_WRITE, 'H', 0, sizeof(struct dma_heap_allocation_data) + 8)",
  nr1: "_IOC(_IOC_READ | _IOC_WRITE, 'H', 1, sizeof(struct dma_heap_allocation_data))",
  "no-write": "_IOC(_IOC_READ, 'H', 0, sizeof(struct dma_heap_allocation_data))",
  "no-read": "_IOC(_IOC_WRITE, 'H', 0, sizeof(struct dma_heap_allocation_data))",
  shorter: "_IOC(_IOC_READ | _IOC_WRITE, 'H', 0, 8)",
};

function memfdOf(memfd: number | string, c: CStep): string {
  if (typeof memfd === "number") return handleName("memfd", memfd);
  if (memfd === "never-opened") return NEVER_OPENED;
  c.use("node");
  return `node("/dev/null")`;
}

function offsetOf(page: number, c: CStep): string {
  return `(off_t)${page * c.program.world.pageSizeBytes}`;
}

const createFlags = (flags: string): string => (flags === "unknown" ? UNKNOWN_CREATE_FLAG : flags);

function item(memfd: string, offset: bigint, size: bigint): string {
  return `.memfd = (__u32)${memfd}, .offset = ${cU64(offset)}, .size = ${cU64(size)}`;
}

function createOne(args: Args<"udmabuf-create">, c: CStep): string {
  const name = c.local("create");
  if (c.copyFails) return `UDMABUF_CREATE, ${nowhere(c)}`;
  const first = item(memfdOf(args.memfd, c), args.offset, args.size);
  c.add(`struct udmabuf_create ${name} = { ${first}, .flags = ${createFlags(args.flags)} };`);
  return `UDMABUF_CREATE, &${name}`;
}

function createList(args: Args<"udmabuf-create">, c: CStep): string {
  const name = c.local("list");
  if (c.copyFails) return `UDMABUF_CREATE_LIST, ${nowhere(c)}`;
  const two = args.second !== null;
  const count = args.count === "given" ? (two ? "2" : "1") : args.count;
  const items = [item(memfdOf(args.memfd, c), args.offset, args.size)];
  if (args.second !== null) items.push(item(memfdOf(args.second, c), args.secondOffset, args.secondSize));
  c.add(
    `struct { struct udmabuf_create_list head; struct udmabuf_create_item item[2]; } ${name} = {`,
    `\t.head = { .flags = ${createFlags(args.flags)}, .count = ${count} },`,
    `\t.item = { ${items.map((text) => `{ ${text} }`).join(", ")} },`,
    "};",
  );
  return `UDMABUF_CREATE_LIST, &${name}`;
}

/** The argument; memory that cannot be read needs none. */
function heapMemory(args: Args<"heap-alloc">, c: CStep): string {
  if (c.step.fault?.point === "copy:from-user") return nowhere(c);
  const name = c.local("data");
  const flags = args.fdFlags === "unknown" ? UNKNOWN_OPEN_FLAG : args.fdFlags.replaceAll("|", " | ");
  c.add(
    `struct { struct dma_heap_allocation_data now; __u64 later; } ${name} = {`,
    `\t.now = { .len = ${cU64(args.length)}, .fd = ${args.fdField}, .fd_flags = ${flags}, .heap_flags = ${args.heapFlags} },`,
    "};",
  );
  if (!c.copyFails) return `&${name}`;
  c.use("read_only");
  return `read_only(&${name}, sizeof(${name}))`;
}

function allocated(args: Args<"heap-alloc">, c: CStep): void {
  const tells = args.request !== "no-read" && args.request !== "shorter";
  const fd = handleName("fd", c.step.id);
  if (c.ok && !tells) c.refuse("takes no answer, so nobody tells which descriptor was made");
  const memory = heapMemory(args, c);
  c.add(`int ${c.local("heap")} = node("/dev/dma_heap/system");`);
  c.limited(`long ${c.local("made")} = ended(ioctl(${c.local("heap")}, ${HEAP_REQUESTS[args.request]}, ${memory}));`);
  c.check(c.local("made"));
  if (!c.ok) return;
  c.add(`int ${fd} = (int)${c.local("data")}.now.fd;`);
  c.call(`fcntl(${fd}, F_GETFD)`);
}

const NODE_CALLS: Readonly<Partial<Record<Args<"heap-node">["call"], string>>> = {
  llseek: "lseek(node, 0, SEEK_SET)",
  read: "read(node, &byte, 1)",
  write: "write(node, &byte, 1)",
};

export const C_DRIVERS: CCommands = {
  "memfd-create"({ size, sealing }, c) {
    c.use("new_memfd");
    c.makes("memfd", `new_memfd(${cU64(size)}, ${sealing === "none" ? "0" : sealing})`);
  },
  "memfd-seal"({ memfd, seals }, c) {
    c.include("fcntl.h");
    c.call(`fcntl(${memfdOf(memfd, c)}, F_ADD_SEALS, ${seals.length === 0 ? "0" : seals.join(" | ")})`);
  },
  "memfd-resize"({ memfd, size }, c) {
    c.include("unistd.h");
    c.call(`ftruncate(${memfdOf(memfd, c)}, (off_t)${cU64(size)})`);
  },
  "memfd-write"({ memfd, page, marker }, c) {
    const name = c.local("byte");
    c.include("unistd.h");
    c.add(`unsigned char ${name} = ${marker};`);
    c.call(`pwrite(${memfdOf(memfd, c)}, &${name}, 1, ${offsetOf(page, c)})`);
  },
  "memfd-read"({ memfd, page }, c) {
    const name = c.local("byte");
    c.include("unistd.h");
    c.add(`unsigned char ${name} = 0;`);
    c.add(`ssize_t ${c.local("got")} = pread(${memfdOf(memfd, c)}, &${name}, 1, ${offsetOf(page, c)});`);
    c.call(c.local("got"));
    if (!c.ok) return;
    c.number("bytes ", c.local("got"), c.value === null ? 0 : 1);
    if (c.value !== null) c.number("byte ", name, c.value as number);
  },
  "memfd-reopen"({ memfd }, c) {
    c.use("again");
    c.makes("memfd", `again(${memfdOf(memfd, c)}, O_RDONLY)`);
  },
  "memfd-close"({ memfd }, c) {
    c.include("unistd.h");
    c.call(`close(${memfdOf(memfd, c)})`);
  },
  "udmabuf-create"(args, c) {
    c.use("node");
    c.include("linux/types.h", "linux/udmabuf.h", "sys/ioctl.h");
    const maker = c.local("maker");
    c.add(`int ${maker} = node("/dev/udmabuf");`);
    const create = args.request === "UDMABUF_CREATE" ? createOne(args, c) : createList(args, c);
    c.makes("fd", `ioctl(${maker}, ${create})`);
  },
  "udmabuf-ioctl"({ request }, c) {
    const name = c.local("create");
    c.use("node");
    c.include("linux/udmabuf.h", "sys/ioctl.h");
    const number =
      request === "nr68" ? "_IOW('u', 68, struct udmabuf_create)" : "_IOW('Q', 0x42, struct udmabuf_create)";
    c.add(`struct udmabuf_create ${name} = { 0 };`);
    c.call(`ioctl(node("/dev/udmabuf"), ${number}, &${name})`);
  },
  "heap-alloc"(args, c) {
    c.use("node");
    c.include("fcntl.h", "linux/dma-heap.h", "linux/types.h", "sys/ioctl.h");
    allocated(args, c);
  },
  "heap-node"({ call }, c) {
    const text = NODE_CALLS[call] ?? c.refuse("needs a device node without a heap");
    c.use("node");
    c.include("unistd.h");
    if (call !== "llseek") c.add(`char ${c.local("byte")} = 0;`);
    c.call(text.replace("node", `node("/dev/dma_heap/system")`).replace("byte", c.local("byte")));
  },
};
