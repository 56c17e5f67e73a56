// SPDX-License-Identifier: MIT
/**
 * The generator's own source of randomness: sfc32, seeded by one 32-bit number that fast-check draws. A program thus
 * depends on nothing but that number, and a draw costs a few nanoseconds.
 */
export class Random {
  private a = 0;
  private b = 0;
  private c = 0;
  private d = 1;

  constructor(seed: number) {
    this.a = seed | 0;
    this.b = (seed ^ 0x9e3779b9) | 0;
    this.c = Math.imul(seed, 0x85ebca6b) | 0;
    for (let i = 0; i < 12; i++) this.next();
  }

  /** 32 uniform bits, as an unsigned number. */
  next(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + t;
    return t >>> 0;
  }

  /** Uniform in [0, n). */
  below(n: number): number {
    return Math.floor((this.next() / 0x1_0000_0000) * n);
  }

  /** True with probability p. */
  chance(p: number): boolean {
    return this.next() < p * 0x1_0000_0000;
  }

  /** A uniform element of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const value = list[this.below(list.length)];
    if (value === undefined && list.length === 0) throw new Error("picked from an empty list");
    return value as T;
  }

  /** An element, the first ones more often: pools list ordinary values first. */
  pickEarly<T>(list: readonly T[]): T {
    return this.chance(0.5) ? (list[0] as T) : this.pick(list);
  }
}
