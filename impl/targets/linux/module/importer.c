// SPDX-License-Identifier: GPL-2.0
/* The importer's side: attach, detach, map and unmap. */
#include <linux/err.h>

#include "ct.h"

static const struct dma_buf_attach_ops importers[2][2] = {
	{ { .allow_peer2peer = false }, { .allow_peer2peer = true } },
	{ { .allow_peer2peer = false, .DBCT_MOVE_MEMBER = dbct_on_move },
	  { .allow_peer2peer = true, .DBCT_MOVE_MEMBER = dbct_on_move } },
};

static struct dbct_buffer *live_buffer(s32 id)
{
	struct dbct_buffer *buffer = dbct_find(DBCT_KIND_BUFFER, id);

	return buffer && buffer->dmabuf ? buffer : NULL;
}

static int attach(bool dynamic, const struct dma_buf_attach_ops *ops)
{
	const struct dbct_request *request = &dbct_here()->request;
	struct dbct_buffer *buffer = live_buffer(request->buffer);
	struct device *dev = dbct_device(request->device);
	struct dma_buf *dmabuf = buffer ? buffer->dmabuf : NULL;
	struct dbct_attachment *made;

	if (!buffer && request->buffer != DBCT_NULL)
		return DBCT_NO_OBJECT;
	made = dbct_make(DBCT_KIND_ATTACHMENT, sizeof(*made));
	if (!made)
		return -ENOMEM;
	made->buffer = buffer;
	if (dmabuf)
		dbct_work_on(dmabuf->resv, dmabuf->resv);
	made->attach = dynamic ? dma_buf_dynamic_attach(dmabuf, dev, ops, NULL) :
				 dma_buf_attach(dmabuf, dev);
	if (IS_ERR(made->attach)) {
		dbct_here()->result = PTR_ERR(made->attach);
		dbct_drop(&made->object);
		return 0;
	}
	made->live = true;
	dbct_here()->peer2peer = made->attach->peer2peer;
	return 0;
}

int dbct_attach(void)
{
	return attach(false, NULL);
}

int dbct_dynamic_attach(void)
{
	const struct dbct_request *request = &dbct_here()->request;

	if (request->importer == DBCT_IMPORTER_NONE)
		return attach(true, NULL);
	return attach(true, &importers[request->importer == DBCT_IMPORTER_MOVE][!!request->peer2peer]);
}

/* The attachment a request names, or NULL where it passes the NULL pointer. */
static int named_attachment(struct dbct_attachment **found)
{
	s32 id = dbct_here()->request.attachment;

	*found = dbct_find(DBCT_KIND_ATTACHMENT, id);
	if (*found && (*found)->live)
		return 0;
	*found = NULL;
	return id == DBCT_NULL ? 0 : DBCT_NO_OBJECT;
}

/* Whether the detach happened is asked of the buffer: newer kernels refuse another buffer's attachment. */
int dbct_detach(void)
{
	const struct dbct_request *request = &dbct_here()->request;
	struct dbct_buffer *buffer = live_buffer(request->buffer);
	struct dbct_attachment *owner;
	int ret = named_attachment(&owner);

	if (ret || (!buffer && request->buffer != DBCT_NULL))
		return DBCT_NO_OBJECT;
	dma_buf_detach(buffer ? buffer->dmabuf : NULL, owner ? owner->attach : NULL);
	if (owner)
		owner->live = dbct_attached(owner->buffer->dmabuf, owner->attach);
	return 0;
}

typedef struct sg_table *(*map_call)(struct dma_buf_attachment *, enum dma_data_direction);
typedef void (*unmap_call)(struct dma_buf_attachment *, struct sg_table *, enum dma_data_direction);

static int map(map_call call)
{
	struct dbct_attachment *owner;
	struct dbct_mapping *made;
	int ret = named_attachment(&owner);

	if (ret)
		return ret;
	made = dbct_make(DBCT_KIND_MAPPING, sizeof(*made));
	if (!made)
		return -ENOMEM;
	if (owner)
		dbct_work_on(owner->attach->dmabuf->resv, owner->attach->dmabuf->resv);
	made->owner = owner;
	made->direction = dbct_here()->request.direction;
	made->table = call(owner ? owner->attach : NULL, made->direction);
	if (IS_ERR_OR_NULL(made->table)) {
		dbct_here()->result = PTR_ERR(made->table);
		dbct_drop(&made->object);
		return 0;
	}
	made->live = true;
	dbct_view_table(made->table, &dbct_here()->table);
	return 0;
}

int dbct_map(void)
{
	return map(dma_buf_map_attachment);
}

int dbct_map_unlocked(void)
{
	return map(dma_buf_map_attachment_unlocked);
}

/* A table served from a cache stays mapped: it may be unmapped any number of times. */
static int unmap(unmap_call call)
{
	s32 id = dbct_here()->request.mapping;
	struct dbct_mapping *mapping = dbct_find(DBCT_KIND_MAPPING, id);
	struct dbct_attachment *owner;
	int ret = named_attachment(&owner);

	if (ret || (!mapping && id != DBCT_NULL))
		return DBCT_NO_OBJECT;
	call(owner ? owner->attach : NULL, mapping ? mapping->table : NULL,
	     dbct_here()->request.direction);
	if (mapping && owner)
		mapping->live = false;
	return 0;
}

int dbct_unmap(void)
{
	return unmap(dma_buf_unmap_attachment);
}

int dbct_unmap_unlocked(void)
{
	return unmap(dma_buf_unmap_attachment_unlocked);
}
