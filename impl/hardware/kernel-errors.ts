// SPDX-License-Identifier: MIT
import type { KernelError } from "../exporters/kit.ts";

export const ENOMEM: KernelError = Object.freeze({ errno: "ENOMEM" });
export const EINVAL: KernelError = Object.freeze({ errno: "EINVAL" });
export const EIO: KernelError = Object.freeze({ errno: "EIO" });
