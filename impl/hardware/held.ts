// SPDX-License-Identifier: MIT
import type { Scope } from "./scope.ts";

/** What importers hold at the moment, seen from the ops that ran: it tells an exporter's leak from an importer's. */
export class Held {
  private readonly mappings = new Map<number, number>();
  private readonly attached = new Set<number>();
  private readonly orphaned = new Set<number>();
  private readonly vmapped = new Set<number>();

  /** An op begins. What it takes back is no longer held while it runs. */
  entering(scope: Scope): void {
    if (scope.op === "vunmap") this.vmapped.delete(scope.buffer);
    if (scope.attachment === null) return;
    if (scope.op === "unmap_dma_buf") this.add(scope.attachment, -1);
    if (scope.op === "detach") this.detaching(scope.attachment);
  }

  /** An op succeeded. What it gave is held from now on. */
  succeeded(scope: Scope): void {
    if (scope.op === "vmap") this.vmapped.add(scope.buffer);
    if (scope.attachment === null) return;
    if (scope.op === "map_dma_buf") this.add(scope.attachment, 1);
    if (scope.op === "attach") this.attached.add(scope.attachment);
  }

  hasMapping(attachment: number | null): boolean {
    return attachment !== null && (this.mappings.get(attachment) ?? 0) > 0;
  }

  hasVmap(buffer: number): boolean {
    return this.vmapped.has(buffer);
  }

  /** Whether an importer failed its own duties: mappings it never took back, an attachment it never detached. */
  excuses(attachment: number | null): boolean {
    if (attachment === null) return false;
    return this.orphaned.has(attachment) || this.attached.has(attachment) || this.hasMapping(attachment);
  }

  private add(attachment: number, change: number): void {
    this.mappings.set(attachment, Math.max(0, (this.mappings.get(attachment) ?? 0) + change));
  }

  /** Mappings still live now are the importer's fault for good (ATTACH-44). */
  private detaching(attachment: number): void {
    if (this.hasMapping(attachment)) this.orphaned.add(attachment);
    this.mappings.delete(attachment);
    this.attached.delete(attachment);
  }
}
