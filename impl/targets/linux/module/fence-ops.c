// SPDX-License-Identifier: GPL-2.0
/* The driver behind a program's fences: its ops answer as the program says, and every call of them is logged. */
#include <linux/slab.h>

#include "ct.h"

/* Contexts of the session, by index from 1 on; the stub's own is 0. */
#define CONTEXTS 3

/* One set of ops for each choice of optional members. */
static struct dma_fence_ops choices[DBCT_FENCE_KINDS];
static u64 first_context;

static struct dbct_work *work_of(struct dma_fence *fence)
{
	return container_of(fence, struct dbct_work, base);
}

static const char *driver_name(struct dma_fence *fence)
{
	return "suite";
}

static const char *timeline_name(struct dma_fence *fence)
{
	static const char *const names[CONTEXTS] = { "context-1", "context-2", "context-3" };

	return names[work_of(fence)->context - 1];
}

static bool enable_signaling(struct dma_fence *fence)
{
	struct dbct_callback *call = dbct_log_fence(DBCT_CALL_ENABLE_SIGNALING, fence, work_of(fence)->id);

	if (work_of(fence)->already_done)
		call->answer = DBCT_ANSWER_ALREADY;
	return !work_of(fence)->already_done;
}

static bool signaled(struct dma_fence *fence)
{
	struct dbct_callback *call = dbct_log_fence(DBCT_CALL_SIGNALED, fence, work_of(fence)->id);

	call->answer = DBCT_ANSWER_SIGNALED;
	call->number = work_of(fence)->complete;
	return work_of(fence)->complete;
}

/* Does not wait at all, and says that no time went by. */
static signed long wait(struct dma_fence *fence, bool interruptible, signed long timeout)
{
	dbct_log_fence(DBCT_CALL_WAIT, fence, work_of(fence)->id);
	return timeout;
}

static void set_deadline(struct dma_fence *fence, ktime_t deadline)
{
	dbct_log_fence(DBCT_CALL_SET_DEADLINE, fence, work_of(fence)->id);
}

static void release(struct dma_fence *fence)
{
	dbct_log_fence(DBCT_CALL_FENCE_RELEASE, fence, work_of(fence)->id);
	dma_fence_free(fence);
}

void dbct_fence_ops_init(void)
{
	u32 choice;

	for (choice = 0; choice < DBCT_FENCE_KINDS; choice++) {
		choices[choice] = (struct dma_fence_ops){
			.get_driver_name = driver_name,
			.get_timeline_name = timeline_name,
			.enable_signaling = choice & DBCT_FENCE_HAS_ENABLE ? enable_signaling : NULL,
			.signaled = choice & DBCT_FENCE_HAS_SIGNALED ? signaled : NULL,
			.wait = choice & DBCT_FENCE_HAS_WAIT ? wait : NULL,
			.release = choice & DBCT_FENCE_HAS_RELEASE ? release : NULL,
		};
		dbct_set_deadline_op(&choices[choice], choice & DBCT_FENCE_HAS_DEADLINE ? set_deadline : NULL);
		dbct_set_wide(&choices[choice], choice & DBCT_FENCE_IS_WIDE);
	}
	first_context = dma_fence_context_alloc(CONTEXTS);
}

/* The index of a context; -1 for none of the session's. */
s32 dbct_context_index(u64 context)
{
	if (context == 0)
		return 0;
	return context - first_context < CONTEXTS ? context - first_context + 1 : -1;
}

/* A fence as the request wants it. The core frees it, so it begins its memory. */
struct dbct_work *dbct_work_new(void)
{
	const struct dbct_request *request = &dbct_here()->request;
	const struct dma_fence_ops *ops = &choices[request->fence_ops % DBCT_FENCE_KINDS];
	struct dbct_work *work;

	if (request->fence_context < 1 || request->fence_context > CONTEXTS)
		return NULL;
	work = kzalloc(sizeof(*work), GFP_KERNEL);
	if (!work)
		return NULL;
	spin_lock_init(&work->lock);
	work->id = dbct_here()->request.id;
	work->context = request->fence_context;
	work->already_done = request->already_done;
	dbct_fence_init(&work->base, ops, &work->lock, first_context + work->context - 1, request->seqno,
			request->fence_ops & DBCT_FENCE_IS_WIDE);
	return work;
}

