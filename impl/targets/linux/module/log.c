// SPDX-License-Identifier: GPL-2.0
/* The record of exporter callbacks, and views of what they were given. */
#include <linux/mutex.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "ct.h"

/* Numbered addresses look like this: the first 0x1000, the second 0x2000. */
#define ADDRESS_STEP 0x1000

/* Addresses of kernel mappings, in order of appearance. */
static unsigned long *addresses;
static u32 known, room;

void dbct_log_reset(void)
{
	dbct_here()->callbacks = 0;
}

/*
 * What the kernel said in one go may belong to several steps, where one lets
 * others go on: at the end of each, a line of ours says whose the lines before
 * it are.
 */
void dbct_mark(void)
{
	if (!dbct_tasks_asleep() || dbct_next_record() == dbct.record)
		return;
	pr_info("dmabuf-ct: said by %d\n", dbct_here()->request.id);
	dbct.record = dbct_next_record();
}

void dbct_maps_reset(void)
{
	known = 0;
}

/* The owner's pointer shares its word with flags in the low bits. */
static const struct task_struct *owner_of(const struct mutex *mutex)
{
	return (const struct task_struct *)(atomic_long_read(&mutex->owner) & ~7ul);
}

/* The task of the program has two halves: the one in the ioctl or on its way back, and its thread. */
bool dbct_holds(const struct mutex *mutex)
{
	const struct task_struct *owner = owner_of(mutex);

	return owner && (owner == current || owner == dbct_task_thread());
}

static u32 locks_held(struct dma_buf *dmabuf)
{
	struct mutex *mutex = dbct_buffer_mutex(dmabuf);
	u32 locks = 0;

	if (dbct_holds(&dmabuf->resv->lock.base))
		locks |= DBCT_LOCK_RESERVATION;
	if (mutex && dbct_holds(mutex))
		locks |= DBCT_LOCK_MUTEX;
	return locks;
}

/* Inside the attach that makes it nobody knows an attachment yet: it has the name of the step. */
static s32 attachment_id(const struct dma_buf_attachment *attach)
{
	struct dbct_attachment *known_one;

	if (!attach)
		return DBCT_NULL;
	known_one = dbct_attachment_behind(attach);
	if (known_one)
		return known_one->object.id;
	known_one = dbct_find(DBCT_KIND_ATTACHMENT, dbct_here()->request.id);
	if (known_one)
		known_one->shown = attach;
	return dbct_here()->request.id;
}

/* The record of a call that has just begun. When the log is full, the last one is overwritten. */
struct dbct_callback *dbct_log_call(enum dbct_op op)
{
	u32 at = min_t(u32, dbct_here()->callbacks, DBCT_CALLBACKS - 1);
	struct dbct_callback *call = &dbct_here()->callback[at];

	dbct_here()->callbacks++;
	memset(call, 0, offsetof(struct dbct_callback, answer_table));
	call->op = op;
	call->buffer = DBCT_NULL;
	call->attachment = DBCT_NULL;
	call->fence = DBCT_NULL;
	return call;
}

struct dbct_callback *dbct_log(enum dbct_op op, struct dma_buf *dmabuf,
			       struct dma_buf_attachment *attach)
{
	const struct dbct_buffer *buffer = dbct_buffer_behind(dmabuf);
	struct dbct_callback *call = dbct_log_call(op);

	call->buffer = buffer ? buffer->object.id : DBCT_NULL;
	call->attachment = attachment_id(attach);
	call->locks = locks_held(dmabuf);
	return call;
}

static u64 numbered(unsigned long address)
{
	unsigned long *more;
	u32 i;

	for (i = 0; i < known; i++)
		if (addresses[i] == address)
			return (i + 1ull) * ADDRESS_STEP;
	if (known == room) {
		more = krealloc(addresses, (room + 64) * sizeof(*more), GFP_KERNEL);
		if (!more)
			return U64_MAX;
		addresses = more;
		room += 64;
	}
	addresses[known++] = address;
	return known * (u64)ADDRESS_STEP;
}

void dbct_view_map(const struct iosys_map *map, struct dbct_map_view *view)
{
	unsigned long address = map->is_iomem ? (unsigned long)map->vaddr_iomem : (unsigned long)map->vaddr;

	view->iomem = map->is_iomem;
	view->address = address ? numbered(address) : 0;
}

void dbct_view_text(const char *text, struct dbct_text *view)
{
	view->set = text != NULL;
	if (text)
		strscpy(view->text, text, sizeof(view->text));
}
