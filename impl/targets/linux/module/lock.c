// SPDX-License-Identifier: GPL-2.0
/* Reservation locks, with and without acquire contexts. */
#include "ct.h"

struct context {
	struct dbct_object object;
	struct ww_acquire_ctx ctx;
	/* Whose it is. */
	u32 task;
	bool live;
};

static struct dma_resv *named_resv(void)
{
	struct dbct_buffer *buffer = dbct_find(DBCT_KIND_BUFFER, dbct_here()->request.buffer);

	return buffer && buffer->dmabuf ? buffer->dmabuf->resv : NULL;
}

static struct context *named_context(void)
{
	struct context *context = dbct_find(DBCT_KIND_CONTEXT, dbct_here()->request.context);

	return context && context->live ? context : NULL;
}

static int lock_by(int (*lock)(struct dma_resv *, struct ww_acquire_ctx *))
{
	struct dma_resv *resv = named_resv();
	int ret;

	if (!resv)
		return DBCT_NO_OBJECT;
	ret = lock(resv, NULL);
	dbct_here()->result = ret;
	return 0;
}

int dbct_resv_lock(void)
{
	return lock_by(dma_resv_lock);
}

int dbct_resv_lock_interruptible(void)
{
	return lock_by(dma_resv_lock_interruptible);
}

int dbct_resv_unlock(void)
{
	struct dma_resv *resv = named_resv();

	if (!resv)
		return DBCT_NO_OBJECT;
	dma_resv_unlock(resv);
	return 0;
}

int dbct_resv_trylock(void)
{
	struct dma_resv *resv = named_resv();

	if (!resv)
		return DBCT_NO_OBJECT;
	dbct_here()->result = dma_resv_trylock(resv);
	return 0;
}

/* The handle of the context a reservation is locked with, if any. */
static s32 context_of(struct dma_resv *resv)
{
	const struct ww_acquire_ctx *ctx = dma_resv_locking_ctx(resv);
	const struct context *known;

	list_for_each_entry(known, &dbct.objects[DBCT_KIND_CONTEXT], object.node)
		if (known->live && &known->ctx == ctx)
			return known->object.id;
	return DBCT_NULL;
}

int dbct_resv_is_locked(void)
{
	struct dma_resv *resv = named_resv();

	if (!resv)
		return DBCT_NO_OBJECT;
	dbct_here()->result = dma_resv_is_locked(resv);
	dbct_here()->number = context_of(resv);
	return 0;
}

/* Kernels built to try what callers do after a refusal would refuse now and then for no reason. */
static void spare_refusals(struct ww_acquire_ctx *ctx)
{
#ifdef CONFIG_DEBUG_WW_MUTEX_SLOWPATH
	ctx->deadlock_inject_countdown = UINT_MAX;
#endif
}

int dbct_ctx_init(void)
{
	struct context *made = dbct_make(DBCT_KIND_CONTEXT, sizeof(*made));

	if (!made)
		return -ENOMEM;
	ww_acquire_init(&made->ctx, &reservation_ww_class);
	spare_refusals(&made->ctx);
	made->task = dbct_here()->request.task;
	made->live = true;
	return 0;
}

int dbct_ctx_done(void)
{
	struct context *context = named_context();

	if (!context)
		return DBCT_NO_OBJECT;
	ww_acquire_done(&context->ctx);
	return 0;
}

int dbct_ctx_fini(void)
{
	struct context *context = named_context();

	if (!context)
		return DBCT_NO_OBJECT;
	context->live = false;
	ww_acquire_fini(&context->ctx);
	return 0;
}

static int lock_with(struct dma_resv *resv, struct ww_acquire_ctx *ctx, u32 how)
{
	switch (how) {
	case DBCT_HOW_INTERRUPTIBLE:
		return dma_resv_lock_interruptible(resv, ctx);
	case DBCT_HOW_SLOW:
		dma_resv_lock_slow(resv, ctx);
		return 0;
	case DBCT_HOW_SLOW | DBCT_HOW_INTERRUPTIBLE:
		return dma_resv_lock_slow_interruptible(resv, ctx);
	default:
		return dma_resv_lock(resv, ctx);
	}
}

int dbct_ww_lock(void)
{
	struct context *context = named_context();
	struct dma_resv *resv = named_resv();
	int ret;

	if (!resv || !context)
		return DBCT_NO_OBJECT;
	ret = lock_with(resv, &context->ctx, dbct_here()->request.how);
	dbct_here()->result = ret;
	return 0;
}

int dbct_ww_trylock(void)
{
	struct context *context = named_context();
	struct dma_resv *resv = named_resv();

	if (!resv || !context)
		return DBCT_NO_OBJECT;
	dbct_here()->result = ww_mutex_trylock(&resv->lock, &context->ctx);
	return 0;
}

static void unlock_own(struct dma_resv *resv)
{
	if (dbct_holds(&resv->lock.base))
		dma_resv_unlock(resv);
}

/* A shared reservation may have been locked through a buffer that is gone. */
static void unlock_all(void)
{
	struct dbct_reservation *made;
	struct dbct_buffer *buffer;

	list_for_each_entry(buffer, &dbct.objects[DBCT_KIND_BUFFER], object.node)
		if (buffer->dmabuf)
			unlock_own(buffer->dmabuf->resv);
	list_for_each_entry(made, &dbct.objects[DBCT_KIND_RESERVATION], object.node)
		unlock_own(&made->resv);
}

int dbct_let_go(void)
{
	struct context *context;

	dbct_end_sections();
	unlock_all();
	list_for_each_entry(context, &dbct.objects[DBCT_KIND_CONTEXT], object.node) {
		if (!context->live || context->task != dbct_here()->request.task)
			continue;
		context->live = false;
		ww_acquire_fini(&context->ctx);
	}
	return 0;
}
