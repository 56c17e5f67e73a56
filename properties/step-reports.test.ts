// SPDX-License-Identifier: MIT
/** What a finding keeps of each step in parts: calls with their locks, counts, and what the model demanded. */
import { expect, test } from "vitest";
import { referenceTarget } from "../impl/targets/reference.ts";
import { encodeFinding, parseFinding, parseProgram } from "../spec/program-file.ts";
import type { Target } from "../spec/target.ts";
import { findingOf } from "./campaign/finding.ts";
import { stepReports } from "./campaign/step-reports.ts";
import { runProgram } from "./lockstep/run-program.ts";

const PROGRAM = parseProgram(
  JSON.stringify({
    schema: "dmabuf-ct/program/1",
    era: "7.2",
    steps: [
      {
        id: 1,
        do: "export",
        args: {
          ...{ size: "0x1000", flags: "O_RDWR", name: "exporter", owner: null, reservation: null },
          ...{ with: [], without: [] },
        },
      },
      { id: 2, do: "attach", args: { buffer: 1, device: 0 } },
      { id: 3, do: "map-unlocked", args: { attachment: 2, direction: "DMA_BIDIRECTIONAL" } },
    ],
  }),
  "program",
);

/** The reference framework, but every attach leaves a file too much. */
function miscounting(): Target {
  const target = referenceTarget();
  return {
    ...target,
    open(...setting) {
      const session = target.open(...setting);
      return {
        run(step) {
          const seen = session.run(step);
          return step.do === "attach" ? { ...seen, census: { ...seen.census, files: 2 } } : seen;
        },
        close: () => session.close(),
      };
    },
  };
}

test("calls stand with their objects, locks and answers", () => {
  const [made, attached, mapped] = stepReports(referenceTarget(), PROGRAM);
  expect(made?.census).toMatchObject({ buffers: 1 });
  expect(attached?.calls).toEqual([
    { op: "attach", on: "b1 a2", locks: expect.any(String), reply: expect.any(String) },
  ]);
  expect(mapped?.calls?.map(({ op, on, locks }) => ({ op, on, locks }))).toContainEqual({
    op: "map_dma_buf",
    on: "b1 a2",
    locks: "reservation",
  });
  expect(mapped?.demanded).toBeUndefined();
});

test("the step that differs tells what the model demanded, and the finding keeps its schema", () => {
  const target = miscounting();
  const { violation } = runProgram(target, PROGRAM);
  expect(violation).toMatchObject({ kind: "census", step: 2 });
  if (violation === null) throw new Error("no violation");
  const finding = findingOf(target, target.name, PROGRAM, violation, { seed: 1, path: "0" });
  const last = finding.steps.at(-1);
  expect(last?.demanded?.census).toMatchObject({ files: 1, attachments: 1 });
  expect(last?.census).toMatchObject({ files: 2, attachments: 1 });
  expect(parseFinding(encodeFinding(finding), "finding")).toEqual(finding);
});
