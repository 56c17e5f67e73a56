// SPDX-License-Identifier: GPL-2.0
/* The scripted exporter: every op is logged and answers what the step planned. It has no storage. */
#include <linux/err.h>

#include "ct.h"

/* Kernel addresses that nobody follows; each vmap gets a new one. */
#define VMAP_BASE 0x400000000000ul
#define VMAP_STRIDE 0x100000ul
/* The answer that is neither success nor an error. */
#define POSITIVE 5

static s32 planned(enum dbct_op op)
{
	return dbct_here()->request.reply[op];
}

/* The name of a handle in the exporter's own field; zero is no handle. */
static s32 handle_in(const void *priv)
{
	return priv ? (s32)(long)priv - 1 : DBCT_NULL;
}

static int answer_number(struct dbct_callback *call, int number)
{
	call->answer = DBCT_ANSWER_NUMBER;
	call->number = number;
	return number;
}

static int op_attach(struct dma_buf *dmabuf, struct dma_buf_attachment *attach)
{
	struct dbct_callback *call = dbct_log(DBCT_OP_ATTACH, dmabuf, attach);
	s32 reply = planned(DBCT_OP_ATTACH);

	call->device = dbct_device_index(attach->dev);
	call->listed = dbct_attached(dmabuf, attach);
	call->peer2peer = attach->peer2peer;
	call->importer_ops = !!attach->importer_ops;
	attach->priv = (void *)(long)(dbct_here()->request.id + 1);
	if (reply < 0)
		return answer_number(call, reply);
	if (reply == DBCT_REPLY_CLEAR_PEER2PEER)
		attach->peer2peer = false;
	call->answer = DBCT_ANSWER_PEER2PEER;
	call->number = attach->peer2peer;
	return 0;
}

static void op_detach(struct dma_buf *dmabuf, struct dma_buf_attachment *attach)
{
	struct dbct_callback *call = dbct_log(DBCT_OP_DETACH, dmabuf, attach);

	call->priv = handle_in(attach->priv);
	call->listed = dbct_attached(dmabuf, attach);
}

static int op_pin(struct dma_buf_attachment *attach)
{
	struct dbct_callback *call = dbct_log(DBCT_OP_PIN, attach->dmabuf, attach);
	s32 reply = planned(DBCT_OP_PIN);

	return reply < 0 ? answer_number(call, reply) : 0;
}

static void op_unpin(struct dma_buf_attachment *attach)
{
	dbct_log(DBCT_OP_UNPIN, attach->dmabuf, attach);
}

static struct sg_table *op_map(struct dma_buf_attachment *attach, enum dma_data_direction direction)
{
	struct dbct_callback *call = dbct_log(DBCT_OP_MAP, attach->dmabuf, attach);
	s32 reply = planned(DBCT_OP_MAP);
	struct sg_table *table;

	call->direction = direction;
	call->priv = handle_in(attach->priv);
	if (reply < 0)
		return ERR_PTR(answer_number(call, reply));
	call->answer = DBCT_ANSWER_NO_TABLE;
	if (reply == DBCT_REPLY_NULL)
		return NULL;
	table = dbct_table_make(attach->dmabuf->size, reply);
	if (!table)
		return ERR_PTR(answer_number(call, -ENOMEM));
	call->answer = DBCT_ANSWER_TABLE;
	dbct_view_table(table, &call->answer_table);
	return table;
}

static void op_unmap(struct dma_buf_attachment *attach, struct sg_table *table,
		     enum dma_data_direction direction)
{
	struct dbct_callback *call = dbct_log(DBCT_OP_UNMAP, attach->dmabuf, attach);

	call->direction = direction;
	call->priv = handle_in(attach->priv);
	call->table = dbct_table_serial(table);
	call->pages = dbct_table_pages(table);
	dbct_table_free(table);
}

static void op_release(struct dma_buf *dmabuf)
{
	struct dbct_callback *call = dbct_log(DBCT_OP_RELEASE, dmabuf, NULL);
	struct dbct_buffer *buffer = dmabuf->priv;

	call->listed = dbct_listed(dmabuf);
	call->count = dbct_attachments(dmabuf);
	dbct_view_text(dmabuf->name, &call->name);
	buffer->dmabuf = NULL;
}

static void fill_map(struct iosys_map *map, s32 reply)
{
	unsigned long address = VMAP_BASE + dbct.vmaps_made * VMAP_STRIDE;

	if (reply == DBCT_REPLY_NULL) {
		iosys_map_set_vaddr(map, NULL);
		return;
	}
	dbct.vmaps_made++;
	if (reply == DBCT_REPLY_IOMEM)
		iosys_map_set_vaddr_iomem(map, (void __iomem *)address);
	else
		iosys_map_set_vaddr(map, (void *)address);
}

static int op_vmap(struct dma_buf *dmabuf, struct iosys_map *map)
{
	struct dbct_callback *call = dbct_log(DBCT_OP_VMAP, dmabuf, NULL);
	s32 reply = planned(DBCT_OP_VMAP);

	if (reply < 0)
		return answer_number(call, reply);
	if (reply == DBCT_REPLY_POSITIVE)
		return answer_number(call, POSITIVE);
	fill_map(map, reply);
	if (reply == DBCT_REPLY_FILL_THEN_FAIL)
		return answer_number(call, -ENOMEM);
	call->answer = DBCT_ANSWER_MAP;
	dbct_view_map(map, &call->answer_map);
	return 0;
}

static void op_vunmap(struct dma_buf *dmabuf, struct iosys_map *map)
{
	struct dbct_callback *call = dbct_log(DBCT_OP_VUNMAP, dmabuf, NULL);

	call->count = dmabuf->vmapping_counter;
	dbct_view_map(map, &call->map);
}

static int op_mmap(struct dma_buf *dmabuf, struct vm_area_struct *vma)
{
	struct dbct_callback *call = dbct_log(DBCT_OP_MMAP, dmabuf, NULL);
	s32 reply = planned(DBCT_OP_MMAP);

	dbct_log_mmap(call, vma);
	return reply < 0 ? answer_number(call, reply) : dbct_scripted_mmap(dmabuf, vma);
}

static int op_cpu_access(enum dbct_op op, struct dma_buf *dmabuf, enum dma_data_direction direction)
{
	struct dbct_callback *call = dbct_log(op, dmabuf, NULL);
	s32 reply = planned(op);

	call->direction = direction;
	if (reply == DBCT_REPLY_POSITIVE)
		return answer_number(call, POSITIVE);
	return reply < 0 ? answer_number(call, reply) : 0;
}

static int op_begin_cpu_access(struct dma_buf *dmabuf, enum dma_data_direction direction)
{
	return op_cpu_access(DBCT_OP_BEGIN_CPU_ACCESS, dmabuf, direction);
}

static int op_end_cpu_access(struct dma_buf *dmabuf, enum dma_data_direction direction)
{
	return op_cpu_access(DBCT_OP_END_CPU_ACCESS, dmabuf, direction);
}

/* Only the members named: the kernel's checks look for the others. */
void dbct_fill_ops(struct dma_buf_ops *ops, u32 members)
{
	*ops = (struct dma_buf_ops){
		.attach = members & DBCT_HAS_ATTACH ? op_attach : NULL,
		.detach = members & DBCT_HAS_DETACH ? op_detach : NULL,
		.pin = members & DBCT_HAS_PIN ? op_pin : NULL,
		.unpin = members & DBCT_HAS_UNPIN ? op_unpin : NULL,
		.map_dma_buf = members & DBCT_HAS_MAP ? op_map : NULL,
		.unmap_dma_buf = members & DBCT_HAS_UNMAP ? op_unmap : NULL,
		.release = members & DBCT_HAS_RELEASE ? op_release : NULL,
		.vmap = members & DBCT_HAS_VMAP ? op_vmap : NULL,
		.vunmap = members & DBCT_HAS_VUNMAP ? op_vunmap : NULL,
		.mmap = members & DBCT_HAS_MMAP ? op_mmap : NULL,
		.begin_cpu_access = members & DBCT_HAS_BEGIN_CPU_ACCESS ? op_begin_cpu_access : NULL,
		.end_cpu_access = members & DBCT_HAS_END_CPU_ACCESS ? op_end_cpu_access : NULL,
	};
	dbct_set_cache(ops, members & DBCT_HAS_CACHE);
}

/* Every buffer that export accepts has a release op. */
bool dbct_is_ours(const struct dma_buf *dmabuf)
{
	return dmabuf->ops->release == op_release;
}
