// SPDX-License-Identifier: MIT
/** Locks, reservations and fences in a KUnit test. */
import type { Args } from "../../spec/commands/index.ts";
import { handleName } from "../../spec/render.ts";
import type { KCommands } from "./kunit-commands.ts";
import type { KStep } from "./kunit-step.ts";

const resvOf = (buffer: number): string => `${handleName("buffer", buffer)}->resv`;
const fenceOf = (fence: number | null): string => (fence === null ? "NULL" : handleName("fence", fence));
const contextOf = (context: number): string => `&${handleName("context", context)}`;

function forget(resv: string, c: KStep): void {
  const at = c.state.locked.indexOf(resv);
  if (at >= 0) c.state.locked.splice(at, 1);
}

function locks(buffer: number, call: string, c: KStep): void {
  c.check(call);
  if (c.ok) c.state.locked.push(resvOf(buffer));
}

function tries(buffer: number, call: string, c: KStep): void {
  c.number(`!!${call}`, Number(c.value));
  if (c.value === true) c.state.locked.push(resvOf(buffer));
}

/** Time of its own goes by in a kernel: whether it ran out can be compared, how much is left cannot. */
function waits(call: string, c: KStep): void {
  if (c.ok) c.number(`${call} > 0`, Number(c.value !== 0));
  else c.check(call);
}

const WAYS: Readonly<Record<Args<"ww-lock">["how"], (resv: string, context: string) => string>> = {
  lock: (resv, context) => `dma_resv_lock(${resv}, ${context})`,
  interruptible: (resv, context) => `dma_resv_lock_interruptible(${resv}, ${context})`,
  slow: (resv, context) => `(dma_resv_lock_slow(${resv}, ${context}), 0)`,
  "slow-interruptible": (resv, context) => `dma_resv_lock_slow_interruptible(${resv}, ${context})`,
};

const FENCE_OPS: Readonly<Record<string, string>> = {
  enable_signaling: ".enable_signaling = fence_enable,",
  signaled: ".signaled = fence_signaled,",
  wait: ".wait = fence_wait,",
  release: ".release = fence_release,",
};

export const K_FENCES: KCommands = {
  "resv-lock": ({ buffer }, c) => locks(buffer, `dma_resv_lock(${resvOf(buffer)}, NULL)`, c),
  "resv-lock-interruptible": ({ buffer }, c) =>
    locks(buffer, `dma_resv_lock_interruptible(${resvOf(buffer)}, NULL)`, c),
  "resv-trylock": ({ buffer }, c) => tries(buffer, `dma_resv_trylock(${resvOf(buffer)})`, c),
  "resv-unlock"({ buffer }, c) {
    c.run(`dma_resv_unlock(${resvOf(buffer)})`);
    forget(resvOf(buffer), c);
  },
  "resv-is-locked": ({ buffer }, c) =>
    c.number(`!!dma_resv_is_locked(${resvOf(buffer)})`, Number((c.value as { locked: boolean }).locked)),
  "ctx-init"(_args, c) {
    const name = handleName("context", c.step.id);
    c.declare(`struct ww_acquire_ctx ${name};`);
    c.run(`ww_acquire_init(&${name}, &reservation_ww_class)`);
  },
  "ctx-done": ({ context }, c) => c.run(`ww_acquire_done(${contextOf(context)})`),
  "ctx-fini": ({ context }, c) => c.run(`ww_acquire_fini(${contextOf(context)})`),
  "ww-lock": ({ buffer, context, how }, c) => locks(buffer, WAYS[how](resvOf(buffer), contextOf(context)), c),
  "ww-trylock": ({ buffer, context }, c) =>
    tries(buffer, `ww_mutex_trylock(&${resvOf(buffer)}->lock, ${contextOf(context)})`, c),
  "resv-reserve": ({ buffer, slots }, c) => c.check(`dma_resv_reserve_fences(${resvOf(buffer)}, ${slots})`),
  "resv-add": ({ buffer, fence, usage }, c) =>
    c.run(`dma_resv_add_fence(${resvOf(buffer)}, ${fenceOf(fence)}, ${usage})`),
  "resv-replace": ({ buffer, of, fence, usage }, c) =>
    c.run(`dma_resv_replace_fences(${resvOf(buffer)}, ${fenceOf(of)}->context, ${fenceOf(fence)}, ${usage})`),
  "resv-copy": ({ buffer, source }, c) => c.check(`dma_resv_copy_fences(${resvOf(buffer)}, ${resvOf(source)})`),
  "resv-test": ({ buffer, usage }, c) =>
    c.number(`dma_resv_test_signaled(${resvOf(buffer)}, ${usage})`, Number(c.value)),
  "resv-wait": ({ buffer, usage, interruptible, ticks }, c) =>
    waits(`dma_resv_wait_timeout(${resvOf(buffer)}, ${usage}, ${interruptible}, ${ticks})`, c),
  "fence-new"({ context, seqno, ops, enable }, c) {
    const known = ops.map((op) => FENCE_OPS[op] ?? c.refuse(`makes a fence with ${op}`));
    const name = c.made("fence", "struct dma_fence *");
    const lines = [".get_driver_name = fence_name,", ".get_timeline_name = fence_name,", ...known];
    c.state.fences = true;
    c.state.statics.push(
      `static const struct dma_fence_ops ops${c.step.id} = {\n${lines.map((line) => `\t${line}`).join("\n")}\n};`,
    );
    c.add(`${name} = new_fence(&ops${c.step.id}, ${context}, ${seqno}u, ${enable === "already-done"});`);
    c.add(`KUNIT_ASSERT_NOT_NULL(test, ${name});`);
  },
  "fence-stub"({ private: own }, c) {
    if (own) c.refuse("makes a stub of its own, which every version of the kernel makes in another way");
    const name = c.made("fence", "struct dma_fence *");
    c.run(`${name} = dma_fence_get_stub()`);
  },
  "fence-signal"({ fence, how }, c) {
    if (how !== "plain") c.refuse("signals in a way that every version of the kernel has in another form");
    c.state.fences = true;
    c.check(`SIGNAL(${fenceOf(fence)})`);
  },
  "fence-set-error": ({ fence, error }, c) => c.run(`dma_fence_set_error(${fenceOf(fence)}, ${error})`),
  "fence-complete": ({ fence }, c) => c.run(`container_of(${fenceOf(fence)}, struct ct_fence, base)->complete = true`),
  "fence-is-signaled": ({ fence }, c) => c.number(`dma_fence_is_signaled(${fenceOf(fence)})`, Number(c.value)),
  "fence-status": ({ fence }, c) => c.number(`dma_fence_get_status(${fenceOf(fence)})`, c.value as number),
  "fence-enable": ({ fence }, c) => c.run(`dma_fence_enable_sw_signaling(${fenceOf(fence)})`),
  "fence-add-callback"({ fence }, c) {
    const name = handleName("fence-callback", c.step.id);
    c.state.fences = true;
    c.state.statics.push(`static struct dma_fence_cb ${name};`);
    c.check(`dma_fence_add_callback(${fenceOf(fence)}, &${name}, on_signal)`);
  },
  "fence-remove-callback"({ callback }, c) {
    const of = c.program.steps.find((step) => step.id === callback);
    if (of?.do !== "fence-add-callback") c.refuse("takes back a function that was never given");
    const fence = fenceOf((of as { args: Args<"fence-add-callback"> }).args.fence);
    c.number(`dma_fence_remove_callback(${fence}, &${handleName("fence-callback", callback)})`, Number(c.value));
  },
  "fence-wait": ({ fence, interruptible, ticks }, c) =>
    waits(`dma_fence_wait_timeout(${fenceOf(fence)}, ${interruptible}, ${ticks})`, c),
  "fence-get": ({ fence }, c) => c.run(`dma_fence_get(${fenceOf(fence)})`),
  "fence-put": ({ fence }, c) => c.run(`dma_fence_put(${fenceOf(fence)})`),
  "fence-is-later": ({ first, second }, c) =>
    c.number(`dma_fence_is_later(${fenceOf(first)}, ${fenceOf(second)})`, Number(c.value)),
};
