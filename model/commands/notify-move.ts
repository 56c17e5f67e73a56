// SPDX-License-Identifier: MIT
/** The exporter's announcement of a move, as a call of its own. Catalogue §7. */
import { ended, holds, type Script } from "../acts.ts";
import { assertsLock, lockedCall } from "../lock-premises.ts";
import { held, notHeld } from "../locks.ts";
import { ownedBuffer } from "../lookup.ts";
import type { Call, Meaning, Says } from "../rule.ts";
import { mayReact, NOTICE_CLAUSES, notifies } from "./notices.ts";

type MoveCall = Call<"notify-move">;

function asserts(site: "dma_buf_move_notify" | "dma_buf_invalidate_mappings"): readonly Says<"notify-move">[] {
  return assertsLock("MOVE-01", site, { on: { moveNotifier: site }, another: "LOCK-05" });
}

function* script(c: MoveCall): Script {
  const deciding = yield* notifies(c);
  if (notHeld(c)) yield holds("MOVE-34");
  yield ended(null, deciding);
}

/** Only who has the lock lets its importers do more than listen. */
function definedReaction(c: MoveCall): boolean {
  return c.args.reaction === "nothing" || (held(c) && mayReact(c));
}

/** `dma_buf_move_notify`, from 7.2 on `dma_buf_invalidate_mappings`. */
export const notifyMove: Meaning<"notify-move"> = {
  defined: (c) => ownedBuffer(c, c.args.buffer) && definedReaction(c),
  legal: held,
  phases: [
    ...lockedCall<"notify-move">(),
    ...asserts("dma_buf_move_notify"),
    ...asserts("dma_buf_invalidate_mappings"),
    {
      phase: "script",
      clause: "MOVE-02",
      also: [...NOTICE_CLAUSES, "MOVE-34"],
      run: script,
    },
  ],
};
