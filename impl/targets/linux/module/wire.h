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

/* Requests that may be run together. */
#define DBCT_SLOTS 16
#define DBCT_DEVICES 4
#define DBCT_ENTRIES 40
#define DBCT_CALLBACKS 64
#define DBCT_HANDLES 64
#define DBCT_TEXT 64

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
	DBCT_OPS,
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

enum dbct_name { DBCT_NAME_NULL, DBCT_NAME_EXPORTER, DBCT_NAME_OTHER };
enum dbct_importer { DBCT_IMPORTER_NONE, DBCT_IMPORTER_MOVE, DBCT_IMPORTER_NO_MOVE };
enum dbct_given { DBCT_GIVEN_OWN, DBCT_GIVEN_OTHER, DBCT_GIVEN_NULL };
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
};

/* One call of an exporter op; what does not belong to the op is zero. */
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
	/* Tables of drivers that were not unmapped. */
	__u32 tables_out;
	/* Reservation locks held: such a step may wait for ever. */
	__u32 locked;
	/* Inode number of the newest buffer ever made. */
	__u32 newest_inode;
	/* Number of the kernel's next log record. */
	__u64 next_record;
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
	/* Whether the step waits for a lock that nobody will give up. */
	__u32 blocked;
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
	/* More callbacks than the log holds are counted all the same. */
	__u32 callbacks;
	struct dbct_callback callback[DBCT_CALLBACKS];
};

#endif
