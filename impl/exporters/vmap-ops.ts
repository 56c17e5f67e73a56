// SPDX-License-Identifier: MIT
import type { DmaBuf, DmaBufOps, Kernel, KernelError, Page } from "./kit.ts";

/** The two ops over the pages themselves, so that CPU and devices see the same bytes (VMAP-18, VMAP-20). */
export function vmapOps(
  kernel: Kernel,
  pagesOf: (dmabuf: DmaBuf) => readonly Page[] | KernelError,
): Required<Pick<DmaBufOps, "vmap" | "vunmap">> {
  return {
    vmap(dmabuf, map) {
      const pages = pagesOf(dmabuf);
      if ("errno" in pages) return pages;
      const address = kernel.vmapPages(pages);
      if (typeof address !== "bigint") return address;
      map.memory = "system";
      map.address = address;
      return undefined;
    },

    vunmap(_dmabuf, map) {
      kernel.vunmapPages(map.address);
    },
  };
}
