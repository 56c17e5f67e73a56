// SPDX-License-Identifier: MIT
/** The edits of kernels the suite must find: their form, and that each applies to the kernels it names. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { cacheOf, wholeFolders } from "../impl/targets/linux/build/cache.ts";
import { checkEditEra, editedSource, editedText, type NamedEdit, readEdit } from "../impl/targets/linux/build/edit.ts";
import { AREAS, isClauseId } from "../spec/clauses/index.ts";
import { RUNNABLE_ERAS } from "../spec/eras.ts";
import { editFiles } from "./kernel/edit-files.ts";
import { ROOT } from "./tidy/sources.ts";

const folder = mkdtempSync(join(tmpdir(), "dmabuf-ct-edits-"));
afterAll(() => rmSync(folder, { recursive: true }));

const edits = editFiles(ROOT);

describe("the edits", () => {
  test("are many, in all files that matter, and name clauses of the register", () => {
    expect(edits.length).toBeGreaterThanOrEqual(30);
    const files = new Set(edits.map(({ edit }) => edit.file));
    expect([...files].sort()).toEqual([
      "drivers/dma-buf/dma-buf.c",
      "drivers/dma-buf/dma-fence.c",
      "drivers/dma-buf/dma-heap.c",
      "drivers/dma-buf/dma-resv.c",
      "drivers/dma-buf/heaps/system_heap.c",
      "drivers/dma-buf/udmabuf.c",
    ]);
    const areas = Object.keys(AREAS);
    const unknown = edits.flatMap(({ edit }) =>
      edit.clauses.filter((id) => areas.includes(id.split("-")[0] ?? "") && !isClauseId(id)),
    );
    expect(unknown).toEqual([]);
  });

  test("hold no more of a kernel than the words they search", () => {
    const long = edits.filter(({ edit }) => edit.search.length > 80 || edit.search.includes("\n"));
    expect(long.map(({ name }) => name)).toEqual([]);
    expect(new Set(edits.map(({ hash }) => hash)).size).toBe(edits.length);
  });

  const sources = RUNNABLE_ERAS.flatMap((era) => {
    const { sources: cached } = cacheOf();
    return wholeFolders(cached)
      .filter((name) => name.startsWith(`linux-source-${era}_`))
      .map((name) => ({ era, path: join(cached, name) }));
  });

  test.skipIf(sources.length === 0)("apply once to each kernel they name, as far as its source is in the cache", () => {
    for (const { era, path } of sources) {
      const meant = edits.filter(({ edit }) => edit.eras.includes(era));
      expect(meant.length).toBeGreaterThan(20);
      for (const edit of meant) expect(editedSource(edit, path).length).toBeGreaterThan(1000);
    }
  });
});

describe("an edit", () => {
  const named = (search: string, within = "look"): NamedEdit => ({
    name: "x",
    hash: "0",
    edit: {
      schema: "dmabuf-ct/kernel-edit/1",
      clauses: ["MAP-07"],
      why: "for a test of edits",
      eras: ["6.12"],
      file: "drivers/dma-buf/dma-buf.c",
      within,
      search,
      replace: "new",
    },
  });
  const source = [
    "static int look(int a);",
    "int other(void)\n{\n\treturn look(old);\n}",
    "static int look(int a,\n\t\tint b)\n{\n\tif (old) {\n\t\treturn two + two;\n\t}\n}",
  ].join("\n");

  test("changes the one place in the one function", () => {
    expect(editedText(named("old"), source)).toBe(source.replace("if (old)", "if (new)"));
    expect(editedText(named("old", "other"), source)).toBe(source.replace("look(old)", "look(new)"));
  });

  test("that fits nowhere, twice, or another era is refused in one line", () => {
    expect(() => editedText(named("absent"), source)).toThrow(
      'edit x: drivers/dma-buf/dma-buf.c: "absent" does not stand in look; once is wanted',
    );
    expect(() => editedText(named("two"), source)).toThrow('"two" stands 2 times in look; once is wanted');
    expect(() => editedText(named("old", "nowhere"), source)).toThrow("has no function nowhere");
    expect(() => checkEditEra(named("old"), "7.2")).toThrow("edit x is for 6.12, not for 7.2");
    expect(() => editedSource(named("old"), folder)).toThrow("this kernel has no drivers/dma-buf/dma-buf.c");
  });

  test("is read from a file, or one line says what is wrong with it", () => {
    const file = (name: string, text: string): string => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const text = JSON.stringify(named("old").edit);
    expect(readEdit(file("good.json", text))).toMatchObject({ name: "good", edit: { search: "old" } });
    expect(() => readEdit(join(folder, "absent.json"))).toThrow(/^--edit .*absent.json: no such file$/);
    expect(() => readEdit(file("two words.json", text))).toThrow(/its name may hold letters, digits/);
    expect(() => readEdit(file("text.json", "{"))).toThrow(/text.json: not JSON at line 1, column 2/);
    const outside = text.replace("drivers/dma-buf/dma-buf.c", "../other.c");
    expect(() => readEdit(file("outside.json", outside))).toThrow(/file: expected a source below drivers\/dma-buf/);
  });
});
