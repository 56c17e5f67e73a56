// SPDX-License-Identifier: MIT
/** System calls on a descriptor, in C. */
import type { Args } from "../../spec/commands/index.ts";
import { handleName } from "../../spec/render.ts";
import { type CCommands, fdOf, isStandIn } from "./c-buffers.ts";
import type { CStep } from "./c-step.ts";
import { cString, cU64 } from "./c-text.ts";

const WHENCES: Readonly<Record<string, string>> = { "99": "99" };

/** Requests that the framework does not know, by direction, type, number and size. */
const UNKNOWN_REQUESTS: Readonly<Record<Args<"ioctl">["request"], string>> = {
  "nr1-size1": "_IOC(_IOC_WRITE, 'b', 1, 1)",
  "nr1-size16": "_IOC(_IOC_WRITE, 'b', 1, 16)",
  nr200: "_IOC(_IOC_WRITE, 'b', 200, 8)",
  "other-type": "_IOC(_IOC_WRITE, 'Q', 1, 8)",
};

const GENERIC_REQUESTS: Readonly<Partial<Record<Args<"generic-ioctl">["request"], string>>> = {
  "sync-no-argument": "_IO('b', 0)",
  "sync-int": "_IOW('b', 0, int)",
  "sync-read-write": "_IOWR('b', 0, struct dma_buf_sync)",
};

const FILE_CALLS: Readonly<Record<Args<"file-io">["call"], (fd: string, byte: string) => string>> = {
  read: (fd, byte) => `read(${fd}, ${byte}, 1)`,
  write: (fd, byte) => `write(${fd}, ${byte}, 1)`,
  pread: (fd, byte) => `pread(${fd}, ${byte}, 1, 0)`,
  pwrite: (fd, byte) => `pwrite(${fd}, ${byte}, 1, 0)`,
};

interface Status {
  readonly size: bigint;
  readonly mode: number;
  readonly links: number;
  readonly blockSizeBytes: number;
  readonly blocks: bigint;
}

interface Info {
  readonly keys: readonly string[];
  readonly position: bigint;
  readonly closeOnExec: boolean;
  readonly size: bigint;
  readonly count: number;
  readonly exporterName: string;
  readonly name: string | null;
}

function nameText({ text, end }: Args<"set-name">, c: CStep): string {
  if (c.copyFails) return nowhere(c);
  if (end === "terminator") return cString(text);
  c.use("unended");
  return `unended(${cString(text)})`;
}

/** An address that cannot be read. */
export function nowhere(c: CStep): string {
  c.use("nowhere");
  return "nowhere()";
}

function compareInfo(info: Info, c: CStep): void {
  c.use("fdinfo_keys");
  c.string("lines ", "keys_of_info()", info.keys.join(" "));
  c.number("position ", `strtoull(line_of("pos:\\t"), NULL, 10)`, info.position);
  c.number("close-on-exec ", `((strtoul(line_of("flags:\\t"), NULL, 8) & O_CLOEXEC) != 0)`, Number(info.closeOnExec));
  c.number("size ", `strtoull(line_of("size:\\t"), NULL, 10)`, info.size);
  c.number("count ", `strtoull(line_of("count:\\t"), NULL, 10)`, info.count);
  if (!isStandIn(c.program.world.exporter)) c.string("exporter ", `line_of("exp_name:\\t")`, info.exporterName);
  if (info.name !== null) c.string("name ", `line_of("name:\\t")`, info.name);
}

export const C_FILES: CCommands = {
  stat({ fd }, c) {
    const name = c.local("status");
    c.include("sys/stat.h");
    c.add(`struct stat ${name};`);
    c.call(`fstat(${fdOf(fd)}, &${name})`);
    if (!c.ok) return;
    const { size, mode, links, blockSizeBytes, blocks } = c.value as Status;
    c.number("size ", `${name}.st_size`, size);
    c.number("mode ", `${name}.st_mode`, mode);
    c.number("links ", `${name}.st_nlink`, links);
    c.number("block size ", `${name}.st_blksize`, blockSizeBytes);
    c.number("blocks ", `${name}.st_blocks`, blocks);
  },
  statfs({ fd }, c) {
    const name = c.local("status");
    c.include("sys/statfs.h");
    c.add(`struct statfs ${name};`);
    c.call(`fstatfs(${fdOf(fd)}, &${name})`);
    if (c.ok) c.number("magic ", `${name}.f_type`, (c.value as { magic: number }).magic);
  },
  chmod({ fd, mode }, c) {
    c.include("sys/stat.h");
    c.call(`fchmod(${fdOf(fd)}, 0${mode.toString(8)})`);
  },
  resize({ fd, call }, c) {
    c.include("fcntl.h", "unistd.h");
    c.call(call === "ftruncate" ? `ftruncate(${fdOf(fd)}, 4096)` : `fallocate(${fdOf(fd)}, 0, 0, 4096)`);
  },
  llseek({ fd, offset, whence }, c) {
    const name = c.local("position");
    c.include("errno.h", "unistd.h");
    c.add("errno = 0;");
    c.add(`off_t ${name} = lseek(${fdOf(fd)}, (off_t)${cU64(offset)}, ${WHENCES[whence] ?? whence});`);
    c.check(`${name} == -1 && errno ? -(long)errno : 0`);
    if (c.ok) c.number("position ", name, c.value as bigint);
  },
  "file-io"({ fd, call }, c) {
    const name = c.local("byte");
    c.include("unistd.h");
    c.add(`char ${name} = 0;`);
    c.call(FILE_CALLS[call](fdOf(fd), `&${name}`));
  },
  "set-name"(args, c) {
    c.include("linux/dma-buf.h", "sys/ioctl.h");
    c.call(`ioctl(${fdOf(args.fd)}, ${args.request}, ${nameText(args, c)})`);
  },
  ioctl({ fd, request }, c) {
    const name = c.local("argument");
    c.include("sys/ioctl.h");
    c.add(`unsigned long long ${name}[2] = { 0 };`);
    c.call(`ioctl(${fdOf(fd)}, ${UNKNOWN_REQUESTS[request]}, ${name})`);
  },
  "generic-ioctl"({ fd, request }, c) {
    const name = c.local("argument");
    c.include("linux/dma-buf.h", "linux/fs.h", "sys/ioctl.h");
    c.add(`int ${name}[4] = { 1, 0 };`);
    c.call(`ioctl(${fdOf(fd)}, ${GENERIC_REQUESTS[request] ?? request}, ${name})`);
    if (c.ok && request === "FIGETBSZ") c.number("block size ", `${name}[0]`, c.value as number);
  },
  readlink({ fd }, c) {
    if (c.ok) c.use("link_of");
    c.include("unistd.h");
    c.call(`fcntl(${fdOf(fd)}, F_GETFD)`);
    if (c.ok) c.string("", `link_of(${fdOf(fd)})`, c.value as string);
  },
  fdinfo({ fd }, c) {
    c.use("fdinfo");
    c.call(`read_fdinfo(${fdOf(fd)})`);
    if (!c.ok) return;
    if (c.value === null || c.value === undefined) c.string("size ", `line_of("size:\\t")`, "");
    else compareInfo(c.value as Info, c);
  },
  sync({ fd, flags }, c) {
    const name = c.local("sync");
    c.include("linux/dma-buf.h", "sys/ioctl.h");
    if (!c.copyFails) c.add(`struct dma_buf_sync ${name} = { .flags = ${cU64(flags)} };`);
    c.call(`ioctl(${fdOf(fd)}, DMA_BUF_IOCTL_SYNC, ${c.copyFails ? nowhere(c) : `&${name}`})`);
  },
  poll({ fd, events }, c) {
    const asked = events.map((event) => event.slice(1));
    const name = c.local("events");
    c.use("ready");
    c.add(`int ${name} = ready(${fdOf(fd)}, ${asked.length === 0 ? "0" : asked.join(" | ")});`);
    const given = (c.value as readonly string[]).map((event) => event.slice(1));
    for (const event of ["POLLIN", "POLLOUT"]) {
      c.number(`${event} `, `((${name} & ${event}) != 0)`, Number(given.includes(event)));
    }
  },
};

const PROTECTIONS: Readonly<Record<Args<"mmap">["protection"], string>> = {
  "read+write": "PROT_READ | PROT_WRITE",
  read: "PROT_READ",
  none: "PROT_NONE",
  "read+execute": "PROT_READ | PROT_EXEC",
};

const area = (id: number): string => handleName("vma", id);

function wholePages(bytes: bigint, c: CStep): number {
  const page = BigInt(c.program.world.pageSizeBytes);
  return Number(((bytes + page - 1n) / page) * page);
}

function bytesOf(vma: number, c: CStep): number {
  return c.state.areaBytes.get(vma) ?? c.refuse("works on a mapping that was never made");
}

function place(vma: number, page: number, c: CStep): string {
  const at = page * c.program.world.pageSizeBytes;
  if (at >= bytesOf(vma, c)) c.refuse("lies beyond the mapping");
  c.use("touch");
  return `${area(vma)} + 0x${at.toString(16)}`;
}

export const C_MAPPINGS: CCommands = {
  mmap({ fd, offset, length, protection, sharing }, c) {
    const name = area(c.step.id);
    if (sharing === "private" && isStandIn(c.program.world.exporter)) {
      c.refuse("makes a private mapping, of which every exporter thinks otherwise");
    }
    c.use("map_fd");
    const flag = sharing === "private" ? "MAP_PRIVATE" : "MAP_SHARED";
    c.add(
      `char *${name} = map_fd(${cU64(length)}, ${PROTECTIONS[protection]}, ${flag}, ${fdOf(fd)}, ${cU64(offset)});`,
    );
    c.check(`mapped(${name})`);
    c.state.areaBytes.set(c.step.id, wholePages(length, c));
  },
  munmap({ vma }, c) {
    c.call(`munmap(${area(vma)}, ${bytesOf(vma, c)})`);
  },
  mremap({ vma, pages }, c) {
    const bytes = pages * c.program.world.pageSizeBytes;
    const name = c.local("moved");
    if (isStandIn(c.program.world.exporter)) c.refuse("resizes a mapping, of which every exporter thinks otherwise");
    c.add(`char *${name} = mremap(${area(vma)}, ${bytesOf(vma, c)}, ${bytes}, MREMAP_MAYMOVE);`);
    c.check(`mapped(${name})`);
    if (!c.ok) return;
    c.add(`${area(vma)} = ${name};`);
    c.state.areaBytes.set(vma, bytes);
  },
  mprotect({ vma, protection }, c) {
    c.call(`mprotect(${area(vma)}, ${bytesOf(vma, c)}, ${PROTECTIONS[protection]})`);
  },
  "cpu-write"({ vma, page, marker }, c) {
    c.string("", `touch(${place(vma, page, c)}, ${marker})`, c.value === null ? String(marker) : String(c.value));
  },
  "cpu-read"({ vma, page }, c) {
    c.string("", `touch(${place(vma, page, c)}, -1)`, String(c.value));
  },
};
