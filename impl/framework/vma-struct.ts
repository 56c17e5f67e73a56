// SPDX-License-Identifier: MIT
import type { Page, Vma } from "../exporters/kit.ts";
import type { AddressSpace } from "./address-space.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import type { FileStruct } from "./file-struct.ts";

/** What a user mapping may be used for. */
export interface Rights {
  readonly read: boolean;
  readonly write: boolean;
  readonly execute: boolean;
}

/** `VM_MAYREAD` and the like: the most that mprotect can give. */
export type RightsLimit = Rights;

/** How an area begins its life. */
export interface VmaRequest {
  readonly space: AddressSpace;
  readonly pages: number;
  readonly offsetPages: bigint;
  readonly shared: boolean;
  readonly rights: Rights;
  readonly limit: RightsLimit;
}

/** `struct vm_area_struct` of a mapping of a buffer. Exporters see part of it in their `mmap` op. */
export class VmaStruct implements Vma {
  readonly space: AddressSpace;
  pages: number;
  offsetPages: bigint;
  readonly shared: boolean;
  rights: Rights;
  readonly limit: RightsLimit;
  dontExpand = false;
  fault?: (pageIndex: bigint) => Page | null;
  /** The file behind it, on which it holds a reference (MMAP-16); null: none of a buffer's. */
  file: FileStruct | null = null;

  constructor(request: VmaRequest) {
    this.space = request.space;
    this.pages = request.pages;
    this.offsetPages = request.offsetPages;
    this.shared = request.shared;
    this.rights = request.rights;
    this.limit = request.limit;
  }

  get writable(): boolean {
    return this.rights.write;
  }

  /** The buffer behind the file. */
  get dmabuf(): DmaBufStruct {
    const dmabuf = this.file?.dmabuf ?? null;
    if (dmabuf === null) throw new Error("a user mapping without buffer");
    return dmabuf;
  }
}
