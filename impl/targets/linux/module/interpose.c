// SPDX-License-Identifier: GPL-2.0
/*
 * Watching a driver's buffer: ops of ours stand in for its own, write down each
 * call as the scripted exporter does, and pass it on. The driver's private data
 * is never looked at.
 */
#include <linux/err.h>
#include <linux/slab.h>

#include "ct.h"

/* Stands in for one set of ops, for all buffers that have it. */
struct stand_in {
	struct dma_buf_ops ops;
	const struct dma_buf_ops *original;
	struct list_head node;
};

static LIST_HEAD(stand_ins);

static const struct dma_buf_ops *original_of(const struct dma_buf *dmabuf)
{
	return container_of(dmabuf->ops, struct stand_in, ops)->original;
}

/* What an op returned: only what is not zero is worth a word. */
static int answered(struct dbct_callback *call, int number)
{
	if (!number)
		return 0;
	call->answer = DBCT_ANSWER_NUMBER;
	call->number = number;
	return number;
}

static int on_attach(struct dma_buf *dmabuf, struct dma_buf_attachment *attach)
{
	struct dbct_callback *call = dbct_log(DBCT_OP_ATTACH, dmabuf, attach);
	int ret;

	call->device = dbct_device_index(attach->dev);
	call->listed = dbct_attached(dmabuf, attach);
	call->peer2peer = attach->peer2peer;
	call->importer_ops = !!attach->importer_ops;
	ret = original_of(dmabuf)->attach(dmabuf, attach);
	if (ret)
		return answered(call, ret);
	call->answer = DBCT_ANSWER_PEER2PEER;
	call->number = attach->peer2peer;
	return 0;
}

static void on_detach(struct dma_buf *dmabuf, struct dma_buf_attachment *attach)
{
	struct dbct_callback *call = dbct_log(DBCT_OP_DETACH, dmabuf, attach);

	call->priv = DBCT_NULL;
	call->listed = dbct_attached(dmabuf, attach);
	original_of(dmabuf)->detach(dmabuf, attach);
}

static int on_pin(struct dma_buf_attachment *attach)
{
	struct dbct_callback *call = dbct_log(DBCT_OP_PIN, attach->dmabuf, attach);

	return answered(call, original_of(attach->dmabuf)->pin(attach));
}

static void on_unpin(struct dma_buf_attachment *attach)
{
	dbct_log(DBCT_OP_UNPIN, attach->dmabuf, attach);
	original_of(attach->dmabuf)->unpin(attach);
}

static struct sg_table *on_map(struct dma_buf_attachment *attach, enum dma_data_direction direction)
{
	struct dbct_callback *call = dbct_log(DBCT_OP_MAP, attach->dmabuf, attach);
	struct sg_table *table;

	call->direction = direction;
	call->priv = DBCT_NULL;
	table = original_of(attach->dmabuf)->map_dma_buf(attach, direction);
	if (IS_ERR(table)) {
		answered(call, PTR_ERR(table));
		return table;
	}
	call->answer = table ? DBCT_ANSWER_TABLE : DBCT_ANSWER_NO_TABLE;
	if (table) {
		dbct_foreign_take(table);
		dbct_view_table(table, &call->answer_table);
	}
	return table;
}

static void on_unmap(struct dma_buf_attachment *attach, struct sg_table *table,
		     enum dma_data_direction direction)
{
	struct dbct_callback *call = dbct_log(DBCT_OP_UNMAP, attach->dmabuf, attach);

	call->direction = direction;
	call->priv = DBCT_NULL;
	call->table = dbct_table_serial(table);
	call->pages = dbct_table_pages(table);
	dbct_foreign_forget(table);
	original_of(attach->dmabuf)->unmap_dma_buf(attach, table, direction);
}

static void on_release(struct dma_buf *dmabuf)
{
	struct dbct_callback *call = dbct_log(DBCT_OP_RELEASE, dmabuf, NULL);
	struct dbct_buffer *buffer = dbct_buffer_behind(dmabuf);

	call->listed = dbct_listed(dmabuf);
	call->count = dbct_attachments(dmabuf);
	dbct_view_text(dmabuf->name, &call->name);
	original_of(dmabuf)->release(dmabuf);
	if (buffer)
		buffer->dmabuf = NULL;
}

static int on_vmap(struct dma_buf *dmabuf, struct iosys_map *map)
{
	struct dbct_callback *call = dbct_log(DBCT_OP_VMAP, dmabuf, NULL);
	int ret = original_of(dmabuf)->vmap(dmabuf, map);

	if (ret)
		return answered(call, ret);
	call->answer = DBCT_ANSWER_MAP;
	dbct_view_map(map, &call->answer_map);
	return 0;
}

static void on_vunmap(struct dma_buf *dmabuf, struct iosys_map *map)
{
	struct dbct_callback *call = dbct_log(DBCT_OP_VUNMAP, dmabuf, NULL);

	call->count = dmabuf->vmapping_counter;
	dbct_view_map(map, &call->map);
	original_of(dmabuf)->vunmap(dmabuf, map);
	/* It works on the caller's own map: what it leaves there is its answer. */
	call->answer = DBCT_ANSWER_MAP;
	dbct_view_map(map, &call->answer_map);
}

static int on_mmap(struct dma_buf *dmabuf, struct vm_area_struct *vma)
{
	struct dbct_callback *call = dbct_log(DBCT_OP_MMAP, dmabuf, NULL);

	dbct_log_mmap(call, vma);
	return answered(call, original_of(dmabuf)->mmap(dmabuf, vma));
}

static int on_begin_cpu_access(struct dma_buf *dmabuf, enum dma_data_direction direction)
{
	struct dbct_callback *call = dbct_log(DBCT_OP_BEGIN_CPU_ACCESS, dmabuf, NULL);

	call->direction = direction;
	return answered(call, original_of(dmabuf)->begin_cpu_access(dmabuf, direction));
}

static int on_end_cpu_access(struct dma_buf *dmabuf, enum dma_data_direction direction)
{
	struct dbct_callback *call = dbct_log(DBCT_OP_END_CPU_ACCESS, dmabuf, NULL);

	call->direction = direction;
	return answered(call, original_of(dmabuf)->end_cpu_access(dmabuf, direction));
}

/* Members the driver leaves out stay out, and data members stay as they are. */
static void watch(struct dma_buf_ops *ops)
{
	const struct dma_buf_ops watching = {
		.attach = on_attach,
		.detach = on_detach,
		.pin = on_pin,
		.unpin = on_unpin,
		.map_dma_buf = on_map,
		.unmap_dma_buf = on_unmap,
		.release = on_release,
		.vmap = on_vmap,
		.vunmap = on_vunmap,
		.mmap = on_mmap,
		.begin_cpu_access = on_begin_cpu_access,
		.end_cpu_access = on_end_cpu_access,
	};
#define WATCH(member) (ops->member = ops->member ? watching.member : NULL)
	WATCH(attach);
	WATCH(detach);
	WATCH(pin);
	WATCH(unpin);
	WATCH(map_dma_buf);
	WATCH(unmap_dma_buf);
	WATCH(release);
	WATCH(vmap);
	WATCH(vunmap);
	WATCH(mmap);
	WATCH(begin_cpu_access);
	WATCH(end_cpu_access);
#undef WATCH
}

static struct stand_in *stand_in_for(const struct dma_buf_ops *original)
{
	struct stand_in *known;

	list_for_each_entry(known, &stand_ins, node)
		if (known->original == original)
			return known;
	known = kzalloc(sizeof(*known), GFP_KERNEL);
	if (!known)
		return NULL;
	known->ops = *original;
	known->original = original;
	watch(&known->ops);
	list_add(&known->node, &stand_ins);
	return known;
}

/* Without memory the buffer stays unwatched, and the judge misses its callbacks. */
void dbct_interpose(struct dbct_buffer *buffer)
{
	struct stand_in *stand_in = stand_in_for(buffer->dmabuf->ops);

	if (!stand_in)
		return;
	buffer->original = buffer->dmabuf->ops;
	buffer->dmabuf->ops = &stand_in->ops;
}

/* Buffers that outlive the program are their driver's own again, and nothing to us. */
void dbct_give_back_ops(void)
{
	struct dbct_buffer *buffer;

	list_for_each_entry(buffer, &dbct.objects[DBCT_KIND_BUFFER], object.node) {
		if (!buffer->dmabuf || !buffer->original)
			continue;
		buffer->dmabuf->ops = buffer->original;
		buffer->dmabuf = NULL;
	}
}

void dbct_interpose_exit(void)
{
	struct stand_in *known, *next;

	list_for_each_entry_safe(known, next, &stand_ins, node) {
		list_del(&known->node);
		kfree(known);
	}
}
