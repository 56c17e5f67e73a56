// SPDX-License-Identifier: GPL-2.0
/* Fences: making them, signalling them, and asking them. */
#include <linux/ktime.h>

#include "ct.h"

/* Long ago: no signal of a program is dated so. */
#define GIVEN_TIME ns_to_ktime(1)

static int named(struct dma_fence **fence)
{
	int ret = dbct_named_fence(dbct_here()->request.fence, fence);

	return ret || *fence ? ret : DBCT_NO_OBJECT;
}

static int named_two(struct dma_fence **first, struct dma_fence **second)
{
	int ret = named(first);

	if (!ret)
		ret = dbct_named_fence(dbct_here()->request.other_fence, second);
	return ret || *second ? ret : DBCT_NO_OBJECT;
}

static struct dbct_fence *known(s32 id)
{
	struct dbct_fence *fence = dbct_find(DBCT_KIND_FENCE, id);

	return fence && fence->same ? fence->same : fence;
}

int dbct_fence_new(void)
{
	struct dbct_fence *made = dbct_make(DBCT_KIND_FENCE, sizeof(*made));
	struct dbct_work *work = made ? dbct_work_new() : NULL;

	if (!work) {
		if (made)
			dbct_drop(&made->object);
		return -ENOMEM;
	}
	made->fence = &work->base;
	made->owned = 1;
	return 0;
}

static struct dbct_fence *first_with(const struct dma_fence *fence)
{
	return dbct_find(DBCT_KIND_FENCE, dbct_fence_id(fence));
}

int dbct_fence_stub(void)
{
	struct dbct_fence *made, *first;
	struct dma_fence *fence;

	made = dbct_make(DBCT_KIND_FENCE, sizeof(*made));
	if (!made)
		return -ENOMEM;
	made->shared = !dbct_here()->request.private_stub;
	fence = made->shared ? dma_fence_get_stub() : dma_fence_allocate_private_stub(GIVEN_TIME);
	first = made->shared ? first_with(fence) : NULL;
	made->same = first;
	made->fence = fence;
	(first ? first : made)->owned++;
	return 0;
}

int dbct_fence_get(void)
{
	struct dma_fence *fence;
	int ret = named(&fence);

	if (ret)
		return ret;
	dma_fence_get(fence);
	known(dbct_here()->request.fence)->owned++;
	return 0;
}

int dbct_fence_put(void)
{
	struct dma_fence *fence;
	int ret = named(&fence);

	if (ret)
		return ret;
	known(dbct_here()->request.fence)->owned--;
	dma_fence_put(fence);
	return 0;
}

static int signal_locked(struct dma_fence *fence, bool timestamp)
{
	unsigned long flags;
	int ret;

	spin_lock_irqsave(dbct_lock_of(fence), flags);
	ret = timestamp ? DBCT_SIGNALLED(dma_fence_signal_timestamp_locked(fence, GIVEN_TIME)) :
			  DBCT_SIGNALLED(dma_fence_signal_locked(fence));
	spin_unlock_irqrestore(dbct_lock_of(fence), flags);
	return ret;
}

static int signal(struct dma_fence *fence, u32 how)
{
	switch (how) {
	case DBCT_SIGNAL_PLAIN:
		return DBCT_SIGNALLED(dma_fence_signal(fence));
	case DBCT_SIGNAL_TIMESTAMP:
		return DBCT_SIGNALLED(dma_fence_signal_timestamp(fence, GIVEN_TIME));
	default:
		return signal_locked(fence, how == DBCT_SIGNAL_TIMESTAMP_LOCKED);
	}
}

/* The forms whose caller holds the fence lock do not test for NULL. */
int dbct_fence_signal(void)
{
	u32 how = dbct_here()->request.signal;
	bool locked = how == DBCT_SIGNAL_LOCKED || how == DBCT_SIGNAL_TIMESTAMP_LOCKED;
	struct dma_fence *fence;
	int ret = dbct_named_fence(dbct_here()->request.fence, &fence);

	if (ret || (locked && !fence))
		return DBCT_NO_OBJECT;
	dbct_here()->result = signal(fence, how);
	return 0;
}

/* What a header warns of is found under the name of the function it is part of: one for each, without our prefix. */
static noinline void dbct_dma_fence_set_error(struct dma_fence *fence, int error)
{
	dma_fence_set_error(fence, error);
	barrier();
}

static noinline bool dbct_dma_fence_is_later(struct dma_fence *first, struct dma_fence *second)
{
	return dma_fence_is_later(first, second);
}

static noinline struct dma_fence *dbct_dma_fence_later(struct dma_fence *first, struct dma_fence *second)
{
	return dma_fence_later(first, second);
}

static noinline ktime_t dbct_dma_fence_timestamp(struct dma_fence *fence)
{
	return dma_fence_timestamp(fence);
}

int dbct_fence_set_error(void)
{
	struct dma_fence *fence;
	int ret = named(&fence);

	if (!ret)
		dbct_dma_fence_set_error(fence, dbct_here()->request.error);
	return ret;
}

int dbct_fence_complete(void)
{
	struct dma_fence *fence;
	int ret = named(&fence);

	/* No op of a stub is the program's. */
	if (!ret && dbct_context_index(fence->context) > 0)
		container_of(fence, struct dbct_work, base)->complete = true;
	return ret;
}

int dbct_fence_is_signaled(void)
{
	struct dma_fence *fence;
	int ret = named(&fence);

	if (!ret)
		dbct_here()->number = dma_fence_is_signaled(fence);
	return ret;
}

int dbct_fence_status(void)
{
	struct dma_fence *fence;
	int ret = named(&fence);

	if (!ret)
		dbct_here()->number = dma_fence_get_status(fence);
	return ret;
}

/* The clock moves between a signal and this. */
static ktime_t later_than_signals(void)
{
	ktime_t before = ktime_get(), now;

	do
		now = ktime_get();
	while (now == before);
	return now;
}

int dbct_fence_timestamp(void)
{
	ktime_t now = later_than_signals(), dated;
	struct dma_fence *fence;
	int ret = named(&fence);

	if (ret)
		return ret;
	dated = dbct_dma_fence_timestamp(fence);
	if (dated == GIVEN_TIME)
		dbct_here()->number = DBCT_TIME_GIVEN;
	else
		dbct_here()->number = dated < now ? DBCT_TIME_SIGNAL : DBCT_TIME_NOW;
	return 0;
}

int dbct_fence_enable(void)
{
	struct dma_fence *fence;
	int ret = named(&fence);

	if (!ret)
		dma_fence_enable_sw_signaling(fence);
	return ret;
}

#if DBCT_HAS_DEADLINES
int dbct_fence_deadline(void)
{
	struct dma_fence *fence;
	int ret = named(&fence);

	if (!ret)
		dma_fence_set_deadline(fence, ktime_get());
	return ret;
}
#endif

int dbct_fence_is_later(void)
{
	struct dma_fence *first, *second;
	int ret = named_two(&first, &second);

	if (!ret)
		dbct_here()->number = dbct_dma_fence_is_later(first, second);
	return ret;
}

int dbct_fence_later(void)
{
	struct dma_fence *first, *second, *later;
	int ret = named_two(&first, &second);

	if (ret)
		return ret;
	later = dbct_dma_fence_later(first, second);
	dbct_here()->number = later ? dbct_fence_id(later) : DBCT_NULL;
	return 0;
}
