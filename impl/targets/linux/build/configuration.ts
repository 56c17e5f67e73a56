// SPDX-License-Identifier: MIT
/** The kernel's options: fragments of our own on top of allnoconfig, and a look whether they stuck. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { linuxFolder } from "../package-folder.ts";

/** Variants of the guest kernel. */
export interface Variant {
  readonly kasan: boolean;
}

/** Options without which the kernel is no use; Kconfig drops what has unmet dependencies without a word. */
const REQUIRED = [
  ...["DMA_SHARED_BUFFER", "SYNC_FILE", "SW_SYNC", "UDMABUF", "DMABUF_HEAPS_SYSTEM", "DMABUF_DEBUG", "HAS_DMA"],
  ...["PROVE_LOCKING", "DMA_API_DEBUG", "DEBUG_FS", "MODULES", "DEVTMPFS", "BLK_DEV_INITRD"],
];

const REQUIRED_KASAN = ["KASAN", "KASAN_GENERIC"];

/** The text of all fragments a variant is made of. */
export function fragments({ kasan }: Variant): string {
  const names = ["base", ...(kasan ? ["kasan"] : [])];
  return names.map((name) => readFileSync(join(linuxFolder(), "config", `${name}.config`), "utf8")).join("\n");
}

/** Required options that a finished configuration lacks. */
export function lostOptions(config: string, { kasan }: Variant): string[] {
  const set = new Set(config.split("\n").filter((line) => line.endsWith("=y")));
  return [...REQUIRED, ...(kasan ? REQUIRED_KASAN : [])].filter((name) => !set.has(`CONFIG_${name}=y`));
}
