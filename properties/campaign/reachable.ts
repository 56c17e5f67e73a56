// SPDX-License-Identifier: MIT
/** Which clauses a target can exercise at all: by its commands, its faults, and the configurations it can be opened with. */
import { MEANINGS } from "../../model/commands/index.ts";
import { clausesOf, type Exists, exercisedBy } from "../../model/mentions.ts";
import { appliesIn } from "../../model/resolve.ts";
import type { Meaning } from "../../model/rule.ts";
import { CLAUSE_IDS, type ClauseId } from "../../spec/clauses/index.ts";
import { COMMAND_NAMES, type CommandName, signatureOf } from "../../spec/commands/index.ts";
import { covers, type RunnableEra, switchesOf } from "../../spec/eras.ts";
import { type Config, DEFAULT_CONFIG, DEFAULT_DEVICE, SCRIPTED_EXPORTER } from "../../spec/program.ts";
import type { Capabilities } from "../../spec/target.ts";

const OPTIONS = Object.keys(DEFAULT_CONFIG) as (keyof Config)[];

/** Every configuration the target makes of those one could wish for. */
function configurations(capabilities: Capabilities): Config[] {
  const found = new Map<string, Config>();
  for (let bits = 0; bits < 1 << OPTIONS.length; bits++) {
    const wanted = Object.fromEntries(OPTIONS.map((option, at) => [option, ((bits >> at) & 1) === 1]));
    const config = capabilities.config(wanted as unknown as Config);
    found.set(JSON.stringify(config), config);
  }
  return [...found.values()];
}

function existence(capabilities: Capabilities, era: RunnableEra): Exists {
  const { faults, instrumented, expendable } = capabilities;
  const applies = configurations(capabilities).map((config) => appliesIn(era, config));
  return (phase) => {
    if (phase.phase === "fault" && !faults.has(phase.point)) return false;
    if (phase.phase === "says" && phase.says.kind === "CONTRACT" && !instrumented) return false;
    if (phase.phase === "check" && phase.ends === "refused" && !instrumented) return false;
    if (phase.phase === "check" && !expendable && isLast(phase.ends)) return false;
    return applies.some((exists) => exists(phase));
  };
}

/** Clauses that show only where the kernel dies sooner or later, though not in the step that shows them. */
const KILLING: readonly ClauseId[] = ["VMAP-19"];

/** Nothing comes after it: the task is dead, or waits for ever. */
const isLast = (ends: unknown): boolean => ends === "died" || ends === "blocked:reservation";

/** Clauses whose case needs an object, or a state, that only one of these commands makes. */
const NEEDED: Partial<Record<ClauseId, readonly CommandName[]>> = {
  // A kernel's own report comes once in a while only: targets that are kernels have no such command.
  ...{ "MAP-09": ["atomic-begin"], "CPU-18": ["atomic-begin"], "FENCE-47": ["atomic-begin"] },
  "EXPORT-15": ["module-new"],
  "EXPORT-23": ["reservation-new"],
  "REF-21": ["vmap", "vmap-unlocked"],
  "REF-22": ["attach", "dynamic-attach"],
  "REF-41": ["open-path"],
  "REF-43": ["open-path"],
  "LOCK-17": ["iter-next"],
  "MAP-12": ["map", "map-unlocked"],
  "MAP-66": ["map", "unmap"],
  "NAME-05": ["attach", "dynamic-attach"],
  "NAME-07": ["resv-lock"],
  "PIN-24": ["pin"],
  "MOVE-21": ["exporter-revoke"],
};

/** What only an unmap shows that reaches the exporter: where the core keeps every table of udmabuf, none does (UDMABUF-21). */
const UNMAPPED: readonly ClauseId[] = ["MAP-39"];

function keepsEveryTable({ exporters }: Capabilities, era: RunnableEra): boolean {
  return switchesOf(era).cacheFlag && exporters.every(({ kind }) => kind === "udmabuf");
}

/**
 * What only a report of lock debugging shows, or its silence afterwards: such programs are not drawn for a target whose
 * word is worth nothing any more once it has reported.
 */
const LOCK_REPORTS: readonly ClauseId[] = [
  ...(["CPU-17", "CPU-32", "WW-06", "WW-20", "WW-28", "WW-31"] as const),
  ...(["FENCE-72", "FENCE-73", "LOCK-02", "LOCK-26"] as const),
];

/** What only a device shows that does not take part in the CPU's cache. */
const NON_COHERENT: readonly ClauseId[] = ["CPU-20"];

function keepsNonCoherent({ world, exporters }: Capabilities): boolean {
  const [exporter = SCRIPTED_EXPORTER] = exporters;
  const wanted = { pageSizeBytes: 4096, devices: [{ ...DEFAULT_DEVICE, coherent: false }], exporter };
  return world(wanted).devices.some((device) => !device.coherent);
}

/** What shows only where a program makes fences: their own promises, those of who keeps them and of who waits for them. */
const FENCED = /^(FENCE|RESV)-|^POLL-(11|28|33)$|^MAP-(16|17|60|61)$|^LOCK-(17|20)$/;
/** What undoes a map: a fence wait that ends early, or a fault where the framework makes a table of its own. */
const UNDONE: readonly ClauseId[] = ["MAP-15", "MAP-51"];
const TABLE_FAULTS = ["alloc:table-wrapper", "alloc:table-entries"] as const;

function withoutFences({ commands, faults }: Capabilities): ClauseId[] {
  if (commands.has("fence-new")) return [];
  const undone = TABLE_FAULTS.some((point) => faults.has(point)) ? [] : UNDONE;
  return [...CLAUSE_IDS.filter((id) => FENCED.test(id)), ...undone];
}

/** What only a table of fences shows that cannot be allocated; others' promises speak of it too. */
const STARVED: readonly ClauseId[] = ["RESV-08", "RESV-54"];
/** An exporter without a name is let in only where no statistics are kept. */
const NAMELESS: readonly ClauseId[] = ["EXPORT-43"];

const keepsStatistics = (capabilities: Capabilities, era: RunnableEra): boolean =>
  switchesOf(era).sysfsStats && configurations(capabilities).every(({ sysfsStats }) => sysfsStats);

/** What shows only where another task holds the lock, or one may be sent to wait for itself. */
const CONTENDED: readonly ClauseId[] = ["WW-01", "LOCK-10", "LOCK-13"];

function keepsOneTask({ world, exporters: [exporter = SCRIPTED_EXPORTER] }: Capabilities): boolean {
  return (world({ pageSizeBytes: 4096, devices: [DEFAULT_DEVICE], exporter, tasks: 2 }).tasks ?? 1) === 1;
}

const meaningOf = (name: CommandName): Meaning<CommandName> => MEANINGS[name] as Meaning<CommandName>;

/** The clauses that only commands, faults or configurations which the target lacks could exercise. */
export function unreachable(capabilities: Capabilities, era: RunnableEra): ReadonlySet<ClauseId> {
  const { commands } = capabilities;
  const offered = COMMAND_NAMES.filter((name) => commands.has(name) && covers(signatureOf(name).eras ?? {}, era));
  const exists = existence(capabilities, era);
  const reached = new Set(offered.flatMap((name) => [...exercisedBy(meaningOf(name), exists)]));
  const mentioned = COMMAND_NAMES.flatMap((name) => [...clausesOf(meaningOf(name))]);
  const lacking = (Object.keys(NEEDED) as ClauseId[]).filter((id) => !NEEDED[id]?.some((name) => commands.has(name)));
  const coherent = keepsNonCoherent(capabilities) ? [] : NON_COHERENT;
  const killing = capabilities.expendable ? [] : KILLING;
  const silenced = capabilities.instrumented ? [] : LOCK_REPORTS;
  const kept = keepsEveryTable(capabilities, era) ? UNMAPPED : [];
  const alone = keepsOneTask(capabilities) && !capabilities.instrumented ? CONTENDED : [];
  const starved = capabilities.faults.has("alloc:fences") ? [] : STARVED;
  const nameless = keepsStatistics(capabilities, era) ? NAMELESS : [];
  const never = [...alone, ...lacking, ...coherent, ...killing, ...silenced, ...kept, ...starved, ...nameless];
  const unfenced = withoutFences(capabilities);
  return new Set([...mentioned.filter((id) => !reached.has(id)), ...never, ...unfenced]);
}
