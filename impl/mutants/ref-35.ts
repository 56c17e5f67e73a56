// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A passed descriptor has no reference of its own. */
export const ref35: Mutant = {
  clause: "REF-35",
  title: "a passed descriptor has no reference of its own",
  file: "impl/targets/commands/ref.ts",
  find: '  "pass-fd"(session, args, id) {\n    const file = rawFile(session, args.fd);\n    if (isError(file)) return failed(file);\n    getFile(session.core, file);',
  replace:
    '  "pass-fd"(session, args, id) {\n    const file = rawFile(session, args.fd);\n    if (isError(file)) return failed(file);\n',
};
