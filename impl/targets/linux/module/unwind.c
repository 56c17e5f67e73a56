// SPDX-License-Identifier: GPL-2.0
/* Giving back whatever a program left, in the order the contracts demand. */
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/slab.h>

#include "ct.h"

static void unmap_all(void)
{
	struct dbct_mapping *mapping;

	list_for_each_entry(mapping, &dbct.objects[DBCT_KIND_MAPPING], object.node) {
		if (!mapping->live || !mapping->owner->live || !mapping->owner->buffer->dmabuf)
			continue;
		dma_buf_unmap_attachment_unlocked(mapping->owner->attach, mapping->table,
						  mapping->direction);
		mapping->live = false;
	}
}

static void detach_all(void)
{
	struct dbct_attachment *owner;

	list_for_each_entry(owner, &dbct.objects[DBCT_KIND_ATTACHMENT], object.node) {
		if (!owner->live)
			continue;
		/* Nobody can detach from a buffer that is gone. */
		if (owner->buffer->dmabuf)
			dma_buf_detach(owner->buffer->dmabuf, owner->attach);
		else
			kfree(owner->attach);
		owner->live = false;
	}
}

/* A mapping without address cannot be undone, and its buffer could not be released: it is struck out by hand. */
static void vunmap_all(struct dma_buf *dmabuf)
{
	struct iosys_map map = dmabuf->vmap_ptr;

	while (dmabuf->vmapping_counter && !iosys_map_is_null(&map))
		dma_buf_vunmap_unlocked(dmabuf, &map);
	dmabuf->vmapping_counter = 0;
}

/* What needs reservation locks; for a thread. */
static int undo(void)
{
	struct dbct_buffer *buffer;

	dbct_end_cursors();
	dbct_end_fences();
	dbct_unpin_all();
	unmap_all();
	detach_all();
	list_for_each_entry(buffer, &dbct.objects[DBCT_KIND_BUFFER], object.node)
		if (buffer->dmabuf)
			vunmap_all(buffer->dmabuf);
	return 0;
}

int dbct_unwind(void)
{
	dbct.shared->request.task = 0;
	dbct_tasks_finish();
	if (dbct.stuck)
		return -EDEADLK;
	return dbct_task_run(undo, DBCT_WAITS_NOT);
}

/* The agent has closed its descriptors: whatever references are left are the program's own. */
int dbct_drop_references(void)
{
	struct dbct_buffer *buffer;

	list_for_each_entry(buffer, &dbct.objects[DBCT_KIND_BUFFER], object.node) {
		long count;

		if (!buffer->dmabuf || !dbct_listed(buffer->dmabuf))
			continue;
		for (count = file_count(buffer->dmabuf->file); count > 0; count--)
			dma_buf_put(buffer->dmabuf);
	}
	return 0;
}
