/* SPDX-License-Identifier: GPL-2.0 */
/* What the files of this module share. */
#ifndef DBCT_CT_H
#define DBCT_CT_H

#include <linux/dma-buf.h>
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
	/* The buffer it belongs to, whatever a later call names. */
	struct dbct_buffer *buffer;
	bool live;
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

/* The one session. Only the task of the ioctl and our own thread touch it, never both at once. */
struct dbct_session {
	struct dbct_shared *slots;
	/* The slot that is run, or was run last. */
	struct dbct_shared *shared;
	struct list_head objects[DBCT_KINDS];
	s32 step;
	u32 next_table;
	u32 tables_made;
	u32 vmaps_made;
	u32 locked;
	/* The thread waits for a lock that nobody gives up: nothing more can be run. */
	bool stuck;
	u64 newest_inode;
	bool inode_unsure;
	int base_references;
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

/* run.c, task.c */
long dbct_run(u32 first, u32 count);
int dbct_task_start(void);
void dbct_task_stop(void);
int dbct_task_run(int (*work)(void));
struct task_struct *dbct_task_thread(void);

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
struct dbct_callback *dbct_log(enum dbct_op op, struct dma_buf *dmabuf,
			       struct dma_buf_attachment *attach);
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

/* inspect.c, unwind.c */
bool dbct_listed(const struct dma_buf *dmabuf);
bool dbct_attached(struct dma_buf *dmabuf, const struct dma_buf_attachment *attach);
u32 dbct_attachments(struct dma_buf *dmabuf);
int dbct_census(void);
int dbct_inspect(void);
int dbct_unwind(void);
int dbct_drop_references(void);

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
int dbct_end_cpu_access(void);
int dbct_redirect_null(void);
int dbct_vmap_read(void);
int dbct_vmap_write(void);
int dbct_dma_read(void);
int dbct_dma_write(void);
int dbct_adopt(void);

/* iosys.c */
void dbct_iosys_init(void);
void dbct_iosys_reset(void);
bool dbct_iosys_offered(void);
int dbct_iosys(void);

#endif
