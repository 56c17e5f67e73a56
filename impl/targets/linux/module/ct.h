/* SPDX-License-Identifier: GPL-2.0 */
/* What the files of this module share. */
#ifndef DBCT_CT_H
#define DBCT_CT_H

#include <linux/dma-buf.h>
#include <linux/dma-fence.h>
#include <linux/dma-resv.h>
#include <linux/iosys-map.h>
#include <linux/list.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/scatterlist.h>

#include "compat.h"
#include "wire.h"

/*
 * Faults of the harness are the return value of the ioctl; what the kernel
 * function under test returned is dbct.shared->result.
 */
#define DBCT_NO_OBJECT (-EBADMSG)
#define DBCT_NO_COMMAND (-EOPNOTSUPP)

enum dbct_kind {
	DBCT_KIND_RESERVATION,
	DBCT_KIND_BUFFER,
	DBCT_KIND_ATTACHMENT,
	DBCT_KIND_MAPPING,
	DBCT_KIND_IOSYS,
	DBCT_KIND_FENCE,
	DBCT_KIND_CALLBACK,
	DBCT_KIND_CURSOR,
	DBCT_KIND_SECTION,
	DBCT_KIND_CONTEXT,
	DBCT_KINDS,
};

/* Anything a step made, by the id of the step. Lives until the program is forgotten. */
struct dbct_object {
	enum dbct_kind kind;
	s32 id;
	struct list_head node;
};

struct dbct_reservation {
	struct dbct_object object;
	struct dma_resv resv;
};

struct dbct_buffer {
	struct dbct_object object;
	/* NULL once the release op has run. */
	struct dma_buf *dmabuf;
	struct dma_buf_ops ops;
	/* A driver's buffer: its own ops, which the watching ones stand in for. NULL for the scripted exporter's. */
	const struct dma_buf_ops *original;
	/* What the last vmap gave its caller. */
	struct iosys_map own;
	bool locked;
};

struct dbct_attachment {
	struct dbct_object object;
	struct dma_buf_attachment *attach;
	/* What the exporter was shown while the call that makes it goes on. */
	const struct dma_buf_attachment *shown;
	/* The buffer it belongs to, whatever a later call names. */
	struct dbct_buffer *buffer;
	bool live;
	/* Pins of its own that nobody has given back. */
	u32 pins;
};

struct dbct_mapping {
	struct dbct_object object;
	struct dbct_attachment *owner;
	struct sg_table *table;
	enum dma_data_direction direction;
	bool live;
};

struct dbct_iosys {
	struct dbct_object object;
	struct iosys_map map;
};

struct dbct_fence {
	struct dbct_object object;
	struct dma_fence *fence;
	/* Who got the shared stub before; NULL for all others. */
	struct dbct_fence *same;
	/* References of the program. */
	u32 owned;
	/* Nobody counts the stub that all share. */
	bool shared;
	bool gone;
};

/* What the ops of the program's own fences work on. */
struct dbct_work {
	struct dma_fence base;
	spinlock_t lock;
	s32 id;
	u32 context;
	/* The hardware is done; only the `signaled` op knows. */
	bool complete;
	bool already_done;
};

struct dbct_cursor {
	struct dbct_object object;
	struct dma_resv_iter iter;
	bool begun;
	bool live;
};

/*
 * The one session. Only the task of the ioctl and our own threads touch it, never two of them at once.
 *
 * To add a command: its number at the end of enum dbct_command (wire.h), a function here that does it, a line for it in
 * run.c, and one in a list of the agent that names it. The function finds its request, and leaves what comes of it, in
 * dbct_here(); it asks again after any call that may sleep, also on the left of an assignment: by then it writes
 * elsewhere. What it returns is a fault of the harness, else zero.
 */
struct dbct_session {
	struct dbct_shared *slots;
	/* The slot of the step that is run, or was run last; a step that waits has its own: see dbct_here(). */
	struct dbct_shared *shared;
	struct list_head objects[DBCT_KINDS];
	u32 next_table;
	u32 tables_made;
	u32 vmaps_made;
	/* A thread waits for what nobody gives: nothing more can be run. */
	bool stuck;
	/* A move is announced by a step, which says what importers do. */
	bool reacts;
	/* The log has been looked at up to here. */
	u64 record;
	u64 newest_inode;
	bool inode_unsure;
	int base_references;
	/* Memory of the client, and the file that its request names where a thread needs it. */
	struct mm_struct *mm;
	struct file *file;
};

extern struct dbct_session dbct;

/* objects.c */
int dbct_objects_init(void);
void *dbct_make(enum dbct_kind kind, size_t size);
void *dbct_find(enum dbct_kind kind, s32 id);
void dbct_drop(struct dbct_object *object);
void dbct_forget_objects(void);
struct dbct_buffer *dbct_buffer_behind(const struct dma_buf *dmabuf);
struct dbct_attachment *dbct_attachment_behind(const struct dma_buf_attachment *attach);

/* run.c */
long dbct_run(u32 first, u32 count);

/* task.c: the slot of the step that the present code is part of, and the thread of its task. */
struct dbct_shared *dbct_here(void);
struct task_struct *dbct_task_thread(void);
int dbct_tasks_start(void);
void dbct_tasks_stop(void);
int dbct_task_run(int (*work)(void), enum dbct_waits may);
void dbct_tasks_settle(void);
void dbct_tasks_heard(void);
bool dbct_tasks_asleep(void);
void dbct_tasks_finish(void);
/* How long to wait in the kernel's measure, written down so that the clock can end the wait; and what is left of it. */
long dbct_timeout(s64 ticks);
s64 dbct_left(long timeout);

/* devices.c */
int dbct_devices_init(void);
void dbct_devices_exit(void);
int dbct_devices_set(void);
struct device *dbct_device(s32 index);
s32 dbct_device_index(const struct device *dev);

/* exporter.c, table.c, log.c */
void dbct_fill_ops(struct dma_buf_ops *ops, u32 members);
bool dbct_is_ours(const struct dma_buf *dmabuf);
int dbct_tables_init(void);
void dbct_tables_exit(void);
void dbct_tables_reset(void);
struct sg_table *dbct_table_make(size_t size, s32 reply);
void dbct_table_free(struct sg_table *table);
u32 dbct_table_serial(const struct sg_table *table);
u32 dbct_table_pages(const struct sg_table *table);
void dbct_view_table(const struct sg_table *table, struct dbct_table_view *view);
void dbct_log_reset(void);
void dbct_mark(void);
u64 dbct_next_record(void);
struct dbct_callback *dbct_log(enum dbct_op op, struct dma_buf *dmabuf,
			       struct dma_buf_attachment *attach);
struct dbct_callback *dbct_log_call(enum dbct_op op);
bool dbct_holds(const struct mutex *mutex);
void dbct_view_map(const struct iosys_map *map, struct dbct_map_view *view);
void dbct_view_text(const char *text, struct dbct_text *view);
void dbct_maps_reset(void);

/* interpose.c, foreign.c */
void dbct_interpose(struct dbct_buffer *buffer);
void dbct_give_back_ops(void);
void dbct_interpose_exit(void);
u32 dbct_foreign_take(const struct sg_table *table);
u32 dbct_foreign_serial(const struct sg_table *table);
void dbct_foreign_forget(const struct sg_table *table);
void dbct_foreign_reset(void);
u32 dbct_foreign_out(void);

/* doomed.c */
void dbct_learn_fops(const struct file *file);
void dbct_learn_from(const struct file *file);
int dbct_ask_driver(void);

/* mmap.c */
int dbct_scripted_mmap(struct dma_buf *dmabuf, struct vm_area_struct *vma);
void dbct_log_mmap(struct dbct_callback *call, struct vm_area_struct *vma);
int dbct_redirect(struct vm_area_struct *vma);
u32 dbct_count_vmas(const struct dma_buf *dmabuf);

/* port.c */
int dbct_port_init(void);
void dbct_port_exit(void);

/* buffer.c: the buffer a request names, NULL for the NULL pointer; a live one. */
int dbct_named_buffer(struct dma_buf **dmabuf);
/* lock.c: gives up the locks and contexts of the thread's task. */
int dbct_let_go(void);

/* inspect.c, unwind.c */
bool dbct_listed(const struct dma_buf *dmabuf);
bool dbct_attached(struct dma_buf *dmabuf, const struct dma_buf_attachment *attach);
u32 dbct_attachments(struct dma_buf *dmabuf);
int dbct_census(void);
int dbct_inspect(void);
int dbct_unwind(void);
void dbct_signal_all(void);
int dbct_drop_references(void);

/* fence-log.c: what the framework works on for this task; fence-ops.c, fence-known.c, fence-wait.c */
void dbct_work_on(struct dma_resv *asked, struct dma_resv *emptied);
struct dbct_callback *dbct_log_fence(enum dbct_op op, const struct dma_fence *fence, s32 name);
void dbct_tell_wait(long left);
void dbct_fence_ops_init(void);
struct dbct_work *dbct_work_new(void);
int dbct_named_fence(s32 id, struct dma_fence **fence);
s32 dbct_fence_id(const struct dma_fence *fence);
s32 dbct_context_index(u64 context);
void dbct_watch_fences(void);
void dbct_unwatch_fences(void);
bool dbct_sees_fences(void);
u32 dbct_count_fences(void);
void dbct_end_fences(void);

/* resv.c, cursor.c: the reservation of the buffer that a request names; where the framework looks for fences. */
struct dma_resv *dbct_resv_of(s32 buffer);
enum dma_resv_usage dbct_asked_usage(void);
u32 dbct_usage_number(enum dma_resv_usage usage);
void dbct_end_cursors(void);

/* cursor.c, poll.c, pin.c */
void dbct_end_sections(void);
u32 dbct_count_polls(void);
void dbct_finish_files(void);
void dbct_on_move(struct dma_buf_attachment *attach);
void dbct_unpin_all(void);

/* commands */
int dbct_reservation_new(void);
int dbct_export(void);
int dbct_fd(void);
int dbct_fd_install(void);
int dbct_get(void);
int dbct_get_ref(void);
int dbct_put(void);
int dbct_calibrate(void);
int dbct_resv_lock(void);
int dbct_resv_unlock(void);
int dbct_resv_lock_interruptible(void);
int dbct_resv_trylock(void);
int dbct_resv_is_locked(void);
int dbct_ctx_init(void);
int dbct_ctx_done(void);
int dbct_ctx_fini(void);
int dbct_ww_lock(void);
int dbct_ww_trylock(void);
int dbct_task_signal(void);
int dbct_task_signal_clear(void);
int dbct_advance_clock(void);
int dbct_attach(void);
int dbct_dynamic_attach(void);
int dbct_detach(void);
int dbct_map(void);
int dbct_map_unlocked(void);
int dbct_unmap(void);
int dbct_unmap_unlocked(void);
int dbct_vmap(void);
int dbct_vmap_unlocked(void);
int dbct_vunmap(void);
int dbct_vunmap_unlocked(void);

int dbct_begin_cpu_access(void);
int dbct_sync(void);
int dbct_end_cpu_access(void);
int dbct_redirect_null(void);
int dbct_vmap_read(void);
int dbct_vmap_write(void);
int dbct_dma_read(void);
int dbct_dma_write(void);
int dbct_adopt(void);

int dbct_fence_new(void);
int dbct_fence_stub(void);
int dbct_fence_get(void);
int dbct_fence_put(void);
int dbct_fence_signal(void);
int dbct_fence_set_error(void);
int dbct_fence_complete(void);
int dbct_fence_is_signaled(void);
int dbct_fence_status(void);
int dbct_fence_timestamp(void);
int dbct_fence_describe(void);
int dbct_fence_enable(void);
int dbct_fence_deadline(void);
int dbct_fence_is_later(void);
int dbct_fence_later(void);
int dbct_fence_add_callback(void);
int dbct_fence_remove_callback(void);
int dbct_fence_wait(void);
int dbct_fence_wait_any(void);
int dbct_signalling_begin(void);
int dbct_signalling_end(void);
int dbct_resv_reserve(void);
int dbct_resv_add(void);
int dbct_resv_replace(void);
int dbct_resv_copy(void);
int dbct_resv_test(void);
int dbct_resv_wait(void);
int dbct_resv_get(void);
int dbct_resv_singleton(void);
int dbct_resv_list(void);
int dbct_resv_describe(void);
int dbct_resv_deadline(void);
int dbct_cursor_begin(void);
int dbct_cursor_next(void);
int dbct_cursor_end(void);
int dbct_pin(void);
int dbct_unpin(void);
int dbct_notify_move(void);
int dbct_attach_revocable(void);
int dbct_poll(void);

/* iosys.c */
void dbct_iosys_init(void);
void dbct_iosys_reset(void);
bool dbct_iosys_offered(void);
int dbct_iosys(void);

#endif
