// SPDX-License-Identifier: GPL-2.0
/* Waiting for fences, and functions that are called when one signals. */
#include "ct.h"

struct added {
	struct dbct_object object;
	struct dma_fence_cb node;
	struct dma_fence *fence;
	/* The fence's name: it is known no more when its last reference signals it. */
	s32 name;
};

static void on_signal(struct dma_fence *fence, struct dma_fence_cb *node)
{
	const struct added *added = container_of(node, struct added, node);
	struct dbct_callback *call = dbct_log_fence(DBCT_CALL_FENCE_CALLBACK, fence, added->name);

	call->added = added->object.id;
	call->status = dma_fence_get_status_locked(fence);
}

int dbct_fence_add_callback(void)
{
	struct dma_fence *fence;
	struct added *made;
	int ret = dbct_named_fence(dbct_here()->request.fence, &fence);

	if (ret)
		return ret;
	made = dbct_make(DBCT_KIND_CALLBACK, sizeof(*made));
	if (!made)
		return -ENOMEM;
	made->fence = fence;
	made->name = fence ? dbct_fence_id(fence) : DBCT_NULL;
	dbct_here()->result = dma_fence_add_callback(fence, &made->node, on_signal);
	if (dbct_here()->result)
		dbct_drop(&made->object);
	return 0;
}

int dbct_fence_remove_callback(void)
{
	struct added *added = dbct_find(DBCT_KIND_CALLBACK, dbct_here()->request.callback);

	if (!added)
		return DBCT_NO_OBJECT;
	dbct_here()->number = dma_fence_remove_callback(added->fence, &added->node);
	return 0;
}

/* What a wait returned: an error, or the time left. */
void dbct_tell_wait(long left)
{
	dbct_here()->number = dbct_left(left);
	if (left < 0)
		dbct_here()->result = left;
}

int dbct_fence_wait(void)
{
	const struct dbct_request *request = &dbct_here()->request;
	struct dma_fence *fence;
	int ret = dbct_named_fence(request->fence, &fence);
	long left;

	if (ret || !fence)
		return DBCT_NO_OBJECT;
	left = dma_fence_wait_timeout(fence, request->interruptible, dbct_timeout(request->ticks));
	dbct_tell_wait(left);
	return 0;
}

int dbct_fence_wait_any(void)
{
	const struct dbct_request *request = &dbct_here()->request;
	struct dma_fence *fences[2];
	u32 index = DBCT_NO_INDEX;
	long left;
	int i;

	for (i = 0; i < 2; i++)
		if (dbct_named_fence(i ? request->other_fence : request->fence, &fences[i]) || !fences[i])
			return DBCT_NO_OBJECT;
	left = dma_fence_wait_any_timeout(fences, 2, request->interruptible, dbct_timeout(request->ticks), &index);
	dbct_tell_wait(left);
	dbct_here()->index = index;
	return 0;
}
