// SPDX-License-Identifier: GPL-2.0
/* Looking at what is alive. Nothing else runs meanwhile, so no lock is taken. */
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/kmsg_dump.h>
#include <linux/poison.h>

#include "ct.h"

/* Leaving the list poisons the link. The file goes at the same moment: only a listed buffer has one to look at. */
bool dbct_listed(const struct dma_buf *dmabuf)
{
	return !DBCT_HAS_LIST || dmabuf->list_node.next != LIST_POISON1;
}

bool dbct_attached(struct dma_buf *dmabuf, const struct dma_buf_attachment *attach)
{
	const struct dma_buf_attachment *listed;

	list_for_each_entry(listed, &dmabuf->attachments, node)
		if (listed == attach)
			return true;
	return false;
}

u32 dbct_attachments(struct dma_buf *dmabuf)
{
	const struct dma_buf_attachment *attach;
	u32 count = 0;

	list_for_each_entry(attach, &dmabuf->attachments, node)
		count++;
	return count;
}

/* An attach that waits for the lock has made its attachment, which is in no list yet. */
static u32 count_attachments(struct dma_buf *dmabuf)
{
	const struct dbct_attachment *known;
	u32 made = 0;

	list_for_each_entry(known, &dbct.objects[DBCT_KIND_ATTACHMENT], object.node)
		if (known->buffer && known->buffer->dmabuf == dmabuf)
			made += known->live || !known->attach;
	return max(made, dbct_attachments(dmabuf));
}

static void count_buffer(struct dma_buf *dmabuf, struct dbct_census *census)
{
	census->buffers++;
	census->attachments += dbct_tasks_asleep() ? count_attachments(dmabuf) : dbct_attachments(dmabuf);
	census->names += dmabuf->name != NULL;
	census->vmaps += dmabuf->vmapping_counter;
	census->locked += dma_resv_is_locked(dmabuf->resv);
	if (!dbct_listed(dmabuf))
		return;
	census->listed++;
	if (file_count(dmabuf->file) > 0)
		census->files++;
	census->references += file_count(dmabuf->file);
	census->vmas += dbct_count_vmas(dmabuf);
}

/* Attachments that outlived their buffer: in no list any more, and never freed. */
static u32 count_orphans(void)
{
	const struct dbct_attachment *known;
	u32 count = 0;

	list_for_each_entry(known, &dbct.objects[DBCT_KIND_ATTACHMENT], object.node)
		count += known->live && !known->buffer->dmabuf;
	return count;
}

/* So that nobody need read the log to know that nothing was said. */
u64 dbct_next_record(void)
{
	struct kmsg_dump_iter iter;

	kmsg_dump_rewind(&iter);
	return iter.next_seq;
}

int dbct_census(void)
{
	struct dbct_census *census = &dbct_here()->census;
	struct dbct_buffer *buffer;

	memset(census, 0, sizeof(*census));
	census->newest_inode = dbct.newest_inode;
	census->next_record = dbct_next_record();
	census->module_references = module_refcount(THIS_MODULE) - dbct.base_references;
	census->attachments = count_orphans();
	census->tables_out = dbct_foreign_out();
	census->fences = dbct_count_fences();
	census->polls = dbct_count_polls();
	list_for_each_entry(buffer, &dbct.objects[DBCT_KIND_BUFFER], object.node)
		if (buffer->dmabuf)
			count_buffer(buffer->dmabuf, census);
	return 0;
}

static void list_attachments(struct dma_buf *dmabuf, struct dbct_inspect *seen)
{
	const struct dbct_attachment *known;
	struct dma_buf_attachment *attach;

	list_for_each_entry(attach, &dmabuf->attachments, node) {
		known = dbct_attachment_behind(attach);
		if (seen->attachments < DBCT_HANDLES)
			seen->attachment[seen->attachments] = known ? known->object.id : DBCT_NULL;
		seen->attachments++;
	}
}

int dbct_inspect(void)
{
	struct dbct_buffer *buffer = dbct_find(DBCT_KIND_BUFFER, dbct_here()->request.buffer);
	struct dbct_inspect *seen = &dbct_here()->inspect;
	struct dma_buf *dmabuf = buffer ? buffer->dmabuf : NULL;

	if (!dmabuf)
		return DBCT_NO_OBJECT;
	memset(seen, 0, sizeof(*seen));
	seen->size = dmabuf->size;
	seen->references = dbct_listed(dmabuf) ? file_count(dmabuf->file) : 0;
	seen->vmap_counter = dmabuf->vmapping_counter;
	seen->poll_armed = dmabuf->cb_in.active || dmabuf->cb_out.active;
	dbct_view_text(dmabuf->exp_name, &seen->exporter_name);
	dbct_view_text(dmabuf->name, &seen->name);
	list_attachments(dmabuf, seen);
	return 0;
}
