// SPDX-License-Identifier: MIT
/**
 * Where the documents and the running kernels disagree, or the documents are silent and the kernels decided. Numbers up
 * to DIV-65 and all OPEN numbers are those of the catalogue, §31; later ones were found by running the suite.
 */
import type { ClauseId } from "./clauses/index.ts";
import type { EraRange } from "./eras.ts";

/** What the last step of the entry's program shows on a kernel that diverges: one field of its observation. */
export interface Shown {
  /** Path in the observation, such as `outcome.errno` or `callbacks.0.locks`. */
  readonly at: string;
  readonly is: string | number | boolean | null;
}

export interface Divergence {
  readonly title: string;
  readonly clauses: readonly ClauseId[];
  /** Eras whose kernels diverge; absent: all that run. */
  readonly eras?: EraRange;
  /** What the documents say, and where. */
  readonly documents: { readonly says: string; readonly sources: readonly string[] };
  /** What the kernel does, and since when. */
  readonly kernel: { readonly does: string; readonly since: string; readonly sources: readonly string[] };
  /** Which of the two the model demands. */
  readonly follows: "documents" | "kernel";
  readonly why: string;
  /** What the program of that name under `fixtures/divergences` shows, or why there is none. */
  readonly shown: Shown | { readonly not: string };
}

const NOTHING_DEPENDS = "it is text only: no program can tell one reading from the other";

/** The register, in the order of the numbers. */
export const DIVERGENCES = {
  "DIV-04": {
    title: "unpin is marked optional, and export refuses pin without it",
    clauses: ["EXPORT-12"],
    documents: { says: "The member comment calls unpin optional.", sources: ["include/linux/dma-buf.h@7.2", "S0"] },
    kernel: {
      does: "Export WARNs and returns EINVAL for one of the two ops without the other.",
      since: "5.7",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "Pins that can never be dropped make no sense, and all exporters in the tree have both or none.",
    shown: { at: "outcome.errno", is: "EINVAL" },
  },
  "DIV-06": {
    title: "an exporter cannot stall a map until all others have unmapped",
    clauses: ["MAP-44"],
    eras: { since: "6.12" },
    documents: {
      says: "An exporter may keep a map waiting until everybody has unmapped, to move the storage.",
      sources: ["S0", "S1"],
    },
    kernel: {
      does: "Map holds the reservation lock that every unmap needs. In 6.1 plain map and unmap between two static sides hold none.",
      since: "6.2",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2", "experiment@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "Who waits under a lock for those who need the lock waits for ever; the text was written before the lock.",
    shown: { not: "no exporter of the suite stalls until others have unmapped: the task would wait for itself" },
  },
  "DIV-07": {
    title: "the attach op may fail with any errno, not with EBUSY alone",
    clauses: ["ATTACH-04", "ATTACH-16"],
    documents: {
      says: "The comments name EBUSY as the answer of an exporter that cannot serve a device.",
      sources: ["S0", "S1"],
    },
    kernel: {
      does: "Whatever errno the op returns reaches the importer; exporters in the tree use ENODEV, EOPNOTSUPP, EPERM and ENOMEM as well.",
      since: "3.3",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "The core gives the errno no meaning, so an importer has to be ready for any.",
    shown: { at: "outcome.errno", is: "ENODEV" },
  },
  "DIV-08": {
    title: "map that a signal interrupts fails with ERESTARTSYS, not EINTR",
    clauses: ["MAP-15"],
    documents: {
      says: "The comment of map names EINTR for an interrupted call.",
      sources: ["S0", "drivers/dma-buf/dma-buf.c@6.1,6.12,7.2"],
    },
    kernel: {
      does: "The framework's own wait for KERNEL fences gives ERESTARTSYS; an exporter's errno is passed on as it is.",
      since: "5.19",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2", "drivers/dma-buf/dma-resv.c@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "The two differ only to those who look before the system call ends, and every kernel gives this one.",
    shown: { at: "outcome.errno", is: "ERESTARTSYS" },
  },
  "DIV-09": {
    title: "a mapping does not keep storage in place for an importer that is told of moves",
    clauses: ["MOVE-08", "MOVE-35"],
    documents: {
      says: "The comment of map says that storage cannot move as long as a mapping lives.",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2"],
    },
    kernel: {
      does: "A dynamic importer's mapping is announced the move and goes stale.",
      since: "5.7",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2", "S2 bb42df46"],
    },
    follows: "kernel",
    why: "The sentence is older than dynamic importers, for whose sake storage moves at all.",
    shown: { at: "callbacks.0.op", is: "move_notify" },
  },
  "DIV-10": {
    title: "whether a dynamic importer waits before its map or after it",
    clauses: ["MAP-17", "MOVE-30", "MOVE-43"],
    documents: {
      says: "One comment has it wait first, another after the map.",
      sources: ["include/linux/dma-buf.h@6.1,6.12,7.2"],
    },
    kernel: {
      does: "Nobody looks: RDMA waits after the map, virtio-gpu before it, both under the lock.",
      since: "5.14",
      sources: ["drivers/infiniband/core/umem_dmabuf.c@6.1,7.2", "drivers/gpu/drm/virtio/virtgpu_prime.c@7.2"],
    },
    follows: "kernel",
    why: "What matters is that the device does not access the buffer before the fences have signalled; the order is free.",
    shown: { not: "the wait is the importer's own: nothing of its order passes through the framework" },
  },
  "DIV-11": {
    title: "the system heap hands out one table for all maps of an attachment",
    clauses: ["HEAP-18", "MAP-33"],
    documents: {
      says: "An exporter should not cache a table, nor return one twice.",
      sources: ["S2 84335675", "include/linux/dma-buf.h@7.2"],
    },
    kernel: {
      does: "Each attachment has one table; a second map maps it once more, over the addresses of the first.",
      since: "5.11",
      sources: ["drivers/dma-buf/heaps/system_heap.c@6.1:129,6.12:128,7.2:159"],
    },
    follows: "kernel",
    why: "It is how that driver works: the rule stays a duty of every other exporter, and a second live map is not drawn there.",
    shown: {
      not: "two live maps of one attachment hand out garbage addresses in 6.1 and 6.12, so they are never sent",
    },
  },
  "DIV-12": {
    title: "importer ops without a move callback are refused although the callback is marked optional",
    clauses: ["ATTACH-22"],
    eras: { until: "6.12" },
    documents: {
      says: "The callback of the importer ops is an optional member.",
      sources: ["S2 bb42df46", "include/linux/dma-buf.h@6.12"],
    },
    kernel: {
      does: "Dynamic attach WARNs and returns EINVAL; 7.2 accepts such ops.",
      since: "5.7, until between 6.12 and 7.2",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12"],
    },
    follows: "kernel",
    why: "An importer that is dynamic and cannot be told of a move would use stale addresses.",
    shown: { at: "outcome.errno", is: "EINVAL" },
  },
  "DIV-13": {
    title: "importer ops without callback are neither pinned nor told",
    clauses: ["MOVE-36", "MAP-20"],
    eras: { since: "7.2" },
    documents: {
      says: "Leaving out the callback pins the storage for as long as the attachment exists.",
      sources: ["S2 invalidate series"],
    },
    kernel: {
      does: "Attach succeeds, map does not pin, and the notifier passes the importer over.",
      since: "between 6.12 and 7.2",
      sources: ["drivers/dma-buf/dma-buf.c@7.2", "experiment@7.2"],
    },
    follows: "kernel",
    why: "The text did not reach the tree; importers there pin by themselves.",
    shown: { at: "callbacks.0.op", is: "map_dma_buf" },
  },
  "DIV-14": {
    title: "vmap runs under the reservation, not under the buffer mutex the text names",
    clauses: ["VMAP-15", "VMAP-31"],
    eras: { since: "6.2" },
    documents: {
      says: "The section on CPU access still names the buffer's mutex.",
      sources: ["drivers/dma-buf/dma-buf.c@6.12"],
    },
    kernel: {
      does: "The mutex is gone; the vmap op and its counter stand under the reservation lock.",
      since: "6.2",
      sources: ["drivers/dma-buf/dma-buf.c@6.12,7.2"],
    },
    follows: "kernel",
    why: "The locking convention of 6.2 is the newer text, and the mutex it replaced no longer exists.",
    shown: { at: "callbacks.0.locks", is: "reservation" },
  },
  "DIV-16": {
    title: "a name can be set while devices are attached",
    clauses: ["NAME-05"],
    documents: {
      says: "The comment of the function promises EBUSY while attachments exist.",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2"],
    },
    kernel: {
      does: "The check is gone and the name is set.",
      since: "5.17",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "The check was removed on purpose, because it kept userspace from naming imported buffers; the comment was left behind.",
    shown: { at: "outcome.status", is: "ok" },
  },
  "DIV-17": {
    title: "the statistics directory has two names and two first versions in the documents",
    clauses: ["STATS-08", "STATS-15"],
    eras: { until: "6.12" },
    documents: {
      says: "The ABI page names 5.13, and one text writes dma-buf for the directory.",
      sources: ["Documentation/ABI/testing/sysfs-kernel-dmabuf-buffers@6.12"],
    },
    kernel: {
      does: "The code came with 5.14 and makes /sys/kernel/dmabuf/buffers; 7.2 has neither code nor page.",
      since: "5.14",
      sources: ["drivers/dma-buf/dma-buf-sysfs-stats.c@6.1,6.12"],
    },
    follows: "kernel",
    why: "The path is what programs open; the first version lies before all eras that run.",
    shown: {
      not: "the path is one constant of the guest agent: sysfs-list could not read anything under the other name",
    },
  },
  "DIV-18": {
    title: "SYNC waits for devices and does not only care for caches",
    clauses: ["CPU-03", "CPU-04", "SYNC-18"],
    documents: {
      says: "The user header says that SYNC is about coherency alone and that programs wait for devices by other means.",
      sources: ["include/uapi/linux/dma-buf.h@6.1,6.12,7.2"],
    },
    kernel: {
      does: "Begin waits for the implicit fences in the way.",
      since: "4.10",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "The comment of the function says so too, and programs rely on it; of explicit fences the header is right.",
    shown: { at: "callbacks.1.op", is: "enable_signaling" },
  },
  "DIV-19": {
    title: "an interrupted SYNC never gives EAGAIN of its own",
    clauses: ["CPU-07", "SYNC-15", "SYNC-19"],
    documents: {
      says: "SYNC can fail with EAGAIN or EINTR.",
      sources: ["include/uapi/linux/dma-buf.h@6.1,6.12,7.2"],
    },
    kernel: {
      does: "The framework's wait gives ERESTARTSYS, which becomes EINTR or a new start where the system call ends; EAGAIN comes from exporters only.",
      since: "4.10",
      sources: [
        "drivers/dma-buf/dma-buf.c@6.1,6.12,7.2",
        "drivers/dma-buf/dma-resv.c@6.1,6.12,7.2",
        "experiment@6.1,6.12,7.2",
      ],
    },
    follows: "kernel",
    why: "A program that repeats SYNC on either errno is right in any case.",
    shown: { at: "outcome.errno", is: "ERESTARTSYS" },
  },
  "DIV-22": {
    title: "the description of a reservation leaves BOOKKEEP out",
    clauses: ["RESV-57"],
    documents: {
      says: "It has a name for each of the four usages.",
      sources: ["drivers/dma-buf/dma-resv.c@6.1,6.12,7.2"],
    },
    kernel: {
      does: "The walk it writes along stops at READ.",
      since: "5.19",
      sources: ["drivers/dma-buf/dma-resv.c@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "Nothing but people reads the lines.",
    shown: { at: "outcome.value.0", is: null },
  },
  "DIV-24": {
    title: "waiting for any takes fences with a wait op of their own",
    clauses: ["FENCE-52"],
    documents: {
      says: "The comment promises EINVAL for them.",
      sources: ["drivers/dma-buf/dma-fence.c@6.1,6.12,7.2"],
    },
    kernel: {
      does: "The check is gone: such fences are waited for by callbacks like all others.",
      since: "4.19",
      sources: ["drivers/dma-buf/dma-fence.c@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "The comment was left behind, and every fence has callbacks.",
    shown: { at: "outcome.status", is: "ok" },
  },
  "DIV-27": {
    title: "reserved slots do not add up and do not outlast the lock",
    clauses: ["RESV-10", "RESV-11"],
    documents: {
      says: "Reserve guarantees the slots asked for.",
      sources: ["drivers/dma-buf/dma-resv.c@6.1,6.12,7.2"],
    },
    kernel: {
      does: "It makes sure that so many are free at that moment, whoever asked before; with mutex debugging unlock takes them back.",
      since: "5.0",
      sources: ["drivers/dma-buf/dma-resv.c@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "Drivers reserve what they need each time they lock.",
    shown: { not: "who relies on more slots than there are meets a BUG, which ends the boot" },
  },
  "DIV-29": {
    title: "a user mapping can grow past the bounds that were checked",
    clauses: ["MMAP-17", "MMAP-24"],
    documents: {
      says: "Exporters need not check offset and size again: the framework has done so.",
      sources: ["S0", "include/linux/dma-buf.h@7.2"],
    },
    kernel: {
      does: "Only mmap checks; mremap enlarges the area without asking anybody unless the exporter forbade it.",
      since: "3.5",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "Nothing in the framework sees mremap, so only the exporter can keep the promise.",
    shown: { at: "outcome.status", is: "ok" },
  },
  "DIV-31": {
    title: "end of CPU access with a NULL buffer warns and then crashes",
    clauses: ["CPU-12"],
    documents: {
      says: "The function tests its argument, as begin does, which returns EINVAL.",
      sources: ["drivers/dma-buf/dma-buf.c@7.2"],
    },
    kernel: {
      does: "It WARNs and goes on to use the pointer.",
      since: "3.4",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2"],
    },
    follows: "documents",
    why: "Nobody can rely on a crash; the clause calls the effect undefined.",
    shown: { not: "the call takes the kernel with it, so it is never sent" },
  },
  "DIV-38": {
    title: "a table that is not page aligned is handed on",
    clauses: ["SG-01", "MAP-52"],
    documents: {
      says: "A successful map gives addresses and lengths that are multiples of the page size.",
      sources: ["S2 84335675", "include/linux/dma-buf.h@7.2"],
    },
    kernel: {
      does: "It prints a debug line where that is compiled in, and returns the table.",
      since: "5.11",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "The duty is the exporter's and is checked there; the framework promises a print, not a refusal.",
    shown: { at: "outcome.status", is: "ok" },
  },
  "DIV-39": {
    title: "not every attachment is notified of a move",
    clauses: ["MOVE-03", "MOVE-04"],
    documents: {
      says: "The notifier informs all attachments.",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2"],
    },
    kernel: {
      does: "It informs those that have importer ops, in 7.2 those that have the callback.",
      since: "5.7",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "A static importer has nothing that could be called: it is pinned instead.",
    shown: { at: "callbacks.0", is: null },
  },
  "DIV-40": {
    title: "how long a mapping may outlive the announcement of a move",
    clauses: ["MOVE-19"],
    eras: { until: "6.12" },
    documents: {
      says: "It stays usable for the time being and is to be torn down as soon as possible.",
      sources: ["include/linux/dma-buf.h@6.1,6.12"],
    },
    kernel: {
      does: "Nobody sets a limit; the text of 7.2 demands a bounded time and has the exporter wait twice.",
      since: "5.7",
      sources: ["drivers/dma-buf/dma-buf.c@7.2"],
    },
    follows: "kernel",
    why: "What has no limit cannot be late.",
    shown: { not: "no program can tell late from never" },
  },
  "DIV-41": {
    title: "mapping anew inside the announcement works",
    clauses: ["MOVE-11", "LOCK-27"],
    documents: {
      says: "New mappings can be made once the callback is over.",
      sources: ["include/linux/dma-buf.h@6.1,6.12"],
    },
    kernel: {
      does: "The lock that map needs is held, so that a map inside succeeds, whatever place it then describes.",
      since: "5.7",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2", "experiment@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "The framework cannot know where in its move the exporter is; the advice to importers stands.",
    shown: { at: "callbacks.1.op", is: "map_dma_buf" },
  },
  "DIV-43": {
    title: "replace may give a fence a weaker usage",
    clauses: ["RESV-29", "RESV-30"],
    documents: {
      says: "Fences are replaced only by such that are as safe.",
      sources: ["include/linux/dma-resv.h@7.2", "drivers/dma-buf/dma-resv.c@6.1,6.12,7.2"],
    },
    kernel: {
      does: "Usage and fence are stored as given.",
      since: "5.19",
      sources: ["drivers/dma-buf/dma-resv.c@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "Whether the new fence is as safe is known to the driver alone.",
    shown: { at: "outcome.value.0.usage", is: "DMA_RESV_USAGE_BOOKKEEP" },
  },
  "DIV-45": {
    title: "begin speaks of a range it does not have",
    clauses: ["CPU-11"],
    documents: {
      says: "The comment of begin names the specified range, and in 6.1 a length.",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2"],
    },
    kernel: {
      does: "There is a direction and no range: it concerns the whole buffer.",
      since: "4.6",
      sources: ["S2 831e9da7"],
    },
    follows: "kernel",
    why: "The arguments were removed with their text but for one sentence.",
    shown: { not: NOTHING_DEPENDS },
  },
  "DIV-47": {
    title: "detach does not see that mappings are alive",
    clauses: ["ATTACH-44"],
    documents: {
      says: "All mappings of an attachment are to be unmapped before it is detached.",
      sources: ["S0", "S1"],
    },
    kernel: {
      does: "Detach succeeds and calls no unmap op.",
      since: "3.3",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "The duty stays with the importer; our instrumented framework reports it, a real one cannot.",
    shown: { at: "outcome.status", is: "ok" },
  },
  "DIV-48": {
    title: "unmap does not look at direction and table",
    clauses: ["MAP-36", "MAP-37", "MAP-38"],
    documents: {
      says: "Unmap gets what map returned, with the same direction.",
      sources: ["S0", "drivers/dma-buf/dma-buf.c@7.2"],
    },
    kernel: {
      does: "It compares nothing; with page debugging 7.2 takes any other table for its own wrapper.",
      since: "3.3",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "The duty stays with the importer; our instrumented framework reports it.",
    shown: { not: "the effect on a kernel is undefined, so it is never sent there" },
  },
  "DIV-49": {
    title: "the framework keeps no count of pins",
    clauses: ["PIN-04", "PIN-05"],
    documents: {
      says: "Pins nest.",
      sources: ["S2 bb42df46"],
    },
    kernel: {
      does: "Each pin and each unpin reaches the exporter, which counts if anybody does.",
      since: "5.7",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "Only the exporter knows what a pin means for its storage.",
    shown: { at: "callbacks.0.op", is: "pin" },
  },
  "DIV-50": {
    title: "a buffer's size need not be a multiple of the page size",
    clauses: ["MMAP-04", "EXPORT-21", "SG-02"],
    documents: {
      says: "Nothing about the size itself; entries of a table are page aligned.",
      sources: ["S2 84335675"],
    },
    kernel: {
      does: "Any size is exported. mmap rounds down, so the last part of a page is visible to devices and not to the CPU.",
      since: "3.5",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "No text forbids it, and the core stores the size as given.",
    shown: { at: "outcome.errno", is: "EINVAL" },
  },
  "DIV-53": {
    title: "a heap answers an unknown request with EINVAL, not ENOTTY",
    clauses: ["HEAP-07"],
    documents: {
      says: "ENOTTY is what an unknown request gets, on buffers as on most files.",
      sources: ["Documentation/driver-api/dma-buf.rst@7.2"],
    },
    kernel: {
      does: "The heap looks its number up in a table of its own and returns EINVAL.",
      since: "5.6",
      sources: ["drivers/dma-buf/dma-heap.c@6.1:123,6.12:122,7.2:129"],
    },
    follows: "kernel",
    why: "No document of the heaps promises anything else.",
    shown: { at: "outcome.errno", is: "EINVAL" },
  },
  "DIV-54": {
    title: "a walk without the lock that starts over may leave its user with what it found before",
    clauses: ["RESV-37"],
    documents: {
      says: "Such a walk gives a consistent set.",
      sources: ["include/linux/dma-resv.h@7.2"],
    },
    kernel: {
      does: "A walk that starts over and finds nothing ends without the restarted mark, so that get and copy keep the fences of the earlier pass.",
      since: "5.16",
      sources: ["drivers/dma-buf/dma-resv.c@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "The fences are signalled by then: who waits for them loses nothing.",
    shown: { not: "within one call it takes another processor to change the reservation" },
  },
  "DIV-56": {
    title: "static importers are pinned at map, not at attach",
    clauses: ["ATTACH-34", "MAP-20"],
    eras: { since: "7.2" },
    documents: {
      says: "The pin op is called for static importers when they attach.",
      sources: ["include/linux/dma-buf.h@7.2"],
    },
    kernel: {
      does: "Attach calls no pin; each map does.",
      since: "between 6.12 and 7.2",
      sources: ["drivers/dma-buf/dma-buf.c@7.2"],
    },
    follows: "kernel",
    why: "The mapping at attach was removed on purpose, with the table cache; the member comment was left behind.",
    shown: { at: "callbacks.1", is: null },
  },
  "DIV-57": {
    title: "unmap does not drop a use count",
    clauses: ["MAP-31"],
    documents: {
      says: "The comment of unmap says that it decreases the use count of the buffer.",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2"],
    },
    kernel: {
      does: "There is no such count: map and unmap leave the references alone.",
      since: "3.3",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "A reference dropped by unmap would free the buffer under its importer.",
    shown: { at: "outcome.value.references", is: 1 },
  },
  "DIV-59": {
    title: "a static importer of a dynamic exporter is mapped in both directions at attach",
    clauses: ["ATTACH-29", "ATTACH-30", "MAP-70"],
    eras: { until: "6.12" },
    documents: { says: "A buffer is mapped for the direction the importer asks for.", sources: ["S0", "S1"] },
    kernel: {
      does: "Attach maps BIDIRECTIONAL, and every later map returns that table whatever its direction.",
      since: "5.5, until between 6.12 and 7.2",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12"],
    },
    follows: "kernel",
    why: "The direction is not known at attach, and the table cannot change afterwards.",
    shown: { at: "callbacks.2.args.direction", is: "DMA_BIDIRECTIONAL" },
  },
  "DIV-66": {
    title: "two reservations locked one after the other without an acquire context are a lockdep report",
    clauses: ["WW-23"],
    documents: {
      says: "Several reservations are locked under one acquire context; what happens without one is not said.",
      sources: ["include/linux/dma-resv.h@7.2"],
    },
    kernel: {
      does: "Both locks are taken. The lock validator reports possible recursive locking once and is silent for the rest of that boot.",
      since: "4.14",
      sources: ["experiment@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "Two tasks that do so in opposite orders wait for each other, and the report is what tells their authors. A boot makes one only, so no such program is drawn for a kernel with lock debugging.",
    shown: { at: "diagnostics.0.site", is: "lockdep" },
  },
  "DIV-67": {
    title: "closing a memory file whose pages are mapped through a udmabuf is reported as a damaged page cache",
    clauses: ["UDMABUF-24"],
    eras: { until: "6.1" },
    documents: {
      says: "The buffer keeps its pages until release, whatever happens to the memory file's descriptor.",
      sources: ["catalogue §24"],
    },
    kernel: {
      does: "The pages stay, but when the last descriptor goes the page cache finds them still mapped, reports a bad page cache and takes their map counts away. 6.12 and 7.2 insert page frame numbers, which it does not count.",
      since: "5.3, until between 6.1 and 6.12",
      sources: ["drivers/dma-buf/udmabuf.c@6.1:39", "mm/filemap.c@6.1:153", "experiment@6.1"],
    },
    follows: "documents",
    why: "A user with two descriptors should not be able to make the kernel doubt its memory; as nothing the kernel says after that counts, such programs are not drawn there.",
    shown: { at: "diagnostics.0.kind", is: "BUG" },
  },
  "DIV-68": {
    title: "udmabuf and the system heap do not look at an importer's segment limits",
    clauses: ["SG-08", "SG-09"],
    documents: {
      says: "An exporter makes a table that keeps to the limits of the attached device.",
      sources: ["S0", "S1"],
    },
    kernel: {
      does: "The table follows the pages at hand; DMA debugging complains of it once per boot.",
      since: "4.20",
      sources: ["drivers/dma-buf/udmabuf.c@6.1,6.12,7.2", "drivers/dma-buf/heaps/system_heap.c@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "Both drivers are what they are; the duty stays that of every other exporter.",
    shown: { not: "such a map uses up the one report that DMA debugging has in a boot, so none is sent" },
  },
  "DIV-69": {
    title: "vgem shows a mapping at an offset from its beginning",
    clauses: ["MMAP-06"],
    documents: {
      says: "A user mapping of a buffer begins at the offset that was asked for.",
      sources: ["S2 4c78513e", "include/linux/dma-buf.h@7.2"],
    },
    kernel: {
      does: "Its page fault handler counts from the start of the area and leaves the offset out.",
      since: "seen in 6.1, 6.12 and 7.2",
      sources: ["drivers/gpu/drm/drm_gem_shmem_helper.c@6.1:551,6.12:523,7.2:640"],
    },
    follows: "documents",
    why: "It is a finding about that driver: a run with vgem as provider reports it.",
    shown: { not: "vgem takes part only where it is asked for as provider" },
  },
  "DIV-70": {
    title: "a walk without the lock may take a new table for the one it was in",
    clauses: ["RESV-34", "RESV-35"],
    documents: {
      says: "The walk starts over whenever the reservation was changed under it.",
      sources: ["include/linux/dma-resv.h@7.2", "drivers/dma-buf/dma-resv.c@7.2"],
    },
    kernel: {
      does: "It compares the addresses of the tables. Between two looks a table can be freed and another one made where it was: then the walk goes on, by the number of entries and the place it had before, in a table it has never seen.",
      since: "5.19",
      sources: ["drivers/dma-buf/dma-resv.c@6.1,6.12,7.2", "experiment@6.1,6.12,7.2"],
    },
    follows: "documents",
    why: "A walk that misses entries breaks what it is for; whether memory is used again is up to the allocator, so that on kernels no walk is asked on after two replacements.",
    shown: { not: "whether the table comes to lie where the first was is up to the allocator" },
  },
  "OPEN-1": {
    title: "is a buffer of no bytes legal?",
    clauses: ["EXPORT-21", "MMAP-04"],
    documents: { says: "Nothing.", sources: ["catalogue §31.1"] },
    kernel: {
      does: "Export, attach and map work, the map has what the exporter makes of it; mmap is EINVAL.",
      since: "3.3",
      sources: ["experiment@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "Nothing in the core looks at the size of an export.",
    shown: { at: "outcome.status", is: "ok" },
  },
  "OPEN-2": {
    title: "may an attachment have several live mappings?",
    clauses: ["MAP-32"],
    documents: { says: "Nothing.", sources: ["catalogue §31.1"] },
    kernel: {
      does: "Each map calls the exporter once more, unless the core caches the table.",
      since: "3.3",
      sources: ["experiment@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "No text forbids it, and no count in the core could.",
    shown: { at: "callbacks.0.op", is: "map_dma_buf" },
  },
  "OPEN-4": {
    title: "may a pinned importer be notified?",
    clauses: ["MOVE-16", "PIN-06"],
    documents: {
      says: "Pinned storage does not move; of other notifications nothing is said up to 6.12.",
      sources: ["include/linux/dma-buf.h@6.1,6.12"],
    },
    kernel: {
      does: "The notifier does not look at pins; by the text of 7.2 a pinned importer's mapping is revoked.",
      since: "5.7",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2", "experiment@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "The core keeps no pins it could look at.",
    shown: { at: "callbacks.0.op", is: "move_notify" },
  },
  "OPEN-8": {
    title: "in which order are importers notified?",
    clauses: ["MOVE-02"],
    documents: {
      says: "Nothing.",
      sources: ["catalogue §31.1"],
    },
    kernel: {
      does: "The newest attachment comes first.",
      since: "5.7",
      sources: ["drivers/dma-buf/dma-buf.c@6.1,6.12,7.2", "experiment@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "It is the order of the list; no importer may rely on it.",
    shown: { at: "callbacks.0.attachment", is: 3 },
  },
  "OPEN-10": {
    title: "do begin and end have to be balanced?",
    clauses: ["CPU-14", "SYNC-10"],
    documents: { says: "Nothing about nesting.", sources: ["catalogue §31.1"] },
    kernel: {
      does: "Nobody counts: an end without a begin reaches the exporter.",
      since: "3.4",
      sources: ["experiment@6.1,6.12,7.2"],
    },
    follows: "kernel",
    why: "The core keeps no state of brackets at all.",
    shown: { at: "outcome.status", is: "ok" },
  },
} as const satisfies Readonly<Record<string, Divergence>>;

export type DivergenceId = keyof typeof DIVERGENCES;

export const DIVERGENCE_IDS = Object.keys(DIVERGENCES) as DivergenceId[];

/** An entry without its literal types: what generic code works on. */
export function divergenceOf(id: DivergenceId): Divergence {
  return DIVERGENCES[id];
}

/** Whether a text is the number of an entry. */
export function isDivergenceId(text: string): text is DivergenceId {
  return Object.hasOwn(DIVERGENCES, text);
}

/** The entries that name a clause. */
export function divergencesOf(clause: ClauseId): DivergenceId[] {
  return DIVERGENCE_IDS.filter((id) => divergenceOf(id).clauses.includes(clause));
}
