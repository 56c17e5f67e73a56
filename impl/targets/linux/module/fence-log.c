// SPDX-License-Identifier: GPL-2.0
/* The record of calls that belong to fences. */
#include <linux/mutex.h>
#include <linux/sched.h>

#include "ct.h"

/* The reservation whose entries the framework looks at for a task, and the one it takes them out of. */
struct place {
	const struct task_struct *task;
	struct dma_resv *asked;
	struct dma_resv *emptied;
};

static struct place places[DBCT_TASKS];

/* Our threads live as long as the module. */
static struct place *place_of(const struct task_struct *task)
{
	int i;

	for (i = 0; i < DBCT_TASKS; i++)
		if (places[i].task == task || !places[i].task)
			return &places[i];
	return NULL;
}

void dbct_work_on(struct dma_resv *asked, struct dma_resv *emptied)
{
	struct place *place = current->flags & PF_KTHREAD ? place_of(current) : NULL;

	if (place)
		*place = (struct place){ .task = current, .asked = asked, .emptied = emptied };
}

static bool is_own(const struct mutex *mutex)
{
	return (atomic_long_read(&mutex->owner) & ~7ul) == (unsigned long)current;
}

/* What a system call locks, such as the listing of all buffers, it works on. */
static bool holds_any(void)
{
	const struct dbct_buffer *buffer;

	list_for_each_entry(buffer, &dbct.objects[DBCT_KIND_BUFFER], object.node)
		if (buffer->dmabuf && is_own(&buffer->dmabuf->resv->lock.base))
			return true;
	return false;
}

/* A fence that nobody refers to any more has just been taken out. */
static bool is_locked_for(const struct dma_fence *fence)
{
	const struct place *place = place_of(current);
	struct dma_resv *resv;

	if (!(current->flags & PF_KTHREAD))
		return holds_any();
	if (!place)
		return false;
	resv = kref_read(&fence->refcount) ? place->asked : place->emptied;
	return resv && dbct_holds(&resv->lock.base);
}

/* The fence's own lock is not shown. */
struct dbct_callback *dbct_log_fence(enum dbct_op op, const struct dma_fence *fence, s32 name)
{
	struct dbct_callback *call = dbct_log_call(op);

	call->fence = name;
	call->locks = is_locked_for(fence) ? DBCT_LOCK_RESERVATION : 0;
	return call;
}
