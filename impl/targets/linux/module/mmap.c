// SPDX-License-Identifier: GPL-2.0
/* User mappings of buffers. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/rbtree.h>

#include "ct.h"

static vm_fault_t no_page(struct vm_fault *fault)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct without_pages = { .fault = no_page };

/* The scripted exporter has no storage: whoever touches the mapping is sent SIGBUS. */
int dbct_scripted_mmap(struct dma_buf *dmabuf, struct vm_area_struct *vma)
{
	vma->vm_ops = &without_pages;
	return 0;
}

/* A shared mapping of a file that is not open for writing is known by VM_MAYSHARE alone. */
void dbct_log_mmap(struct dbct_callback *call, struct vm_area_struct *vma)
{
	call->offset_pages = vma->vm_pgoff;
	call->pages = vma_pages(vma);
	call->shared = !!(vma->vm_flags & VM_MAYSHARE);
	call->writable = !!(vma->vm_flags & VM_WRITE);
}

/* The process maps our node, and we pass the area on, as a driver may that has a node of its own. */
int dbct_redirect(struct vm_area_struct *vma)
{
	struct dma_buf *dmabuf;
	int ret = dbct_named_buffer(&dmabuf);

	return ret ? ret : dma_buf_mmap(dmabuf, vma, dbct_here()->request.offset_pages);
}

int dbct_redirect_null(void)
{
	struct dma_buf *dmabuf;
	int ret = dbct_named_buffer(&dmabuf);

	if (!ret)
		dbct_here()->result = dma_buf_mmap(dmabuf, NULL, dbct_here()->request.offset_pages);
	return ret;
}

/* Areas of the buffer's file; several files may share the tree they are in. Nothing else runs meanwhile: no lock is taken. */
u32 dbct_count_vmas(const struct dma_buf *dmabuf)
{
	const struct rb_node *node;
	u32 count = 0;

	for (node = rb_first_cached(&dmabuf->file->f_mapping->i_mmap); node; node = rb_next(node))
		count += rb_entry(node, struct vm_area_struct, shared.rb)->vm_file == dmabuf->file;
	return count;
}
