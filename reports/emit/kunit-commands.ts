// SPDX-License-Identifier: MIT
/** Commands in a KUnit test. */
import type { HandleKind } from "../../spec/command.ts";
import type { Args, CommandName } from "../../spec/commands/index.ts";
import { switchesOf } from "../../spec/eras.ts";
import { handleName } from "../../spec/render.ts";
import { cString, cU64 } from "./c-text.ts";
import type { KStep } from "./kunit-step.ts";

export type KCommands = { readonly [N in CommandName]?: (args: Args<N>, c: KStep) => void };

const named = (kind: HandleKind, id: number | null): string => (id === null ? "NULL" : handleName(kind, id));

function bufferOf(buffer: number | string | null, c: KStep): string {
  if (buffer === "zeroed") c.refuse("passes a buffer that is all zeros");
  return named("buffer", buffer as number | null);
}

const OPS: Readonly<Record<string, string>> = {
  attach: "op_attach",
  detach: "op_detach",
  pin: "op_pin",
  unpin: "op_unpin",
  map_dma_buf: "op_map",
  unmap_dma_buf: "op_unmap",
  release: "op_release",
  vmap: "op_vmap",
  vunmap: "op_vunmap",
  mmap: "op_mmap",
  begin_cpu_access: "op_begin",
  end_cpu_access: "op_end",
};

const USUAL = Object.keys(OPS).filter((op) => op !== "pin" && op !== "unpin");

/** The ops of one buffer. */
function opsOf(args: Args<"export">, c: KStep): string {
  const added = args.with.flatMap((member) => (member as string).split("+"));
  const without: readonly string[] = args.without;
  const members = [...USUAL, ...added].filter((op) => op in OPS && !without.includes(op));
  const caches = added.includes("cache_sgt_mapping") && switchesOf(c.program.era).cacheFlag;
  const lines = [...new Set(members)].map((op) => `\t.${op} = ${OPS[op]},`);
  if (caches) lines.push("\t.cache_sgt_mapping = true,");
  const name = `ops${c.step.id}`;
  c.state.statics.push(`static const struct dma_buf_ops ${name} = {\n${lines.join("\n")}\n};`);
  if (!without.includes("ops")) return `&${name}`;
  c.state.statics.pop();
  return "NULL";
}

function attached(call: string, c: KStep): void {
  const name = c.made("attachment", "struct dma_buf_attachment *");
  c.add(`${name} = ${call};`);
  c.check(`PTR_ERR_OR_ZERO(${name})`);
  if (c.ok) c.number(`${name}->peer2peer`, Number((c.value as { peer2peer: boolean }).peer2peer));
}

function deviceOf(device: number | null, c: KStep): string {
  if (device === null) return "NULL";
  c.state.devices.add(device);
  return `devices[${device}]`;
}

const IMPORTERS: Readonly<Record<Args<"dynamic-attach">["importerOps"], number | null>> = {
  none: null,
  "no-callback": 0,
  "move-callback": 1,
};

const directionOf = (direction: string): string =>
  direction === "out-of-range" ? "(enum dma_data_direction)4" : direction;

function mapped(call: string, { attachment, direction }: Args<"map">, c: KStep): void {
  const name = c.made("mapping", "struct sg_table *");
  c.add(`${name} = ${call}(${named("attachment", attachment)}, ${directionOf(direction)});`);
  c.check(`PTR_ERR_OR_ZERO(${name})`);
}

function unmapped(call: string, { attachment, mapping, direction }: Args<"unmap">, c: KStep): void {
  c.run(`${call}(${named("attachment", attachment)}, ${named("mapping", mapping)}, ${directionOf(direction)})`);
}

interface MapView {
  readonly memory: "system" | "iomem";
  readonly address: bigint;
}

/** The address itself means nothing elsewhere: whether there is one does. */
function compareMap(map: string, value: unknown, c: KStep): void {
  const { memory, address } = value as MapView;
  c.number(`${map}.is_iomem`, Number(memory === "iomem"));
  c.number(`iosys_map_is_null(&${map})`, Number(address === 0n));
}

function vmapped(call: string, { buffer }: Args<"vmap">, c: KStep): void {
  const map = c.local("map");
  c.declare(`struct iosys_map ${map} = IOSYS_MAP_INIT_VADDR(NULL);`);
  const result = `${call}(${named("buffer", buffer)}, &${map})`;
  if (typeof c.value === "number") {
    c.number(result, c.value);
    return;
  }
  c.check(result);
  if (!c.ok) return;
  compareMap(map, c.value, c);
  if (buffer !== null) c.state.maps.set(buffer, map);
}

function mapOf(buffer: number, c: KStep): string {
  return c.state.maps.get(buffer) ?? c.refuse("works on a map that the test has not");
}

function vunmapped(call: string, { buffer, map }: Args<"vunmap">, c: KStep): void {
  const name = c.local("map");
  const own = map === "own" && buffer !== null ? mapOf(buffer, c) : null;
  c.declare(`struct iosys_map ${name} = IOSYS_MAP_INIT_VADDR(${map === "other" ? "(void *)0x1000" : "NULL"});`);
  if (own !== null) c.add(`${name} = ${own};`);
  c.run(`${call}(${named("buffer", buffer)}, &${name})`);
  compareMap(name, c.value, c);
}

/** A kernel thread leaves the end of a file to a worker: asked for, it has happened before calls are compared. */
const FINISH = "flush_delayed_fput()";

function newFd({ buffer, flags }: Args<"fd">, c: KStep): void {
  const name = c.made("fd", "int");
  c.add(`${name} = dma_buf_fd(${bufferOf(buffer, c)}, ${flags.replaceAll("|", " | ")});`);
  c.check(`min(${name}, 0)`);
}

function fdOf(fd: number | string, c: KStep): string {
  if (typeof fd === "number") return named("fd", fd);
  return fd === "never-opened" ? "1000" : c.refuse("passes a file that is no buffer");
}

export const K_BUFFERS: KCommands = {
  "reservation-new"(_args, c) {
    const name = c.made("reservation", "struct dma_resv *");
    c.add(`${name} = kunit_kzalloc(test, sizeof(*${name}), GFP_KERNEL);`);
    c.add(`KUNIT_ASSERT_NOT_NULL(test, ${name});`, `dma_resv_init(${name});`);
  },
  export(args, c) {
    const name = c.made("buffer", "struct dma_buf *");
    if (args.owner !== null) c.refuse("has a module that owns its buffer");
    const label = args.name === null ? "NULL" : cString(args.name);
    const priv = (args.without as readonly string[]).includes("priv") ? "false" : "true";
    const flags = args.flags.replaceAll("|", " | ");
    const resv = named("reservation", args.reservation);
    c.add(`${name} = new_buffer(${opsOf(args, c)}, (size_t)${cU64(args.size)}, ${flags}, ${label}, ${resv}, ${priv});`);
    c.check(`PTR_ERR_OR_ZERO(${name})`);
  },
  fd: newFd,
  get({ fd }, c) {
    const name = c.local("got");
    c.declare(`struct dma_buf *${name};`);
    c.add(`${name} = dma_buf_get(${fdOf(fd, c)});`);
    c.check(`PTR_ERR_OR_ZERO(${name})`);
    if (c.ok) c.number(`${name} == ${named("buffer", c.value as number)}`, 1);
  },
  "get-ref": ({ buffer }, c) => c.run(`get_dma_buf(${named("buffer", buffer)})`),
  put: ({ buffer }, c) => c.run(`dma_buf_put(${bufferOf(buffer, c)}), ${FINISH}`),
  close({ fd }, c) {
    c.check(`close_fd(${fdOf(fd, c)})`);
    c.add(`${FINISH};`);
  },
  inspect({ buffer }, c) {
    const { size, vmapCounter } = c.value as { size: bigint; vmapCounter: number };
    c.number(`${named("buffer", buffer)}->size`, size);
    c.number(`${named("buffer", buffer)}->vmapping_counter`, vmapCounter);
  },
  attach: ({ buffer, device }, c) => attached(`dma_buf_attach(${named("buffer", buffer)}, ${deviceOf(device, c)})`, c),
  "dynamic-attach"({ buffer, device, importerOps, allowPeer2peer }, c) {
    const moves = IMPORTERS[importerOps];
    const ops = moves === null ? "NULL" : `&importers[${moves}][${Number(allowPeer2peer)}]`;
    attached(`dma_buf_dynamic_attach(${named("buffer", buffer)}, ${deviceOf(device, c)}, ${ops}, NULL)`, c);
  },
  detach: ({ buffer, attachment }, c) =>
    c.run(`dma_buf_detach(${named("buffer", buffer)}, ${named("attachment", attachment)})`),
  map: (args, c) => mapped("dma_buf_map_attachment", args, c),
  "map-unlocked": (args, c) => mapped("dma_buf_map_attachment_unlocked", args, c),
  unmap: (args, c) => unmapped("dma_buf_unmap_attachment", args, c),
  "unmap-unlocked": (args, c) => unmapped("dma_buf_unmap_attachment_unlocked", args, c),
  vmap: (args, c) => vmapped("dma_buf_vmap", args, c),
  "vmap-unlocked": (args, c) => vmapped("dma_buf_vmap_unlocked", args, c),
  vunmap: (args, c) => vunmapped("dma_buf_vunmap", args, c),
  "vunmap-unlocked": (args, c) => vunmapped("dma_buf_vunmap_unlocked", args, c),
  "vmap-write": ({ buffer, page, marker }, c) =>
    c.run(`iosys_map_wr(&${mapOf(buffer, c)}, ${page} * PAGE_SIZE, u8, ${marker})`),
  "vmap-read": ({ buffer, page }, c) =>
    c.number(`iosys_map_rd(&${mapOf(buffer, c)}, ${page} * PAGE_SIZE, u8)`, c.value as number),
  "begin-cpu-access": ({ buffer, direction }, c) =>
    bracketed(`dma_buf_begin_cpu_access(${named("buffer", buffer)}, ${directionOf(direction)})`, c),
  "end-cpu-access": ({ buffer, direction }, c) =>
    bracketed(`dma_buf_end_cpu_access(${named("buffer", buffer)}, ${directionOf(direction)})`, c),
  pin: ({ attachment }, c) => c.check(`dma_buf_pin(${named("attachment", attachment)})`),
  unpin: ({ attachment }, c) => c.run(`dma_buf_unpin(${named("attachment", attachment)})`),
  "notify-move"({ buffer, reaction }, c) {
    if (reaction !== "nothing") c.refuse(`has importers that ${reaction} when they are told`);
    c.run(`notify_move(${named("buffer", buffer)})`);
  },
  "attach-revocable": ({ attachment }, c) =>
    c.number(`dma_buf_attach_revocable(${named("attachment", attachment)})`, Number(c.value)),
};

function bracketed(call: string, c: KStep): void {
  if (typeof c.value === "number" && c.value > 0) c.number(call, c.value);
  else c.check(call);
}
