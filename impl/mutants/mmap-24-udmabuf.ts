// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A fault behind the end wraps around. */
export const mmap24Udmabuf: Mutant = {
  clause: "MMAP-24",
  title: "a page behind the end shows one of the first",
  file: "impl/exporters/udmabuf.ts",
  find: "(index < pages.length ? (pages[Number(index)] ?? null) : null)",
  replace: "pages[Number(index) % pages.length] ?? null",
  exporter: "udmabuf",
  era: "6.1",
  bug: "X01",
};
