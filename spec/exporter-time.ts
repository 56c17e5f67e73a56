// SPDX-License-Identifier: MIT

/** How long the machine's engine copies from the old place to the new one, in ticks of the virtual clock (HW-17). */
export const COPY_TICKS = 10;

/** An exporter's fence that has not signalled so long after the end of a program never will (FENCE-71). */
export const FENCE_TICKS_MOST = 1000;
