// SPDX-License-Identifier: MIT
import type { EXPORT_COMMANDS } from "../../../spec/commands/export.ts";
import { isError } from "../../exporters/kit.ts";
import { dmaBufExport } from "../../framework/export.ts";
import { Reservation } from "../../framework/reservation.ts";
import { error } from "../../kernel/error.ts";
import { Module } from "../../kernel/module.ts";
import { DONE, failed } from "../outcome.ts";
import type { Handlers } from "./handler.ts";

/** Modules, shared reservations, and export. */
export const EXPORT_HANDLERS: Handlers<keyof typeof EXPORT_COMMANDS> = {
  "module-new"(session, _args, id) {
    session.modules.set(id, new Module(session.core.census));
    return DONE;
  },

  "module-unload"(session, args) {
    const module = session.modules.get(args.module);
    if (module.references > 0) return failed(error("EAGAIN")); // REF-38
    module.dying = true;
    return DONE;
  },

  "reservation-new"(session, _args, id) {
    session.reservations.set(id, new Reservation(session.core.config.lockDebug));
    return DONE;
  },

  *export(session, args, id) {
    const owner = session.modules.orNull(args.owner);
    const reservation = session.reservations.orNull(args.reservation);
    const backing = session.source.create(id, args);
    if (isError(backing)) return failed(backing);
    const dmabuf = yield* dmaBufExport(session.core, id, {
      priv: backing.priv,
      ops: backing.ops,
      sizeBytes: BigInt.asUintN(64, args.size),
      flags: args.flags,
      exporterName: session.driver?.exporter.name ?? args.name,
      owner,
      reservation,
    });
    if (isError(dmabuf)) {
      session.source.abandon(id, backing.made);
      return failed(dmabuf);
    }
    session.buffers.set(id, dmabuf);
    return DONE;
  },
};
