// SPDX-License-Identifier: MIT
import { ended, type Script } from "../acts.ts";
import { bufferOf } from "../contents.ts";
import { abuses } from "../lock-debug.ts";
import { takeLock } from "../lock-hold.ts";
import { acquireReports } from "../lock-script.ts";
import { lockableBuffer } from "../lookup.ts";
import type { Call, Meaning } from "../rule.ts";
import { contextOf, ownContext } from "./context-lookup.ts";

type TryCall = Call<"ww-trylock">;

function* script(c: TryCall): Script {
  const { reservation } = bufferOf(c);
  const context = contextOf(c);
  if (reservation.owner !== null) return yield ended(false, "WW-27");
  yield* acquireReports(c.s, context, reservation, false);
  takeLock(c, context);
  yield ended(true, "WW-27", ["WW-02"]);
}

/** `ww_mutex_trylock` with a context: EALREADY and EDEADLK it does not know. */
export const wwTrylock: Meaning<"ww-trylock"> = {
  defined: (c) => lockableBuffer(c, c.args.buffer) && ownContext(c, c.args.context),
  legal: (c) => !abuses(contextOf(c), bufferOf(c).reservation),
  phases: [{ phase: "script", clause: "WW-27", also: ["WW-02", "WW-06", "WW-15"], run: script }],
};
