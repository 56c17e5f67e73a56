// SPDX-License-Identifier: MIT
/** The same model and implementation under stock `fc.commands` and `fc.modelRun`: what we measure ourselves against. */
import * as fc from "fast-check";
import { Judge } from "../../model/judge.ts";
import type { ArgSpec } from "../../spec/command.ts";
import { type CommandName, signatureOf } from "../../spec/commands/index.ts";
import type { AnyStep } from "../../spec/program.ts";
import type { Session, Target } from "../../spec/target.ts";
import { newHits } from "../lockstep/run-program.ts";
import { teardownStep } from "../lockstep/teardown.ts";
import { BENCH_SETTING } from "./setting.ts";

interface Real {
  readonly session: Session;
}

interface Model {
  readonly judge: Judge;
  nextId: number;
}

/** A drawn handle: which of the live ones, modulo their number. */
class Pick {
  readonly at: number;
  constructor(at: number) {
    this.at = at;
  }
}

class StockCommand implements fc.Command<Model, Real> {
  private step: AnyStep | null = null;
  private readonly name: CommandName;
  private readonly drawn: Readonly<Record<string, unknown>>;

  constructor(name: CommandName, drawn: Readonly<Record<string, unknown>>) {
    this.name = name;
    this.drawn = drawn;
  }

  check(model: Readonly<Model>): boolean {
    this.step = this.resolve(model);
    return this.step !== null && model.judge.sendable(this.step) && model.judge.legal();
  }

  run(model: Model, real: Real): void {
    if (this.step === null) throw new Error("run without check");
    model.nextId++;
    executed++;
    const violation = model.judge.judge(this.step, real.session.run(this.step));
    if (violation !== null) throw new Error(violation.signature);
  }

  toString(): string {
    return this.name;
  }

  private resolve(model: Readonly<Model>): AnyStep | null {
    const args: Record<string, unknown> = {};
    for (const [name, spec] of Object.entries(signatureOf(this.name).args)) {
      const value = this.drawn[name];
      if (spec.type !== "handle" || !(value instanceof Pick)) {
        args[name] = value;
        continue;
      }
      const { live } = model.judge.state.pools[spec.kind];
      if (live.length === 0) return null;
      args[name] = live[value.at % live.length];
    }
    return { id: model.nextId, do: this.name, args } as unknown as AnyStep;
  }
}

let executed = 0;

function arbitraryOf(spec: ArgSpec): fc.Arbitrary<unknown> {
  switch (spec.type) {
    case "handle": {
      const pick = fc.nat({ max: 5 }).map((at) => new Pick(at));
      return spec.optional ? fc.oneof(pick, fc.constant(null)) : pick;
    }
    case "choice":
      return fc.constantFrom(...spec.values);
    case "u64":
      return fc.constantFrom(...spec.pool);
    case "subset":
      return fc.subarray([...spec.values]);
    case "device":
      return fc.nat({ max: BENCH_SETTING.world.devices.length - 1 });
  }
}

function commandArbitrary(name: CommandName): fc.Arbitrary<StockCommand> {
  const specs = Object.entries(signatureOf(name).args).map(([arg, spec]) => [arg, arbitraryOf(spec)]);
  return fc.record(Object.fromEntries(specs)).map((drawn) => new StockCommand(name, drawn as Record<string, unknown>));
}

/** Runs programs until so many commands were executed; answers how many. */
export function runStock(target: Target, usable: readonly CommandName[], commandsMax: number, seed: number): number {
  executed = 0;
  const hits = newHits();
  const property = fc.property(
    fc.commands(usable.map(commandArbitrary), { maxCommands: 100, size: "max" }),
    (commands) => {
      const { world, era, config } = BENCH_SETTING;
      const judge = new Judge(era, config, world, target.capabilities, hits);
      const session = target.open(world, era, config);
      const model: Model = { judge, nextId: 1 };
      fc.modelRun(() => ({ model, real: { session } }), commands);
      finish(model, session);
      return executed < commandsMax;
    },
  );
  fc.check(property, { seed, numRuns: 1_000_000_000, endOnFailure: true });
  return executed;
}

/** The same end as the engine's programs have; its steps count on both sides. */
function finish(model: Model, session: Session): void {
  for (;;) {
    const step = model.judge.state.ended ? null : teardownStep(model.judge.state, model.nextId++);
    if (step === null) break;
    if (!model.judge.sendable(step)) throw new Error(`the teardown cannot send ${step.do}`);
    model.judge.judge(step, session.run(step));
    executed++;
  }
  if (!model.judge.state.ended) session.close();
}
