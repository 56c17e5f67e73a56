/* SPDX-License-Identifier: GPL-2.0 OR MIT */
/*
 * The border between the module and the agent: one mapped area holds the
 * request, its result and the log of the exporter callbacks it caused. The
 * agent fills the request, calls DBCT_RUN and reads the rest.
 */
#ifndef DBCT_WIRE_H
#define DBCT_WIRE_H

#include <linux/types.h>
#include <linux/ioctl.h>

#define DBCT_NODE "dmabuf-ct"
/* Takes a census for the step before, and runs the requests of some slots. Returns how many it ran, perhaps none. */
#define DBCT_RUN _IO('D', 0xb0)
#define DBCT_RUN_SLOTS(first, count) ((unsigned long)(first) | (unsigned long)(count) << 16)

/* The way to the host, where there is one; the argument is its input descriptor, and the output one 16 bits up. */
#define DBCT_PORT_NODE "dmabuf-ct-port"
#define DBCT_PORT _IO('D', 0xb1)

/* Requests that may be run together. The slots behind theirs belong to the tasks: what a step shows after it waited. */
#define DBCT_SLOTS 16
#define DBCT_TASKS 4
#define DBCT_ALL_SLOTS (DBCT_SLOTS + DBCT_TASKS)
#define DBCT_DEVICES 4
#define DBCT_ENTRIES 40
#define DBCT_CALLBACKS 64
#define DBCT_HANDLES 64
#define DBCT_TEXT 64
/* A description of a reservation. */
#define DBCT_LINES_BYTES 8192

/* Mapping the node at this page asks it to map the request's buffer there instead. */
#define DBCT_REDIRECT_PAGE 0x100000ul

/* What stands where a handle could: the NULL pointer, a structure of zeros. */
#define DBCT_NULL (-1)
#define DBCT_ZEROED (-2)

enum dbct_command {
	/* the program */
	DBCT_HELLO,
	DBCT_BEGIN,
	/* Ends locks, mappings and attachments; then, with the descriptors closed, references. */
	DBCT_UNWIND,
	DBCT_DROP,
	/* steps */
	DBCT_RESERVATION_NEW,
	DBCT_EXPORT,
	DBCT_FD,
	DBCT_FD_INSTALL,
	DBCT_GET,
	DBCT_GET_REF,
	DBCT_PUT,
	DBCT_INSPECT,
	DBCT_RESV_LOCK,
	DBCT_RESV_UNLOCK,
	DBCT_ATTACH,
	DBCT_DYNAMIC_ATTACH,
	DBCT_DETACH,
	DBCT_MAP,
	DBCT_MAP_UNLOCKED,
	DBCT_UNMAP,
	DBCT_UNMAP_UNLOCKED,
	DBCT_VMAP,
	DBCT_VMAP_UNLOCKED,
	DBCT_VUNMAP,
	DBCT_VUNMAP_UNLOCKED,
	DBCT_IOSYS_SET,
	DBCT_IOSYS_CLEAR,
	DBCT_IOSYS_INCR,
	DBCT_IOSYS_OFFSET,
	DBCT_IOSYS_COMPARE,
	DBCT_IOSYS_COPY_TO,
	DBCT_IOSYS_COPY_FROM,
	DBCT_IOSYS_MEMSET,
	DBCT_IOSYS_READ,
	DBCT_IOSYS_WRITE,
	DBCT_BEGIN_CPU_ACCESS,
	DBCT_END_CPU_ACCESS,
	/* dma_buf_mmap without an area; with one it is the mapping of the node that calls it. */
	DBCT_REDIRECT_NULL,
	DBCT_VMAP_READ,
	DBCT_VMAP_WRITE,
	DBCT_DMA_READ,
	DBCT_DMA_WRITE,
	/* A driver made this descriptor's buffer: it becomes the step's, and its ops are watched. */
	DBCT_ADOPT,
	/* An ioctl of a driver that makes buffers. */
	DBCT_ASK_DRIVER,
	DBCT_RESV_LOCK_INTERRUPTIBLE,
	DBCT_RESV_TRYLOCK,
	DBCT_RESV_IS_LOCKED,
	DBCT_CTX_INIT,
	DBCT_CTX_DONE,
	DBCT_CTX_FINI,
	DBCT_WW_LOCK,
	DBCT_WW_TRYLOCK,
	DBCT_TASK_SIGNAL,
	DBCT_TASK_SIGNAL_CLEAR,
	DBCT_ADVANCE_CLOCK,
	/* DMA_BUF_IOCTL_SYNC as a task's own call: it may wait. */
	DBCT_SYNC,
	DBCT_FENCE_NEW,
	DBCT_FENCE_STUB,
	DBCT_FENCE_GET,
	DBCT_FENCE_PUT,
	DBCT_FENCE_SIGNAL,
	DBCT_FENCE_SET_ERROR,
	DBCT_FENCE_COMPLETE,
	DBCT_FENCE_IS_SIGNALED,
	DBCT_FENCE_STATUS,
	DBCT_FENCE_TIMESTAMP,
	DBCT_FENCE_DESCRIBE,
	DBCT_FENCE_ENABLE,
	DBCT_FENCE_DEADLINE,
	DBCT_FENCE_IS_LATER,
	DBCT_FENCE_LATER,
	DBCT_FENCE_ADD_CALLBACK,
	DBCT_FENCE_REMOVE_CALLBACK,
	DBCT_FENCE_WAIT,
	DBCT_FENCE_WAIT_ANY,
	DBCT_SIGNALLING_BEGIN,
	DBCT_SIGNALLING_END,
	DBCT_RESV_RESERVE,
	DBCT_RESV_ADD,
	DBCT_RESV_REPLACE,
	DBCT_RESV_COPY,
	DBCT_RESV_TEST,
	DBCT_RESV_WAIT,
	DBCT_RESV_GET,
	DBCT_RESV_SINGLETON,
	DBCT_RESV_LIST,
	DBCT_RESV_DESCRIBE,
	DBCT_RESV_DEADLINE,
	DBCT_CURSOR_BEGIN,
	DBCT_CURSOR_NEXT,
	DBCT_CURSOR_END,
	DBCT_PIN,
	DBCT_UNPIN,
	DBCT_NOTIFY_MOVE,
	DBCT_ATTACH_REVOCABLE,
	DBCT_POLL,
	DBCT_COMMANDS,
};

enum dbct_op {
	DBCT_OP_ATTACH,
	DBCT_OP_DETACH,
	DBCT_OP_PIN,
	DBCT_OP_UNPIN,
	DBCT_OP_MAP,
	DBCT_OP_UNMAP,
	DBCT_OP_RELEASE,
	DBCT_OP_VMAP,
	DBCT_OP_VUNMAP,
	DBCT_OP_MMAP,
	DBCT_OP_BEGIN_CPU_ACCESS,
	DBCT_OP_END_CPU_ACCESS,
	/* So many are the exporter's. */
	DBCT_OPS,
	DBCT_CALL_MOVE_NOTIFY = DBCT_OPS,
	DBCT_CALL_ENABLE_SIGNALING,
	DBCT_CALL_SIGNALED,
	DBCT_CALL_WAIT,
	DBCT_CALL_SET_DEADLINE,
	DBCT_CALL_FENCE_RELEASE,
	DBCT_CALL_FENCE_CALLBACK,
	DBCT_CALLS,
};

/* Members of the export information and of its ops, as bits. */
#define DBCT_HAS_ATTACH (1u << DBCT_OP_ATTACH)
#define DBCT_HAS_DETACH (1u << DBCT_OP_DETACH)
#define DBCT_HAS_PIN (1u << DBCT_OP_PIN)
#define DBCT_HAS_UNPIN (1u << DBCT_OP_UNPIN)
#define DBCT_HAS_MAP (1u << DBCT_OP_MAP)
#define DBCT_HAS_UNMAP (1u << DBCT_OP_UNMAP)
#define DBCT_HAS_RELEASE (1u << DBCT_OP_RELEASE)
#define DBCT_HAS_VMAP (1u << DBCT_OP_VMAP)
#define DBCT_HAS_VUNMAP (1u << DBCT_OP_VUNMAP)
#define DBCT_HAS_MMAP (1u << DBCT_OP_MMAP)
#define DBCT_HAS_BEGIN_CPU_ACCESS (1u << DBCT_OP_BEGIN_CPU_ACCESS)
#define DBCT_HAS_END_CPU_ACCESS (1u << DBCT_OP_END_CPU_ACCESS)
#define DBCT_HAS_CACHE (1u << 16)
#define DBCT_HAS_PRIV (1u << 17)
#define DBCT_HAS_OPS (1u << 18)

/* What the scripted exporter answers, where it is no negative errno. */
enum dbct_reply {
	DBCT_REPLY_OK,
	DBCT_REPLY_CLEAR_PEER2PEER,
	DBCT_REPLY_NULL,
	DBCT_REPLY_NO_DMA_ENTRIES,
	DBCT_REPLY_MISALIGNED,
	DBCT_REPLY_IOMEM,
	DBCT_REPLY_POSITIVE,
	DBCT_REPLY_FILL_THEN_FAIL,
};

/* What a task sleeps for in the middle of a step. */
enum dbct_waits { DBCT_WAITS_NOT, DBCT_WAITS_RESERVATION, DBCT_WAITS_FENCE, DBCT_WAITS_UNKNOWN };
/* How a lock is asked for under a context, as bits. */
enum dbct_how { DBCT_HOW_INTERRUPTIBLE = 1, DBCT_HOW_SLOW = 2 };
enum dbct_name { DBCT_NAME_NULL, DBCT_NAME_EXPORTER, DBCT_NAME_OTHER };
enum dbct_importer { DBCT_IMPORTER_NONE, DBCT_IMPORTER_MOVE, DBCT_IMPORTER_NO_MOVE };
enum dbct_given { DBCT_GIVEN_OWN, DBCT_GIVEN_OTHER, DBCT_GIVEN_NULL };
/* Optional ops of a fence, as bits. */
#define DBCT_FENCE_HAS_ENABLE (1u << 0)
#define DBCT_FENCE_HAS_SIGNALED (1u << 1)
#define DBCT_FENCE_HAS_WAIT (1u << 2)
#define DBCT_FENCE_HAS_DEADLINE (1u << 3)
#define DBCT_FENCE_HAS_RELEASE (1u << 4)
#define DBCT_FENCE_IS_WIDE (1u << 5)
#define DBCT_FENCE_KINDS (1u << 6)

enum dbct_signal { DBCT_SIGNAL_PLAIN, DBCT_SIGNAL_LOCKED, DBCT_SIGNAL_TIMESTAMP, DBCT_SIGNAL_TIMESTAMP_LOCKED };
enum dbct_time { DBCT_TIME_SIGNAL, DBCT_TIME_GIVEN, DBCT_TIME_NOW };
/* By the number of the kernel, whatever that is. */
enum dbct_usage { DBCT_USAGE_KERNEL, DBCT_USAGE_WRITE, DBCT_USAGE_READ, DBCT_USAGE_BOOKKEEP };
enum dbct_reaction { DBCT_REACT_NOT, DBCT_REACT_UNMAP, DBCT_REACT_UNPIN, DBCT_REACT_MAP };
#define DBCT_POLL_IN 1u
#define DBCT_POLL_OUT 2u
#define DBCT_POLL_PRI 4u
/* Waits that never end by themselves. */
#define DBCT_FOREVER ((__s64)0x7fffffffffffffffll)
/* Of the fences a call was given, none. */
#define DBCT_NO_INDEX 0xffffffffu

enum dbct_locks { DBCT_LOCK_RESERVATION = 1, DBCT_LOCK_MUTEX = 2 };
enum dbct_pages { DBCT_PAGES_NONE, DBCT_PAGES_REAL, DBCT_PAGES_SCRAMBLED };

struct dbct_device {
	__u32 mask_bits;
	__u32 max_segment_bytes;
	__u64 boundary_bytes;
};

struct dbct_request {
	__u32 command;
	/* The step: the name of the handle it makes. */
	__s32 id;
	__u32 task;
	__s32 buffer;
	__s32 attachment;
	__s32 mapping;
	__s32 reservation;
	__s32 device;
	__s32 direction;
	__s32 fd;
	__s32 map;
	__s32 other_map;
	/* Open flags of export, fd and fd-install. */
	__u32 flags;
	__u32 members;
	__u32 name;
	__u32 importer;
	__u32 peer2peer;
	__u32 given;
	__u32 iomem;
	__s32 offset;
	__u32 width_bits;
	__u32 fill;
	/* Page of the buffer, and the byte that goes there. */
	__u32 page;
	__u32 marker;
	/* Of an ioctl. */
	__u32 number;
	/* Whether an adopted buffer's reference stays with the program. */
	__u32 keep;
	/* Of locks and tasks. */
	__s32 context;
	__u32 how;
	__u32 target;
	__u64 sync;
	/* Of fences and reservations. */
	__s32 fence;
	__s32 other_fence;
	__s32 source;
	__s32 cursor;
	__s32 callback;
	__s32 section;
	__u32 fence_context;
	__u32 fence_ops;
	__u32 already_done;
	__u32 private_stub;
	__u32 signal;
	__s32 error;
	__u32 usage;
	__u32 slots_wanted;
	__u32 interruptible;
	__u32 events;
	__u32 reaction;
	__u64 seqno;
	/* How long to wait. */
	__s64 ticks;
	/* By op; of those that answer at all. */
	__s32 reply[DBCT_OPS];
	__u64 size;
	__u64 address;
	__u64 offset_pages;
	__u32 devices;
	struct dbct_device device_spec[DBCT_DEVICES];
};

struct dbct_entry {
	__u64 address;
	__u64 length;
};

struct dbct_table_view {
	__u32 serial;
	__u32 original_entries;
	__u32 pages;
	__u32 entries;
	struct dbct_entry entry[DBCT_ENTRIES];
};

struct dbct_map_view {
	__u64 address;
	__u32 iomem;
	__u32 pad;
};

struct dbct_text {
	__u32 set;
	char text[DBCT_TEXT];
};

enum dbct_answer {
	DBCT_ANSWER_NOTHING,
	DBCT_ANSWER_NUMBER,
	DBCT_ANSWER_TABLE,
	DBCT_ANSWER_NO_TABLE,
	DBCT_ANSWER_MAP,
	DBCT_ANSWER_PEER2PEER,
	DBCT_ANSWER_ALREADY,
	DBCT_ANSWER_SIGNALED,
};

/* One call of code that is not the framework's; what does not belong to the op is zero. */
struct dbct_callback {
	__u32 op;
	__s32 buffer;
	__s32 attachment;
	__u32 locks;
	/* arguments */
	__s32 device;
	__s32 priv;
	__u32 listed;
	__u32 peer2peer;
	__u32 importer_ops;
	__u32 direction;
	__u32 table;
	__u32 pages;
	__u32 count;
	__u64 offset_pages;
	__u32 shared;
	__u32 writable;
	/* The fence a call belongs to, or none, what was added to it, and its status. */
	__s32 fence;
	__s32 added;
	__s32 status;
	struct dbct_map_view map;
	struct dbct_text name;
	/* reply */
	__u32 answer;
	__s32 number;
	struct dbct_map_view answer_map;
	/* Last: it is long, and counts only if the answer is a table. */
	struct dbct_table_view answer_table;
};

struct dbct_hello {
	__u32 version;
	__u32 page_size_bytes;
	__u32 dmabuf_debug;
	__u32 sysfs_stats;
	__u32 debug_fs;
	__u32 lock_debug;
	__u32 dma_api_debug;
	__u32 move_notify;
	__u32 iosys;
	/* Whether time can be made to pass. */
	__u32 clock;
	/* Whether it is seen when a fence goes. */
	__u32 fences;
};

struct dbct_inspect {
	__u64 size;
	__u32 references;
	__u32 vmap_counter;
	__u32 poll_armed;
	__u32 attachments;
	__s32 attachment[DBCT_HANDLES];
	struct dbct_text exporter_name;
	struct dbct_text name;
};

struct dbct_census {
	__u32 files;
	__u32 buffers;
	__u32 listed;
	__u32 attachments;
	__u32 names;
	__u32 module_references;
	__u32 references;
	__u32 vmaps;
	__u32 vmas;
	__u32 fences;
	__u32 polls;
	/* Tables of drivers that were not unmapped. */
	__u32 tables_out;
	/* Buffers whose reservation is locked: who looks at them all may wait for ever. */
	__u32 locked;
	/* Inode number of the newest buffer ever made. */
	__u32 newest_inode;
	/* Number of the kernel's next log record. */
	__u64 next_record;
};

/* Fences found in a reservation. */
struct dbct_found {
	__s32 fence;
	__u32 usage;
};

struct dbct_fences {
	__u32 count;
	__u32 restarted;
	struct dbct_found found[DBCT_HANDLES];
};

/* What a driver's buffer turned out to be. */
struct dbct_adopted {
	__u32 members;
	struct dbct_text exporter_name;
};

struct dbct_compare {
	__u32 equal;
	__u32 null;
	__u32 set;
};

struct dbct_access {
	__u32 io;
	__u32 has_value;
	__u64 value;
};

/* A request and all that comes of it: one of the slots. */
struct dbct_shared {
	struct dbct_request request;
	/* Zero, or what is wrong with the request. */
	__s32 fault;
	/* What the kernel function returned; zero where it returns nothing. */
	__s64 result;
	/* What the step waits for. */
	__u32 blocked;
	/* Tasks whose steps this one let end, or go on to another wait, in that order: their slots tell what came of them. */
	__u32 completions;
	__u32 completion[DBCT_TASKS];
	struct dbct_table_view table;
	/* Maps the step made, changed or was given. */
	struct dbct_map_view map;
	struct dbct_map_view source_map;
	__u32 peer2peer;
	struct dbct_hello hello;
	struct dbct_inspect inspect;
	struct dbct_census census;
	struct dbct_compare compare;
	struct dbct_access access;
	struct dbct_adopted adopted;
	/* Any value, and which of several. */
	__s64 number;
	__u32 index;
	struct dbct_fences fences;
	char lines[DBCT_LINES_BYTES];
	/* More callbacks than the log holds are counted all the same. */
	__u32 callbacks;
	struct dbct_callback callback[DBCT_CALLBACKS];
};

#endif
