// SPDX-License-Identifier: MIT
import { COPY_TICKS } from "../../spec/exporter-time.ts";
import type { Page } from "../exporters/kit.ts";
import type { Audit } from "./audit.ts";
import type { DataPath } from "./data-path.ts";
import type { PageService } from "./page-service.ts";
import type { PhysicalPage } from "./physical-page.ts";

const SITE = "copy engine";

/** One copy on its way. */
interface Job {
  readonly from: readonly PhysicalPage[];
  readonly to: readonly PhysicalPage[];
  readonly done: () => void;
  readonly dueTicks: number;
}

/** The engine that copies storage from one place to another in the background (HW-16, HW-17). */
export class CopyEngine {
  private readonly pages: PageService;
  private readonly path: DataPath;
  private readonly audit: Audit;
  /** As they were started, which is the order in which they are due: all take the same time. */
  private readonly jobs: Job[] = [];
  private nowTicks = 0;

  constructor(pages: PageService, path: DataPath, audit: Audit) {
    this.pages = pages;
    this.path = path;
    this.audit = audit;
  }

  start(from: readonly Page[], to: readonly Page[], done: () => void): void {
    if (from.length !== to.length) throw new RangeError(`copyPages: ${from.length} pages to ${to.length}`);
    const job = { from: this.checked(from), to: this.checked(to), done, dueTicks: this.nowTicks + COPY_TICKS };
    this.audit.copyBegins([...job.from, ...job.to]);
    this.jobs.push(job);
  }

  /** Time goes by; whatever is due by then is done, and says so. */
  advance(ticks: number): void {
    this.nowTicks += ticks;
    for (let job = this.jobs[0]; job !== undefined && job.dueTicks <= this.nowTicks; job = this.jobs[0]) {
      this.jobs.shift();
      this.perform(job);
      job.done();
    }
  }

  private perform({ from, to }: Job): void {
    for (const [index, page] of from.entries()) {
      this.pages.isLive(page, SITE);
      if (this.pages.isLive(to[index]!, SITE)) this.path.copy(page, to[index]!);
    }
    this.audit.copyEnds([...from, ...to]);
    this.audit.placeLeft(from);
  }

  private checked(given: readonly Page[]): PhysicalPage[] {
    const pages = given.map((page) => this.pages.pageOf(page));
    for (const page of pages) this.pages.isLive(page, SITE);
    return pages;
  }
}
