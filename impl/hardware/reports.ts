// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { Diagnostic } from "../../spec/observation.ts";

/** Shared by every step that has nothing to say; frozen, because the caller owns what it drains. */
const NOTHING = Object.freeze([]) as unknown as Diagnostic[];

/** Broken duties noticed since the last drain, in the order they happened. */
export class Reports {
  private log: Diagnostic[] = [];
  private dmaDebugSpoke = false;

  /** `site`: the kernel service or op at which the duty was broken. */
  broken(clause: ClauseId, site: string, detail: string): void {
    this.log.push({ kind: "CONTRACT", site, clause, detail });
  }

  /** A complaint of DMA API debugging, which is silent after its first of a boot. */
  dmaDebug(site: string, detail: string): void {
    if (this.dmaDebugSpoke) return;
    this.dmaDebugSpoke = true;
    this.log.push({ kind: "DMA-API", site, clause: null, detail });
  }

  drain(): Diagnostic[] {
    if (this.log.length === 0) return NOTHING;
    const drained = this.log;
    this.log = [];
    return drained;
  }
}
