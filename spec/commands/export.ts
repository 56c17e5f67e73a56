// SPDX-License-Identifier: MIT
import { choice, command, handle, optional, subset, u64 } from "../command.ts";

/** Modules that own exporters, shared reservations, and `dma_buf_export`. Catalogue §1, §32.1, §32.2. */
export const EXPORT_COMMANDS = {
  "module-new": command({
    summary: "load a module that can own exported buffers",
    kernel: "module loader",
    args: {},
    makes: "module",
    weight: 1.5,
  }),
  "module-unload": command({
    summary: "begin to unload a module: EAGAIN while it has references, else it is dying for good",
    kernel: "delete_module",
    args: { module: handle("module") },
    weight: 1.5,
  }),
  "reservation-new": command({
    summary: "initialise a reservation that several buffers can share",
    kernel: "dma_resv_init",
    args: {},
    makes: "reservation",
    weight: 0.7,
  }),
  export: command({
    summary: "export a buffer",
    kernel: "dma_buf_export",
    args: {
      size: u64([
        0x1000n,
        0x2000n,
        0x4000n,
        0x10000n,
        0x11000n,
        0x1388n,
        0x1n,
        0n,
        0x1_0000_0000n,
        0x8000_0000_0000_0000n,
        0xffff_ffff_ffff_f000n,
      ]),
      /** Members the scripted exporter leaves out of the export information or of its ops. */
      without: subset(
        ["attach", "detach", "vmap", "vunmap", "mmap", "begin_cpu_access", "end_cpu_access"],
        ["priv", "ops", "map_dma_buf", "unmap_dma_buf", "release"],
      ),
      /** Optional members the scripted exporter adds. */
      with: subset(["pin+unpin", "cache_sgt_mapping"], ["pin", "unpin"]),
      /** `exp_name`; null is the NULL pointer. */
      name: choice(["exporter", "other", null]),
      flags: choice(["O_RDWR", "O_RDONLY", "O_WRONLY", "O_ACCMODE", "O_RDWR|O_CLOEXEC", "O_RDWR|O_NONBLOCK"]),
      /** `owner`; null is built in. */
      owner: optional("module"),
      /** `exp_info.resv`; null gives the buffer its own. */
      reservation: optional("reservation"),
    },
    makes: "buffer",
    faults: ["alloc:inode", "alloc:file", "alloc:dma-buf", "alloc:statistics", "limit:files"],
    weight: 6,
  }),
} as const;
