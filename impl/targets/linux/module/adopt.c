// SPDX-License-Identifier: GPL-2.0
/* Buffers that a driver of the kernel made. */
#include <linux/err.h>
#include <linux/fs.h>

#include "ct.h"

static u32 members_of(const struct dma_buf_ops *ops)
{
	return (ops->attach ? DBCT_HAS_ATTACH : 0) | (ops->detach ? DBCT_HAS_DETACH : 0) |
	       (ops->pin ? DBCT_HAS_PIN : 0) | (ops->unpin ? DBCT_HAS_UNPIN : 0) |
	       (ops->map_dma_buf ? DBCT_HAS_MAP : 0) | (ops->unmap_dma_buf ? DBCT_HAS_UNMAP : 0) |
	       (ops->release ? DBCT_HAS_RELEASE : 0) | (ops->vmap ? DBCT_HAS_VMAP : 0) |
	       (ops->vunmap ? DBCT_HAS_VUNMAP : 0) | (ops->mmap ? DBCT_HAS_MMAP : 0) |
	       (ops->begin_cpu_access ? DBCT_HAS_BEGIN_CPU_ACCESS : 0) |
	       (ops->end_cpu_access ? DBCT_HAS_END_CPU_ACCESS : 0) |
	       (dbct_has_cache(ops) ? DBCT_HAS_CACHE : 0);
}

static int adopt(struct dma_buf *dmabuf)
{
	struct dbct_adopted *seen = &dbct_here()->adopted;
	struct dbct_buffer *buffer = dbct_buffer_behind(dmabuf);

	/* A driver that hands out a buffer of before has made none. */
	if (buffer)
		return -EEXIST;
	buffer = dbct_make(DBCT_KIND_BUFFER, sizeof(*buffer));
	if (!buffer)
		return -ENOMEM;
	buffer->dmabuf = dmabuf;
	dbct.newest_inode = file_inode(dmabuf->file)->i_ino;
	seen->members = members_of(dmabuf->ops);
	dbct_view_text(dmabuf->exp_name, &seen->exporter_name);
	dbct_interpose(buffer);
	return 0;
}

/* A descriptor below zero: the driver made none, and perhaps used up an inode number all the same. */
int dbct_adopt(void)
{
	struct dma_buf *dmabuf;
	int ret;

	if (dbct_here()->request.fd < 0) {
		dbct.inode_unsure = true;
		return 0;
	}
	dmabuf = dma_buf_get(dbct_here()->request.fd);
	if (IS_ERR(dmabuf)) {
		dbct_here()->result = PTR_ERR(dmabuf);
		return 0;
	}
	ret = adopt(dmabuf);
	if (ret || !dbct_here()->request.keep)
		dma_buf_put(dmabuf);
	return ret;
}
