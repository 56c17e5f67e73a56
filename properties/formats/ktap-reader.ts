// SPDX-License-Identifier: MIT
/**
 * Reads KTAP by the rules the kernel's own reader keeps to: a nested block has its version line, its `# Subtest:` line and
 * its plan, in that order; results are numbered as planned, names stand before `#` and once in a block.
 */

export interface KtapTest {
  readonly name: string;
  readonly status: "ok" | "not ok" | "skipped";
  readonly directive: string;
  readonly tests: readonly KtapTest[];
}

const RESULT = /^(ok|not ok) (\d+) ([^#]*?)(?: # (.*))?$/;

/** Lines without `# ` notes; of one level and those below. */
class Reader {
  at = 0;
  readonly lines: readonly string[];

  constructor(text: string) {
    this.lines = text.trimEnd().split("\n");
  }

  next(indent: string, pattern: RegExp, what: string): RegExpExecArray {
    const line = this.lines[this.at++] ?? "";
    const found = line.startsWith(indent) ? pattern.exec(line.slice(indent.length)) : null;
    if (found === null) throw new Error(`line ${this.at}: ${what} expected, got ${JSON.stringify(line)}`);
    return found;
  }

  skipNotes(indent: string): void {
    while (this.lines[this.at]?.startsWith(`${indent}# `) && !this.lines[this.at]?.includes("# Subtest: ")) this.at++;
  }

  block(indent: string, nested: boolean): { readonly name: string; readonly tests: KtapTest[] } {
    this.next(indent, /^KTAP version 1$/, "the version line");
    const name = nested ? (this.next(indent, /^# Subtest: (.+)$/, "the name of the subtest")[1] ?? "") : "";
    const planned = Number(this.next(indent, /^1\.\.(\d+)$/, "the plan")[1]);
    const tests: KtapTest[] = [];
    while (tests.length < planned) {
      this.skipNotes(indent);
      tests.push(this.test(indent, tests));
    }
    return { name, tests };
  }

  test(indent: string, before: readonly KtapTest[]): KtapTest {
    const inner = this.lines[this.at]?.startsWith(`${indent}  `) ? this.block(`${indent}  `, true) : null;
    const [, ok, number, name = "", directive = ""] = this.next(indent, RESULT, "a result");
    if (Number(number) !== before.length + 1) throw new Error(`line ${this.at}: number ${number} is out of order`);
    if (inner !== null && inner.name !== name) throw new Error(`line ${this.at}: ${name} is no end of ${inner.name}`);
    if (before.some((test) => test.name === name)) throw new Error(`line ${this.at}: ${name} comes twice`);
    const status = directive.startsWith("SKIP") ? "skipped" : ok === "ok" ? "ok" : "not ok";
    return { name, status, directive, tests: inner?.tests ?? [] };
  }
}

/** The tests of a KTAP text; what breaks a rule throws. */
export function readKtap(text: string): KtapTest[] {
  const reader = new Reader(text);
  const { tests } = reader.block("", false);
  reader.skipNotes("");
  if (reader.at < reader.lines.length) throw new Error(`line ${reader.at + 1}: nothing expected any more`);
  return tests;
}
