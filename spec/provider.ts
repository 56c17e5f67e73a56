// SPDX-License-Identifier: MIT
/** How a driver of a kernel is asked for a buffer. */
import * as z from "zod";

export const PROVIDER_SCHEMA = "dmabuf-ct/provider/1";

/** Longest argument of an ioctl. */
const STRUCT_BYTES_MAX = 256;

const hex = z
  .string()
  .regex(/^0x[0-9a-f]{1,8}$/, "expected a number of up to eight hexadecimal digits, such as 0xc0186b00");

const template = z
  .string()
  .regex(/^([0-9a-f]{2})+$/, "expected bytes of two hexadecimal digits each")
  .max(2 * STRUCT_BYTES_MAX);

/** An ioctl that takes a size and gives a descriptor, both in one struct. */
export const ioctlProvider = z
  .strictObject({
    kind: z.literal("ioctl").default("ioctl"),
    node: z
      .string()
      .regex(/^\/dev\/./, "expected a path below /dev")
      .max(127)
      .describe("the device node"),
    request: hex.describe("the ioctl request number"),
    struct: template.describe("the argument's bytes before size and descriptor are in"),
    sizeAt: z.int().min(0).describe("where the size goes in bytes; little endian"),
    sizeBytes: z.union([z.literal(4), z.literal(8)]).default(8),
    fdAt: z.int().min(-1).describe("where the descriptor, four bytes, comes from; -1: it is what the ioctl returns"),
  })
  .superRefine(({ struct, sizeAt, sizeBytes, fdAt }, context) => {
    const bytes = struct.length / 2;
    if (sizeAt + sizeBytes > bytes)
      context.addIssue({ code: "custom", path: ["sizeAt"], message: "beyond the struct" });
    if (fdAt + 4 > bytes) context.addIssue({ code: "custom", path: ["fdAt"], message: "beyond the struct" });
  });

/** A provider as a file describes it. */
export const providerFile = z.strictObject({ schema: z.literal(PROVIDER_SCHEMA), provider: ioctlProvider });

/** A heap by name, the virtual graphics device, or an ioctl. */
export const provider = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("heap"), name: z.string().regex(/^[^/]+$/) }),
  z.strictObject({ kind: z.literal("vgem") }),
  ioctlProvider,
]);

export type Provider = z.output<typeof provider>;
