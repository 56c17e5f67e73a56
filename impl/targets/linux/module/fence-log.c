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

static struct place places[DBCT_TASKS + 1];

/* Our threads live as long as the module; all other tasks have one place in common, which says nothing. */
static struct place *place_of(const struct task_struct *task)
{
	int i;

	for (i = 0; i < DBCT_TASKS; i++)
		if (places[i].task == task || !places[i].task)
			break;
	return &places[i];
}

void dbct_work_on(struct dma_resv *asked, struct dma_resv *emptied)
{
	if (current->flags & PF_KTHREAD)
		*place_of(current) = (struct place){ .task = current, .asked = asked, .emptied = emptied };
}

/* The fence's own lock is not shown. */
struct dbct_callback *dbct_log_fence(enum dbct_op op, s32 fence)
{
	const struct place *place = place_of(current);
	struct dma_resv *resv = op == DBCT_CALL_FENCE_RELEASE ? place->emptied : place->asked;
	struct dbct_callback *call = dbct_log_call(op);

	call->fence = fence;
	call->locks = resv && dbct_holds(&resv->lock.base) ? DBCT_LOCK_RESERVATION : 0;
	return call;
}
