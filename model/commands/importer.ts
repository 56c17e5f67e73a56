// SPDX-License-Identifier: MIT
/** What a third party's importer is asked to do. What it makes of it are steps of their own; here is only who has what in use. */
import type { IMPORTER_COMMANDS } from "../../spec/commands/importer.ts";
import { bufferOf } from "../contents.ts";
import { ownedBuffer } from "../lookup.ts";
import type { Call, Meaning, Meanings } from "../rule.ts";

/** An entry is called with no lock held, and one at a time. */
function mayEnter({ s }: Call): boolean {
  return s.locked.length === 0;
}

function isIdle(c: Call, id: number): boolean {
  return mayEnter(c) && c.s.importers.get(id)?.busy === false;
}

/** A page that the buffer has. */
function hasPage({ s }: Call, id: number, page: number): boolean {
  const size = s.importers.get(id)?.buffer.size ?? 0n;
  return BigInt(page) * BigInt(s.world.pageSizeBytes) < size;
}

function begins({ s, args }: Call<"importer-read" | "importer-write">): void {
  const use = s.importers.get(args.importer);
  if (use !== undefined) use.settled = false;
}

function settles({ s, args }: Call<"importer-interrupt">): void {
  const use = s.importers.get(args.importer);
  if (use !== undefined) use.settled = true;
}

const open: Meaning<"importer-open"> = {
  defined: (c) => ownedBuffer(c, c.args.buffer) && mayEnter(c) && c.args.device !== null,
  legal: () => true,
  phases: [
    {
      phase: "effect",
      clause: "ATTACH-42",
      run(c) {
        c.s.importers.set(c.step.id, { id: c.step.id, buffer: bufferOf(c), busy: false, settled: true });
        c.s.bind("importer", c.step.id);
      },
    },
  ],
};

const close: Meaning<"importer-close"> = {
  defined: (c) => isIdle(c, c.args.importer),
  legal: () => true,
  phases: [
    {
      phase: "effect",
      clause: "ATTACH-42",
      run({ s, args }) {
        s.importers.delete(args.importer);
        s.unbind("importer", args.importer);
      },
    },
  ],
};

export const IMPORTER_MEANINGS: Pick<Meanings, keyof typeof IMPORTER_COMMANDS> = {
  "importer-open": open,
  "importer-read": {
    defined: (c) => isIdle(c, c.args.importer) && hasPage(c, c.args.importer, c.args.page),
    legal: () => true,
    phases: [{ phase: "effect", clause: "SG-11", run: begins }],
  },
  "importer-write": {
    defined: (c) => isIdle(c, c.args.importer) && hasPage(c, c.args.importer, c.args.page),
    legal: () => true,
    phases: [{ phase: "effect", clause: "SG-11", run: begins }],
  },
  "importer-interrupt": {
    defined: (c) => isIdle(c, c.args.importer),
    legal: () => true,
    phases: [{ phase: "effect", clause: "FENCE-71", run: settles }],
  },
  "importer-close": close,
};
