// SPDX-License-Identifier: MIT
/** Scatter-gather tables between exporter and importer: what each side sees, and who has one now. */
import type { TableView } from "../spec/observation.ts";
import type { Direction } from "../spec/op.ts";
import type { Call } from "./rule.ts";
import type { AttachmentState, MappingState, State } from "./state.ts";

type TableCall = Pick<Call, "s" | "step" | "attachment" | "table" | "shown">;

/** Notes the table an exporter gave. */
export function takeTable(c: TableCall, table: TableView): void {
  c.table = table;
  if (table.table > c.s.lastTable) c.s.lastTable = table.table;
}

/** What the importer is shown of an exporter's table: under DMABUF_DEBUG not the table itself (MAP-49, MAP-50). */
export function shownTable(s: State, table: TableView): TableView {
  if (!s.config.dmabufDebug) return table;
  return s.switches.tableDebug === "scramble" ? scrambled(table) : copied(s, table);
}

/** The page links of all CPU entries are inverted in place; a second inversion restores them (MAP-65, SG-21). */
function scrambled(table: TableView): TableView {
  if (table.originalEntries === 0) return table;
  return { ...table, pages: table.pages === "scrambled" ? "real" : "scrambled" };
}

function copied(s: State, table: TableView): TableView {
  return { table: ++s.lastTable, entries: table.entries, originalEntries: table.entries.length, pages: "none" };
}

/** How many entries are off the page grid (MAP-52). */
export function misalignedEntries(s: State, table: TableView): number {
  const page = BigInt(s.world.pageSizeBytes);
  let count = 0;
  for (const { address, lengthBytes } of table.entries) if ((address | lengthBytes) % page !== 0n) count++;
  return count;
}

/** Whether a table cached for one direction serves a request for another (MAP-25, MAP-26). */
export function serves(cached: Direction, wanted: Direction): boolean {
  return cached === wanted || cached === "DMA_BIDIRECTIONAL";
}

/** Directions that are no direction of a transfer (MAP-40). */
export function invalidDirection(direction: Direction): boolean {
  return direction === "DMA_NONE" || direction === "out-of-range";
}

/** A new mapping of the step's attachment. Makes the handle usable. */
export function addMapping(
  c: TableCall,
  table: TableView,
  shown: TableView,
  direction: Direction,
  cached: boolean,
): void {
  const { s } = c;
  const attachment = attachmentOf(c);
  const madeAfter = attachment.buffer.moving?.moves ?? 0;
  const mapping: MappingState = {
    id: c.step.id,
    attachment,
    direction,
    table,
    shown,
    cached,
    madeAfter,
    live: true,
    revoked: false,
  };
  s.mappings.set(mapping.id, mapping);
  s.bind("mapping", mapping.id);
  s.tables.add(table.table);
  attachment.mappings.push(mapping);
  if (!cached) attachment.mapped++;
}

/** The mapping is over; a cached table stays with the core (MAP-29). */
export function dropMapping(s: State, mapping: MappingState): void {
  const { attachment } = mapping;
  mapping.live = false;
  s.unbind("mapping", mapping.id);
  attachment.mappings.splice(attachment.mappings.indexOf(mapping), 1);
  if (mapping.cached) return;
  attachment.mapped--;
  s.tables.delete(mapping.table.table);
}

/** Detach: no handle of the attachment's mappings can be used any more. They stay `live`: nobody unmapped them. */
export function abandonMappings(s: State, attachment: AttachmentState): void {
  for (const mapping of attachment.mappings) {
    s.unbind("mapping", mapping.id);
    s.tables.delete(mapping.table.table);
  }
  attachment.mappings.length = 0;
  if (attachment.cached !== null) s.tables.delete(attachment.cached.table.table);
}

/** The step's attachment, which a lookup or an earlier phase has set. */
export function attachmentOf(c: Pick<Call, "attachment">): AttachmentState {
  if (c.attachment === null) throw new Error("the step has no attachment");
  return c.attachment;
}

/** The step's mapping, which a lookup has set. */
export function mappingOf(c: Pick<Call, "mapping">): MappingState {
  if (c.mapping === null) throw new Error("the step has no mapping");
  return c.mapping;
}

/** The exporter's table of this step. */
export function givenTable(c: Pick<Call, "table">): TableView {
  if (c.table === null) throw new Error("the step has no table");
  return c.table;
}

/** What the exporter finds in `attachment.priv`: the scripted one stores the handle in its attach op (ATTACH-20). */
export function privOf(c: Pick<Call, "s" | "attachment">): number | null {
  const { id, buffer } = attachmentOf(c);
  return c.s.world.exporter.kind === "scripted" && buffer.ops.has("attach") ? id : null;
}
