// SPDX-License-Identifier: MIT
import { heldByBuffer, memfdOf, openMemfdOf } from "../memory-files.ts";
import type { Call, Effect, Meaning } from "../rule.ts";

type SealCall = Call<"memfd-seal">;

/** Seals are added, never taken away. A file whose pages a buffer holds cannot be sealed against writing (UDMABUF-29). */
export const memfdSeal: Meaning<"memfd-seal"> = {
  defined: (c) => openMemfdOf(c, c.args.memfd),
  legal: (c) => !memfdOf(c).readOnly && !sealedAgainstSeals(c) && !deniesHeldPages(c),
  phases: [
    { phase: "check", clause: "UDMABUF-28", when: (c) => memfdOf(c).readOnly, ends: "EPERM" },
    { phase: "check", clause: "UDMABUF-07", when: sealedAgainstSeals, ends: "EPERM" },
    { phase: "check", clause: "UDMABUF-29", when: deniesHeldPages, ends: "EBUSY" },
    adds("UDMABUF-29", (c) => c.args.seals.includes("F_SEAL_WRITE") || c.args.seals.includes("F_SEAL_FUTURE_WRITE")),
    adds("UDMABUF-08", () => true),
  ],
};

function adds(clause: "UDMABUF-08" | "UDMABUF-29", when: (c: SealCall) => boolean): Effect<"memfd-seal"> {
  return {
    phase: "effect",
    clause,
    when,
    run: (c) => {
      for (const seal of c.args.seals) memfdOf(c).file.seals.add(seal);
    },
  };
}

function sealedAgainstSeals(c: SealCall): boolean {
  return memfdOf(c).file.seals.has("F_SEAL_SEAL");
}

function deniesHeldPages(c: SealCall): boolean {
  const { file } = memfdOf(c);
  return c.args.seals.includes("F_SEAL_WRITE") && !file.seals.has("F_SEAL_WRITE") && heldByBuffer(file);
}
