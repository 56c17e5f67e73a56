// SPDX-License-Identifier: MIT
/** The divergence register: it is whole, its programs exist, and whatever follows the kernel is what the reference shows. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { referenceTarget } from "../impl/targets/reference.ts";
import { DIVERGENCE_IDS, divergenceOf } from "../spec/divergences.ts";
import { covers, RUNNABLE_ERAS } from "../spec/eras.ts";
import type { Program } from "../spec/program.ts";
import { parseProgram } from "../spec/program-file.ts";
import { runDivergences } from "./campaign/divergence.ts";
import { ROOT } from "./tidy/sources.ts";

const FOLDER = "fixtures/divergences";
const SHOWN = DIVERGENCE_IDS.filter((id) => !("not" in divergenceOf(id).shown));

function programOf(id: string): Program {
  const name = join(FOLDER, `${id}.json`);
  return parseProgram(readFileSync(join(ROOT, name), "utf8"), name);
}

test("every entry that can be shown has its program, and there is no other", () => {
  expect(SHOWN.length).toBeGreaterThan(10);
  expect(readdirSync(join(ROOT, FOLDER)).sort()).toEqual(SHOWN.map((id) => `${id}.json`).sort());
});

describe.each(RUNNABLE_ERAS)("era %s", (era) => {
  const mine = SHOWN.filter((id) => covers(divergenceOf(id).eras ?? {}, era));
  const run = (ids: readonly (typeof SHOWN)[number][]) =>
    runDivergences(
      referenceTarget(),
      ids.map((id) => ({ id, program: programOf(id) })),
      era,
    );

  test.each(mine.filter((id) => divergenceOf(id).follows === "kernel"))(
    "%s: the reference does what kernels do",
    (id) => {
      const [entry] = run([id]);
      expect(entry).toMatchObject({ id, violation: null });
    },
  );

  test.each(mine.filter((id) => divergenceOf(id).follows === "documents"))(
    "%s: the reference does not diverge",
    (id) => {
      const [entry] = run([id]);
      expect(entry?.violation?.signature).toContain(id);
      expect(entry?.violation?.expected).toContain("divergence register");
    },
  );
});
