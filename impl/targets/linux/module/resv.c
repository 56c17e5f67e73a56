// SPDX-License-Identifier: GPL-2.0
/* Fences of a buffer's reservation. */
#include <linux/dma-fence-array.h>
#include <linux/ktime.h>
#include <linux/slab.h>

#include "ct.h"

static const enum dma_resv_usage usages[] = {
	[DBCT_USAGE_KERNEL] = DMA_RESV_USAGE_KERNEL,
	[DBCT_USAGE_WRITE] = DMA_RESV_USAGE_WRITE,
	[DBCT_USAGE_READ] = DMA_RESV_USAGE_READ,
	[DBCT_USAGE_BOOKKEEP] = DMA_RESV_USAGE_BOOKKEEP,
};

enum dma_resv_usage dbct_asked_usage(void)
{
	return usages[min_t(u32, dbct_here()->request.usage, DBCT_USAGE_BOOKKEEP)];
}

u32 dbct_usage_number(enum dma_resv_usage usage)
{
	u32 number = DBCT_USAGE_KERNEL;

	while (number < DBCT_USAGE_BOOKKEEP && usages[number] != usage)
		number++;
	return number;
}

/* NULL for a buffer that is not there. */
struct dma_resv *dbct_resv_of(s32 id)
{
	const struct dbct_buffer *buffer = dbct_find(DBCT_KIND_BUFFER, id);

	return buffer && buffer->dmabuf ? buffer->dmabuf->resv : NULL;
}

/* The reservation of the request's buffer, which is what the framework works on from now on. */
static int named(struct dma_resv **resv)
{
	*resv = dbct_resv_of(dbct_here()->request.buffer);
	dbct_work_on(*resv, *resv);
	return *resv ? 0 : DBCT_NO_OBJECT;
}

int dbct_resv_reserve(void)
{
	struct dma_resv *resv;
	int ret = named(&resv);

	if (!ret)
		ret = dma_resv_reserve_fences(resv, dbct_here()->request.slots_wanted);
	else
		return ret;
	dbct_here()->result = ret;
	return 0;
}

static int named_with_fence(struct dma_resv **resv, struct dma_fence **fence)
{
	int ret = named(resv);

	if (!ret)
		ret = dbct_named_fence(dbct_here()->request.fence, fence);
	return ret || *fence ? ret : DBCT_NO_OBJECT;
}

int dbct_resv_add(void)
{
	struct dma_fence *fence;
	struct dma_resv *resv;
	int ret = named_with_fence(&resv, &fence);

	if (!ret)
		dma_resv_add_fence(resv, fence, dbct_asked_usage());
	return ret;
}

int dbct_resv_replace(void)
{
	struct dma_fence *fence, *old;
	struct dma_resv *resv;
	int ret = named_with_fence(&resv, &fence);

	if (!ret)
		ret = dbct_named_fence(dbct_here()->request.other_fence, &old);
	if (ret || !old)
		return DBCT_NO_OBJECT;
	dma_resv_replace_fences(resv, old->context, fence, dbct_asked_usage());
	return 0;
}

int dbct_resv_copy(void)
{
	struct dma_resv *to, *from = dbct_resv_of(dbct_here()->request.source);
	int ret = named(&to);

	if (ret || !from)
		return DBCT_NO_OBJECT;
	dbct_work_on(from, to);
	dbct_here()->result = dma_resv_copy_fences(to, from);
	return 0;
}

int dbct_resv_test(void)
{
	struct dma_resv *resv;
	int ret = named(&resv);

	if (!ret)
		dbct_here()->number = dma_resv_test_signaled(resv, dbct_asked_usage());
	return ret;
}

int dbct_resv_wait(void)
{
	const struct dbct_request *request = &dbct_here()->request;
	struct dma_resv *resv;
	int ret = named(&resv);
	long left;

	if (ret)
		return ret;
	left = dma_resv_wait_timeout(resv, dbct_asked_usage(), request->interruptible, dbct_timeout(request->ticks));
	dbct_tell_wait(left);
	return 0;
}

static void found(const struct dma_fence *fence, u32 usage)
{
	struct dbct_fences *fences = &dbct_here()->fences;

	if (fences->count == DBCT_HANDLES)
		return;
	fences->found[fences->count++] = (struct dbct_found){ .fence = dbct_fence_id(fence), .usage = usage };
}

/* What the caller got is looked at and given back, in that order. */
int dbct_resv_get(void)
{
	struct dma_fence **fences = NULL;
	struct dma_resv *resv;
	unsigned int i, count = 0;
	int ret = named(&resv);

	if (ret)
		return ret;
	dbct_here()->fences.count = 0;
	dbct_here()->result = dma_resv_get_fences(resv, dbct_asked_usage(), &count, &fences);
	dbct_work_on(NULL, NULL);
	for (i = 0; !dbct_here()->result && i < count; i++) {
		found(fences[i], 0);
		dma_fence_put(fences[i]);
	}
	if (!dbct_here()->result)
		kfree(fences);
	return 0;
}

static void found_members(struct dma_fence *fence)
{
	const struct dma_fence_array *array = to_dma_fence_array(fence);
	unsigned int i;

	if (!array)
		found(fence, 0);
	for (i = 0; array && i < array->num_fences; i++)
		found(array->fences[i], 0);
}

int dbct_resv_singleton(void)
{
	struct dma_fence *fence = NULL;
	struct dma_resv *resv;
	int ret = named(&resv);

	if (ret)
		return ret;
	dbct_here()->fences.count = 0;
	dbct_here()->result = dma_resv_get_singleton(resv, dbct_asked_usage(), &fence);
	dbct_work_on(NULL, NULL);
	if (!dbct_here()->result && fence)
		found_members(fence);
	if (!dbct_here()->result)
		dma_fence_put(fence);
	return 0;
}

int dbct_resv_list(void)
{
	struct dma_resv_iter cursor;
	struct dma_fence *fence;
	struct dma_resv *resv;
	int ret = named(&resv);

	if (ret)
		return ret;
	dbct_here()->fences.count = 0;
	dma_resv_for_each_fence(&cursor, resv, dbct_asked_usage(), fence)
		found(fence, dbct_usage_number(dma_resv_iter_usage(&cursor)));
	return 0;
}

#if DBCT_HAS_DEADLINES
int dbct_resv_deadline(void)
{
	struct dma_resv *resv;
	int ret = named(&resv);

	if (!ret)
		dma_resv_set_deadline(resv, dbct_asked_usage(), ktime_get());
	return ret;
}
#endif
