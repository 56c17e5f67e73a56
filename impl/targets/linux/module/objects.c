// SPDX-License-Identifier: GPL-2.0
/* What the steps of the program made, by step id. */
#include <linux/slab.h>
#include <linux/xarray.h>

#include "ct.h"

static DEFINE_XARRAY(by_id);

int dbct_objects_init(void)
{
	int kind;

	for (kind = 0; kind < DBCT_KINDS; kind++)
		INIT_LIST_HEAD(&dbct.objects[kind]);
	return 0;
}

/*
 * A new object of the current step, all zero but for its name. NULL without
 * memory, which is not reclaimed: the task may be where fences depend on it.
 */
void *dbct_make(enum dbct_kind kind, size_t size)
{
	struct dbct_object *object = kzalloc(size, GFP_ATOMIC);

	if (!object)
		return NULL;
	object->kind = kind;
	object->id = dbct_here()->request.id;
	if (xa_is_err(xa_store(&by_id, object->id, object, GFP_ATOMIC))) {
		kfree(object);
		return NULL;
	}
	list_add(&object->node, &dbct.objects[kind]);
	return object;
}

void *dbct_find(enum dbct_kind kind, s32 id)
{
	struct dbct_object *object = id < 0 ? NULL : xa_load(&by_id, id);

	return object && object->kind == kind ? object : NULL;
}

/* The step failed after all. */
void dbct_drop(struct dbct_object *object)
{
	xa_erase(&by_id, object->id);
	list_del(&object->node);
	kfree(object);
}

static bool is_free(const struct dbct_object *object)
{
	if (object->kind != DBCT_KIND_BUFFER)
		return true;
	return !container_of(object, struct dbct_buffer, object)->dmabuf;
}

/* A buffer that is still alive keeps everything: the kernel may call its ops, or lock its reservation. */
static bool all_free(void)
{
	struct dbct_object *object;

	list_for_each_entry(object, &dbct.objects[DBCT_KIND_BUFFER], node)
		if (!is_free(object))
			return false;
	return true;
}

static void forget_kind(enum dbct_kind kind, bool free)
{
	struct dbct_object *object, *next;

	list_for_each_entry_safe(object, next, &dbct.objects[kind], node) {
		list_del(&object->node);
		if (free && kind == DBCT_KIND_RESERVATION)
			dma_resv_fini(&container_of(object, struct dbct_reservation, object)->resv);
		if (free)
			kfree(object);
	}
}

/* The end of the program. What cannot be given back is left behind for good. */
void dbct_forget_objects(void)
{
	bool free;
	int kind;

	dbct_give_back_ops();
	free = all_free() && !dbct.stuck;
	for (kind = 0; kind < DBCT_KINDS; kind++)
		forget_kind(kind, free);
	xa_destroy(&by_id);
}

/* NULL for a buffer that no step made. */
struct dbct_buffer *dbct_buffer_behind(const struct dma_buf *dmabuf)
{
	struct dbct_buffer *known;

	if (dbct_is_ours(dmabuf))
		return dmabuf->priv;
	list_for_each_entry(known, &dbct.objects[DBCT_KIND_BUFFER], object.node)
		if (known->dmabuf == dmabuf)
			return known;
	return NULL;
}

struct dbct_attachment *dbct_attachment_behind(const struct dma_buf_attachment *attach)
{
	struct dbct_attachment *known;

	list_for_each_entry(known, &dbct.objects[DBCT_KIND_ATTACHMENT], object.node)
		if ((known->live && known->attach == attach) || (!known->attach && known->shown == attach))
			return known;
	return NULL;
}
