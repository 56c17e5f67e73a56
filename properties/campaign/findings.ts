// SPDX-License-Identifier: MIT
/** From failures to findings: each new signature is shrunk once, and so is what fails on the road in another way. */
import type { CampaignOptions, FindingNote } from "../../spec/campaign.ts";
import type { Finding, Violation } from "../../spec/finding.ts";
import type { Program } from "../../spec/program.ts";
import type { Target } from "../../spec/target.ts";
import { runProgram } from "../lockstep/run-program.ts";
import { type OtherFailure, Unsteady } from "../reduce/shrink.ts";
import { findingOf, type Origin, unsteadyFinding } from "./finding.ts";

/** Runs of a minimal program where one run does not tell what the next will show. */
const RERUNS = 10;

interface Failure {
  readonly program: Program;
  readonly violation: Violation;
}

export class Findings {
  readonly all: Finding[] = [];
  /** The round that drew what is judged now; null: none, these are fixtures. */
  round: number | null = null;
  private readonly target: Target;
  private readonly options: CampaignOptions;
  private readonly known: Set<string>;
  private readonly onFinding: (finding: Finding, note: FindingNote) => void;
  /** The target takes programs whole, and may remember what an earlier one did. */
  private readonly away: boolean;

  constructor(
    target: Target,
    options: CampaignOptions,
    known: readonly string[],
    onFinding: (finding: Finding, note: FindingNote) => void,
  ) {
    this.target = target;
    this.options = options;
    this.known = new Set(known);
    this.onFinding = onFinding;
    this.away = target.sendWhole !== undefined;
  }

  get full(): boolean {
    return this.all.length >= this.options.findingsMax;
  }

  /**
   * A program has failed: news becomes a finding. A shard does not know what another one would have found by then: it
   * forgets what only failed on the road, so that a merge can leave that out together with the road.
   */
  failed(program: () => Program, violation: Violation, origin: Origin): void {
    if (!this.isNews(violation, this.known)) return;
    const { shard = null } = this.options;
    const known = shard === null ? this.known : new Set(this.known);
    const queue: Failure[] = [{ program: program(), violation }];
    this.known.add(violation.signature);
    for (let next = queue.shift(), first = true; next !== undefined; next = queue.shift(), first = false) {
      if (this.full || !(first || this.isNews(next.violation, known))) continue;
      known.add(next.violation.signature);
      const onOther = (other: Program, how: Violation): void => {
        if (this.isNews(how, known)) queue.push({ program: other, violation: how });
      };
      if (!this.settle(next, origin, onOther)) known.delete(next.violation.signature);
    }
    if (!known.has(violation.signature)) this.known.delete(violation.signature);
  }

  /** A finding that nothing needs to be shrunk for. */
  asItCame(program: Program, violation: Violation, origin: Origin): void {
    if (this.known.has(violation.signature)) return;
    this.known.add(violation.signature);
    this.tell(unsteadyFinding(this.target.name, program, violation, origin), 1, 1);
  }

  /**
   * Shrinks a failure and tells it; false: it was an echo. What cannot be shrunk because a target far away is lost is told
   * before that ends us.
   */
  private settle({ program, violation }: Failure, origin: Origin, onOther: OtherFailure): boolean {
    const { target } = this;
    let fault: unknown = null;
    let finding: Finding | null = null;
    try {
      if (this.failsAgain(program, violation.signature))
        finding = findingOf(target, target.name, program, violation, origin, onOther);
    } catch (error) {
      if (!this.away) throw error;
      if (!(error instanceof Unsteady)) fault = error;
    }
    if (finding === null && fault === null && isEcho(violation)) return false;
    if (finding === null)
      this.tell(unsteadyFinding(target.name, program, violation, origin), 1, fault === null ? 2 : 1);
    else this.tell(finding, this.again(finding), this.away ? RERUNS : 1);
    if (fault !== null) throw fault;
    return true;
  }

  private tell(finding: Finding, k: number, n: number): void {
    this.all.push(finding);
    this.onFinding(finding, { round: this.round, reproduced: { k, n } });
  }

  /** In how many runs the minimal program fails the same way. Here all runs are alike. */
  private again({ program, signature }: Finding): number {
    if (!this.away) return 1;
    let failures = 0;
    for (let run = 0; run < RERUNS; run++) if (this.failsAgain(program, signature)) failures++;
    return failures;
  }

  /** A real kernel may remember what an earlier program did; all else is the same every time. */
  private failsAgain(program: Program, signature: string): boolean {
    return !this.away || runProgram(this.target, program).violation?.signature === signature;
  }

  /** A signature not known yet, of a clause the caller cares for. */
  private isNews({ signature, clause }: Violation, known: ReadonlySet<string>): boolean {
    const { only } = this.options;
    return !known.has(signature) && (only.length === 0 || (clause !== null && only.includes(clause)));
  }
}

/**
 * A complaint of DMA debugging that a second run does not show: it finds mappings by device and address, so what an
 * earlier program left mapped in a page speaks up when the page is used again. What belongs to a program comes again.
 */
function isEcho({ signature }: Violation): boolean {
  return signature.endsWith("/diagnostic/silence!=DMA-API in check_sync");
}
