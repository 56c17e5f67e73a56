// SPDX-License-Identifier: MIT
/** The same model and implementation under stock `fc.commands` and `fc.modelRun`: what we measure ourselves against. */
import * as fc from "fast-check";
import { Judge } from "../../model/judge.ts";
import type { ArgSpec } from "../../spec/command.ts";
import { type CommandName, signatureOf } from "../../spec/commands/index.ts";
import type { AnyStep, World } from "../../spec/program.ts";
import type { Session, Target } from "../../spec/target.ts";
import type { Setting } from "../lockstep/lockstep.ts";
import { newHits } from "../lockstep/run-program.ts";
import { teardownStep } from "../lockstep/teardown.ts";

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
  private readonly task: number;

  constructor(name: CommandName, drawn: Readonly<Record<string, unknown>>, task: number) {
    this.name = name;
    this.drawn = drawn;
    this.task = task;
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
    const task = this.task === 0 ? {} : { task: this.task };
    return { id: model.nextId, do: this.name, args, ...task } as unknown as AnyStep;
  }
}

let executed = 0;

function arbitraryOf(spec: ArgSpec, { devices }: World): fc.Arbitrary<unknown> {
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
      return fc.nat({ max: devices.length - 1 });
  }
}

function commandArbitrary(name: CommandName, world: World): fc.Arbitrary<StockCommand> {
  const specs = Object.entries(signatureOf(name).args).map(([arg, spec]) => [arg, arbitraryOf(spec, world)]);
  const args: fc.Arbitrary<Record<string, unknown>> = fc.record(Object.fromEntries(specs));
  if (world.tasks === undefined) return args.map((drawn) => new StockCommand(name, drawn, 0));
  return fc.tuple(args, fc.nat({ max: world.tasks - 1 })).map(([drawn, task]) => new StockCommand(name, drawn, task));
}

/** Runs programs until so many commands were executed; answers how many. */
export function runStock(
  target: Target,
  { world, era, config }: Setting,
  usable: readonly CommandName[],
  commandsMax: number,
  seed: number,
): number {
  executed = 0;
  const hits = newHits();
  const commands = usable.map((name) => commandArbitrary(name, world));
  const property = fc.property(fc.commands(commands, { maxCommands: 100, size: "max" }), (drawn) => {
    const judge = new Judge(era, config, world, target.capabilities, hits);
    const session = target.open(world, era, config);
    const model: Model = { judge, nextId: 1 };
    fc.modelRun(() => ({ model, real: { session } }), drawn);
    finish(model, session);
    return executed < commandsMax;
  });
  fc.check(property, { seed, numRuns: 1_000_000_000, endOnFailure: true });
  return executed;
}

/** The same end as the engine's programs have; its steps count on both sides. */
function finish(model: Model, session: Session): void {
  for (;;) {
    const step = model.judge.state.ended ? null : teardownStep(model.judge.state, model.nextId++);
    if (step === null) break;
    if (!model.judge.sendable(step)) {
      if (model.judge.state.asleep.size > 0) break;
      throw new Error(`the teardown cannot send ${step.do}`);
    }
    model.judge.judge(step, session.run(step));
    executed++;
  }
  if (!model.judge.state.ended && model.judge.state.asleep.size === 0) session.close();
}
