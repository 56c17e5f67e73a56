// SPDX-License-Identifier: MIT
/** The end of both ways to map a buffer into a process: the exporter's op, and the mapping that is kept. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { callersLocks } from "../locks.ts";
import type { Applies, Call, Calls, Effect, Phase } from "../rule.ts";
import type { VmaState } from "../state.ts";
import { addVma } from "../user-mappings.ts";
import { theBuffer } from "./descriptor-phases.ts";

type Command = "mmap" | "mmap-redirect";

/** What sort of success it is: the first that holds is blamed. */
export interface Reason<N extends Command> extends Applies {
  readonly clause: ClauseId;
  readonly when: (c: Call<N>) => boolean;
}

/** The area a call asks for. */
export type Mapping = Pick<VmaState, "offsetPages" | "pages" | "shared" | "protection">;

/** What the two ways differ in. */
export interface Way<N extends Command> {
  /** The event's name stands for its site. */
  readonly site: string;
  readonly reasons: readonly Reason<N>[];
  /** Whose promise the offset is that the exporter sees. */
  readonly offset: ClauseId;
  readonly writable: (c: Call<N>) => boolean;
  readonly onError: ClauseId;
  readonly mapping: (c: Call<N>) => Mapping;
  readonly redirected: boolean;
}

/** `shared` is what was asked for: the VFS takes VM_SHARED, but not VM_MAYSHARE, from mappings of a read-only file. */
function opCall<N extends Command>(way: Way<N>, at: number): Calls<N, "mmap"> {
  const { clause, when: _, ...applies } = way.reasons[at] as Reason<N>;
  return {
    ...applies,
    phase: "calls",
    clause,
    also: ["MMAP-21"],
    op: "mmap",
    when: (c) => c.choice === at,
    args: (c) => {
      const { offsetPages, pages, shared } = way.mapping(c);
      return { offsetPages, pages, shared, writable: way.writable(c) };
    },
    argClauses: { offsetPages: way.offset, pages: "MMAP-32", shared: "MMAP-20", writable: "MMAP-20" },
    locks: callersLocks,
    lockClause: "MMAP-15",
    onError: way.onError,
  };
}

function keeps<N extends Command>(way: Way<N>, at: number): Effect<N> {
  const { clause, when: _, ...applies } = way.reasons[at] as Reason<N>;
  return {
    ...applies,
    phase: "effect",
    clause,
    also: ["MMAP-21"],
    when: (c) => c.choice === at,
    run: (c) => {
      const { offsetPages, pages, shared, protection } = way.mapping(c);
      const process = c.fd?.process ?? 0;
      const { redirected } = way;
      const { id } = c.step;
      addVma(c.s, { id, buffer: theBuffer(c), process, offsetPages, pages, shared, protection, redirected });
    },
  };
}

/** Each era keeps its own case numbers: a case of other eras never holds. */
function choices<N extends Command>({ reasons, offset }: Way<N>): readonly Phase<N>[] {
  return reasons.map(({ when, clause: _, ...applies }, at) => ({
    ...applies,
    phase: "does",
    clause: offset,
    when: (c) => c.choice < 0 && when(c),
    run: (c) => {
      c.choice = at;
    },
  }));
}

/** The phases after the last test. */
export function mappingPhases<N extends Command>(way: Way<N>): readonly Phase<N>[] {
  return [
    ...choices(way),
    {
      phase: "says",
      clause: "STATS-16",
      since: "7.2",
      given: { trace: true },
      when: () => true,
      says: { kind: "TRACE", site: way.site },
    },
    ...way.reasons.map((_, at) => opCall(way, at)),
    ...way.reasons.map((_, at) => keeps(way, at)),
  ];
}
