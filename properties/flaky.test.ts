// SPDX-License-Identifier: MIT
/** A target far away is asked again: a failure that does not come every time is called flaky, with how often it came. */
import { expect, test } from "vitest";
import { referenceTarget } from "../impl/targets/reference.ts";
import { findingLine } from "../reports/finding-line.ts";
import type { Program } from "../spec/program.ts";
import type { FindingLine } from "../spec/result-lines.ts";
import type { Target, WholeRun } from "../spec/target.ts";
import { Campaign } from "./campaign/campaign.ts";
import { QUICK } from "./testing.ts";

const reference = referenceTarget();

/** What the reference shows; a target that lies says of an `export` that went well that it failed. */
function runWhole({ world, era, config, steps }: Program, lies: boolean): WholeRun {
  const session = reference.open(world, era, config);
  // The session owns its observation, and the next step changes it.
  const observations = steps.map((step) => {
    const seen = structuredClone(session.run(step));
    if (lies && step.do === "export" && seen.outcome.status === "ok")
      seen.outcome = { status: "error", errno: "EINVAL" };
    return seen;
  });
  return { observations, leftovers: structuredClone(session.close()) };
}

/** The reference as if it were far away; `lies` says whether it lies about the next program. */
function farAway(lies: () => boolean): Target {
  return {
    ...reference,
    sendWhole: (programs) => {
      const runs = programs.map((program) => runWhole(program, lies()));
      return { pump: () => undefined, finish: () => runs };
    },
  };
}

function findingsOf(target: Target): FindingLine[] {
  const lines: FindingLine[] = [];
  const hooks = {
    onProgress: () => undefined,
    onFinding: (...found: Parameters<ConstructorParameters<typeof Campaign>[2]["onFinding"]>) => {
      lines.push(findingLine(...found, false));
    },
    stop: () => false,
    clock: () => 0,
  };
  new Campaign(target, { ...QUICK, commandsMax: 4000, findingsMax: 1 }, hooks).run();
  return lines;
}

test("a failure that comes every time is reproduced ten times in ten", () => {
  const [line] = findingsOf(farAway(() => true));
  expect(line).toMatchObject({ verdict: "FAIL", reproduced: { k: 10, n: 10 } });
});

test("one that comes every third time is flaky", () => {
  let programs = 0;
  const [line] = findingsOf(farAway(() => programs++ % 3 === 0));
  expect(line?.verdict).toBe("FLAKY");
  expect(line?.reproduced.k).toBeLessThan(line?.reproduced.n ?? 0);
});
