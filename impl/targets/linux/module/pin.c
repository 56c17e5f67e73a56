// SPDX-License-Identifier: GPL-2.0
/* Pins, moves, and what importers do when they are told of one. */
#include <linux/err.h>

#include "ct.h"

static struct dbct_attachment *named(void)
{
	struct dbct_attachment *owner = dbct_find(DBCT_KIND_ATTACHMENT, dbct_here()->request.attachment);

	return owner && owner->live ? owner : NULL;
}

int dbct_pin(void)
{
	struct dbct_attachment *owner = named();

	if (!owner)
		return DBCT_NO_OBJECT;
	dbct_here()->result = dma_buf_pin(owner->attach);
	owner->pins += !dbct_here()->result;
	return 0;
}

int dbct_unpin(void)
{
	struct dbct_attachment *owner = named();

	if (!owner || !owner->pins)
		return DBCT_NO_OBJECT;
	owner->pins--;
	dma_buf_unpin(owner->attach);
	return 0;
}

/* The oldest first: the list begins with the newest. */
static void unmap_all(const struct dbct_attachment *owner)
{
	struct dbct_mapping *mapping;

	list_for_each_entry_reverse(mapping, &dbct.objects[DBCT_KIND_MAPPING], object.node) {
		if (!mapping->live || mapping->owner != owner)
			continue;
		mapping->live = false;
		dma_buf_unmap_attachment(owner->attach, mapping->table, mapping->direction);
	}
}

static void unpin_one(struct dbct_attachment *owner)
{
	if (!owner->pins)
		return;
	dma_buf_unpin(owner->attach);
	owner->pins--;
}

/* Tables are numbered as they are handed out, seen or not. */
static void map_once(const struct dbct_attachment *owner)
{
	struct sg_table *table = dma_buf_map_attachment(owner->attach, DMA_BIDIRECTIONAL);

	if (IS_ERR_OR_NULL(table))
		return;
	dbct_table_serial(table);
	dma_buf_unmap_attachment(owner->attach, table, DMA_BIDIRECTIONAL);
}

void dbct_on_move(struct dma_buf_attachment *attach)
{
	struct dbct_attachment *owner = dbct_attachment_behind(attach);

	dbct_log(DBCT_CALL_MOVE_NOTIFY, attach->dmabuf, attach);
	if (!owner || !dbct.reacts)
		return;
	switch (dbct_here()->request.reaction) {
	case DBCT_REACT_UNMAP:
		return unmap_all(owner);
	case DBCT_REACT_UNPIN:
		return unpin_one(owner);
	case DBCT_REACT_MAP:
		return map_once(owner);
	}
}

int dbct_notify_move(void)
{
	struct dbct_buffer *buffer = dbct_find(DBCT_KIND_BUFFER, dbct_here()->request.buffer);

	if (!buffer || !buffer->dmabuf)
		return DBCT_NO_OBJECT;
	dbct.reacts = true;
	dbct_notify(buffer->dmabuf);
	dbct.reacts = false;
	return 0;
}

#if DBCT_HAS_REVOCABLE
int dbct_attach_revocable(void)
{
	struct dbct_attachment *owner = named();

	if (!owner)
		return DBCT_NO_OBJECT;
	dbct_here()->number = dma_buf_attach_revocable(owner->attach);
	return 0;
}
#endif

/* What importers left pinned, under the lock that takes. */
void dbct_unpin_all(void)
{
	struct dbct_attachment *owner;

	list_for_each_entry(owner, &dbct.objects[DBCT_KIND_ATTACHMENT], object.node) {
		struct dma_buf *dmabuf = owner->live && owner->pins ? owner->buffer->dmabuf : NULL;

		if (!dmabuf)
			continue;
		dma_resv_lock(dmabuf->resv, NULL);
		for (; owner->pins; owner->pins--)
			dma_buf_unpin(owner->attach);
		dma_resv_unlock(dmabuf->resv);
	}
}
