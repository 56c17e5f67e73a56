// SPDX-License-Identifier: MIT
/** The kernel's options: fragments of our own on top of allnoconfig, and a look whether they stuck. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { KernelVariant } from "../../../../spec/kernel-variant.ts";
import { linuxFolder } from "../package-folder.ts";

/** What a variant changes in the configuration. */
export type Variant = Pick<KernelVariant, "kasan" | "smp">;

/** Options without which the kernel is no use; Kconfig drops what has unmet dependencies without a word. */
const REQUIRED = [
  ...["DMA_SHARED_BUFFER", "SYNC_FILE", "SW_SYNC", "UDMABUF", "DMABUF_HEAPS_SYSTEM", "DMABUF_DEBUG", "HAS_DMA"],
  ...["DRM_VGEM", "SHMEM", "TMPFS", "MEMFD_CREATE", "EVENT_TRACING"],
  ...["PROVE_LOCKING", "DMA_API_DEBUG", "DEBUG_FS", "MODULES", "DEVTMPFS", "BLK_DEV_INITRD"],
  // Without it a warning is blamed on the caller of the function that warns.
  "FRAME_POINTER",
];

/** What a part of a variant adds. */
const REQUIRED_BY = { kasan: ["KASAN", "KASAN_GENERIC"], smp: ["SMP", "PREEMPT"] } as const;

/** The text of all fragments a variant is made of. */
export function fragments(variant: Variant): string {
  const names = ["base", ...parts(variant)];
  return names.map((name) => readFileSync(join(linuxFolder(), "config", `${name}.config`), "utf8")).join("\n");
}

function parts(variant: Variant): ("kasan" | "smp")[] {
  return (["kasan", "smp"] as const).filter((part) => variant[part]);
}

/** Required options that a finished configuration lacks. */
export function lostOptions(config: string, variant: Variant): string[] {
  const set = new Set(config.split("\n").filter((line) => line.endsWith("=y")));
  return [...REQUIRED, ...parts(variant).flatMap((part) => REQUIRED_BY[part])].filter(
    (name) => !set.has(`CONFIG_${name}=y`),
  );
}
