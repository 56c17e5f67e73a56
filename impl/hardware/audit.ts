// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { DmaMapping } from "./dma-mapping.ts";
import { Held } from "./held.ts";
import type { PhysicalPage } from "./physical-page.ts";
import type { Reports } from "./reports.ts";
import type { AuditedOp, Scope } from "./scope.ts";
import type { TableRecord } from "./table-pool.ts";
import type { VmapArea } from "./vmap-space.ts";

/** What an op that failed must not leave behind, by the clause of its failure. */
const FAILURE_CLAUSE: Readonly<Partial<Record<AuditedOp, ClauseId>>> = {
  attach: "ATTACH-04",
  map_dma_buf: "MAP-13",
  vmap: "VMAP-07",
};

type Owns = (scope: Scope) => boolean;

/**
 * The exporter's duties that no kernel checks: whatever its code allocated must be gone when it is owed to be. Every
 * table, mapping, page and kernel mapping belongs to the op that was running when it was made.
 */
export class Audit {
  /** The exporter code that runs now; null between calls. */
  scope: Scope | null = null;
  readonly tables = new Set<TableRecord>();
  readonly mappings = new Set<DmaMapping>();
  readonly areas = new Set<VmapArea>();
  private readonly pages = new Map<number, number>();
  /** How many pages of each buffer the engine is at. */
  private readonly copying = new Map<number, number>();
  /** Buffers that are gone while the engine was at their pages. */
  private readonly unfinished = new Set<number>();
  private readonly held = new Held();
  private readonly reports: Reports;

  constructor(reports: Reports) {
    this.reports = reports;
  }

  enterOp(op: AuditedOp, buffer: number, attachment: number | null): void {
    this.scope = { op, buffer, attachment, outer: this.scope };
    this.held.entering(this.scope);
  }

  /** The exporter's code goes to sleep, and others run in the meantime. */
  asleep(): Scope | null {
    const { scope } = this;
    this.scope = null;
    return scope;
  }

  /** It goes on. */
  awake(scope: Scope | null): void {
    this.scope = scope;
  }

  /** `failed`: the framework got nothing it can use, an error or no answer at all. */
  leaveOp(failed: boolean): void {
    const scope = this.scope;
    if (scope === null) throw new Error("leaveOp without enterOp");
    this.scope = scope.outer;
    if (failed) this.checkFailed(scope);
    else this.held.succeeded(scope);
    if (scope.op === "detach") this.checkDetached(scope);
    if (scope.op === "release" || scope.op === "abandon") this.checkReleased(scope);
  }

  pagesAllocated(pages: readonly PhysicalPage[]): void {
    if (this.scope === null) return;
    const { buffer } = this.scope;
    for (const page of pages) page.owner = buffer;
    this.pages.set(buffer, (this.pages.get(buffer) ?? 0) + pages.length);
  }

  pageFreed(page: PhysicalPage): void {
    if (page.owner === null) return;
    this.pages.set(page.owner, (this.pages.get(page.owner) ?? 0) - 1);
    page.owner = null;
  }

  /** Until the engine is done with them, nobody can give these pages back. */
  copyBegins(pages: readonly PhysicalPage[]): void {
    for (const { owner } of pages) count(this.copying, owner, 1);
  }

  copyEnds(pages: readonly PhysicalPage[]): void {
    for (const { owner } of pages) count(this.copying, owner, -1);
  }

  /** The storage moved away from these pages: mappings of them keep nothing any more. */
  placeLeft(pages: readonly PhysicalPage[]): void {
    const left = new Set(pages);
    for (const mapping of this.mappings) if (mapping.pages.some((page) => left.has(page))) mapping.left = true;
  }

  /** No copy is under way any more: the pages of buffers that are gone must be, too. */
  finish(): void {
    for (const buffer of this.unfinished) {
      const left = this.leftOfPages(buffer);
      if (left.length > 0) this.reports.broken("BACK-16", "close", `buffer ${buffer} is gone and left ${left.join()}`);
    }
  }

  /** The clause that forbids freeing the page now, if any. After the last put nobody is owed anything. */
  forbidsFree(page: PhysicalPage): ClauseId | null {
    if (page.userMaps > 0) return "BACK-16";
    if (this.mappings.size === 0 && this.areas.size === 0) return null;
    if (this.scope?.op === "release" || this.scope?.op === "abandon") return null;
    for (const mapping of this.mappings) {
      if (mapping.left) continue;
      if (this.held.hasMapping(mapping.madeIn?.attachment ?? null) && mapping.pages.includes(page)) return "MAP-42";
    }
    for (const area of this.areas) {
      const held = area.madeIn !== null && this.held.hasVmap(area.madeIn.buffer);
      if (held && area.pages.includes(page)) return "VMAP-18";
    }
    return null;
  }

  private checkFailed(scope: Scope): void {
    if (scope.op === "create") this.checkReleased(scope);
    const clause = FAILURE_CLAUSE[scope.op];
    if (clause === undefined) return;
    const madeHere: Owns = (madeIn) => madeIn === scope;
    const left = [...this.leftOfTables(madeHere), ...this.leftOfAreas(madeHere)];
    if (left.length > 0) this.reports.broken(clause, scope.op, `failed and left ${left.join(", ")}`);
  }

  private checkDetached(scope: Scope): void {
    const ofAttachment: Owns = (madeIn) => madeIn.attachment === scope.attachment;
    const left = this.leftOfTables(ofAttachment);
    if (left.length === 0 || this.held.excuses(scope.attachment)) return;
    this.reports.broken("SG-16", scope.op, `attachment ${scope.attachment} is detached and left ${left.join(", ")}`);
  }

  private checkReleased(scope: Scope): void {
    const ofBuffer: Owns = (madeIn) => madeIn.buffer === scope.buffer && !this.held.excuses(madeIn.attachment);
    const storage = [...this.leftOfPages(scope.buffer), ...this.leftOfAreas(ofBuffer)];
    if (storage.length > 0)
      this.reports.broken("BACK-16", scope.op, `the buffer is gone and left ${storage.join(", ")}`);
    const tables = this.leftOfTables(ofBuffer);
    if (tables.length > 0) this.reports.broken("SG-16", scope.op, `the buffer is gone and left ${tables.join(", ")}`);
    this.forgetBuffer(scope.buffer);
  }

  /** Whatever is left was reported, or is not the exporter's fault. */
  private forgetBuffer(buffer: number): void {
    for (const record of this.tables) if (record.madeIn?.buffer === buffer) this.tables.delete(record);
    for (const mapping of this.mappings) if (mapping.madeIn?.buffer === buffer) this.mappings.delete(mapping);
    for (const area of this.areas) if (area.madeIn?.buffer === buffer) this.areas.delete(area);
    if ((this.copying.get(buffer) ?? 0) > 0) this.unfinished.add(buffer);
    else this.pages.delete(buffer);
  }

  /** Says each leftover once: it is taken off the books. */
  private leftOfTables(owns: Owns): string[] {
    return [...takeOut(this.tables, owns, "table"), ...takeOut(this.mappings, owns, "DMA mapping")];
  }

  private leftOfAreas(owns: Owns): string[] {
    return takeOut(this.areas, owns, "kernel mapping");
  }

  private leftOfPages(buffer: number): string[] {
    const left = (this.pages.get(buffer) ?? 0) - (this.copying.get(buffer) ?? 0);
    return left <= 0 ? [] : [`${left} page(s)`];
  }
}

function count(counts: Map<number, number>, key: number | null, change: number): void {
  if (key !== null) counts.set(key, (counts.get(key) ?? 0) + change);
}

function takeOut<T extends { readonly madeIn: Scope | null }>(live: Set<T>, owns: Owns, noun: string): string[] {
  let count = 0;
  for (const item of live) {
    if (item.madeIn === null || !owns(item.madeIn)) continue;
    live.delete(item);
    count += 1;
  }
  return count === 0 ? [] : [`${count} ${noun}(s)`];
}
