// SPDX-License-Identifier: GPL-2.0
/* The fences of a program: by what name they go, and which of them are still there. */
#include <linux/tracepoint.h>

#include "ct.h"

/* The event of a fence whose last reference is gone, where this kernel has it: fences without `release` go in silence. */
static struct tracepoint *destroy;

/* Somebody's fence goes; another one may be made where it was. */
static void __maybe_unused on_destroy(void *unused, struct dma_fence *fence)
{
	struct dbct_fence *known;

	list_for_each_entry(known, &dbct.objects[DBCT_KIND_FENCE], object.node)
		if (!known->gone && known->fence == fence)
			known->gone = true;
}

#ifdef CONFIG_TRACEPOINTS
static void choose(struct tracepoint *event, void *unused)
{
	if (strcmp(event->name, "dma_fence_destroy") == 0)
		destroy = event;
}

void dbct_watch_fences(void)
{
	for_each_kernel_tracepoint(choose, NULL);
	if (destroy && tracepoint_probe_register(destroy, on_destroy, NULL))
		destroy = NULL;
}

void dbct_unwatch_fences(void)
{
	if (!destroy)
		return;
	tracepoint_probe_unregister(destroy, on_destroy, NULL);
	tracepoint_synchronize_unregister();
}
#else
void dbct_watch_fences(void)
{
}

void dbct_unwatch_fences(void)
{
}
#endif

bool dbct_sees_fences(void)
{
	return destroy != NULL;
}

/* Those of the program that are alive, without the stub that all share. */
u32 dbct_count_fences(void)
{
	const struct dbct_fence *known;
	u32 count = 0;

	list_for_each_entry(known, &dbct.objects[DBCT_KIND_FENCE], object.node)
		count += !known->gone && !known->shared;
	return count;
}

/* The step that made a fence, of the shared stub the first that got it. Nobody made those of the framework. */
s32 dbct_fence_id(const struct dma_fence *fence)
{
	const struct dbct_fence *known;

	list_for_each_entry_reverse(known, &dbct.objects[DBCT_KIND_FENCE], object.node)
		if (!known->gone && known->fence == fence)
			return known->object.id;
	return DBCT_NULL;
}

/* The fence a step may name: the program owns a reference. NULL for the NULL pointer. */
int dbct_named_fence(s32 id, struct dma_fence **fence)
{
	struct dbct_fence *known = dbct_find(DBCT_KIND_FENCE, id);

	*fence = NULL;
	if (!known)
		return id == DBCT_NULL ? 0 : DBCT_NO_OBJECT;
	if (!(known->same ? known->same : known)->owned)
		return DBCT_NO_OBJECT;
	*fence = known->fence;
	return 0;
}

/* Nobody waits any more, and what the callbacks of fences hold is given back. */
void dbct_signal_all(void)
{
	const struct dbct_fence *known;

	list_for_each_entry(known, &dbct.objects[DBCT_KIND_FENCE], object.node)
		if (!known->gone && (known->owned || destroy))
			dma_fence_signal(known->fence);
}

/* The references of the program; what it did to the stub that all share is undone. */
void dbct_end_fences(void)
{
	struct dbct_fence *known;

	dbct_signal_all();
	list_for_each_entry(known, &dbct.objects[DBCT_KIND_FENCE], object.node)
		for (; known->owned; known->owned--)
			dma_fence_put(known->fence);
	list_for_each_entry(known, &dbct.objects[DBCT_KIND_FENCE], object.node)
		if (known->shared)
			known->fence->error = 0;
}
