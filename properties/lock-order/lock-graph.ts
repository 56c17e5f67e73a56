// SPDX-License-Identifier: MIT
/** Which lock was wanted while which other one was held, in one program. A ring in it can deadlock, whether it did or not. */

/** Where an order was seen: who held the first and wanted the second, in which step. */
export interface Seen<N> {
  readonly held: N;
  readonly wanted: N;
  readonly task: number;
  readonly step: number;
}

export class LockGraph<N> {
  private readonly edges = new Map<N, Map<N, Seen<N>>>();

  /** Notes an order; the ring it closes, beginning with it, or null. An order seen before closes nothing new. */
  add(seen: Seen<N>): readonly Seen<N>[] | null {
    const from = this.edges.get(seen.held) ?? new Map<N, Seen<N>>();
    this.edges.set(seen.held, from);
    if (from.has(seen.wanted)) return null;
    from.set(seen.wanted, seen);
    const back = this.path(seen.wanted, seen.held, new Set());
    return back === null ? null : [seen, ...back];
  }

  /** The orders that lead from one lock to another; empty when they are the same. */
  private path(from: N, to: N, been: Set<N>): readonly Seen<N>[] | null {
    if (from === to) return [];
    been.add(from);
    for (const [next, seen] of this.edges.get(from) ?? []) {
      const rest = been.has(next) ? null : this.path(next, to, been);
      if (rest !== null) return [seen, ...rest];
    }
    return null;
  }
}
