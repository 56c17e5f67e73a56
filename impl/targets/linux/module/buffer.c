// SPDX-License-Identifier: GPL-2.0
/* Export, references and descriptors. */
#include <linux/err.h>
#include <linux/fcntl.h>
#include <linux/file.h>
#include <linux/fs.h>

#include "ct.h"

static const char *const names[] = {
	[DBCT_NAME_NULL] = NULL,
	[DBCT_NAME_EXPORTER] = "exporter",
	[DBCT_NAME_OTHER] = "other",
};

/* A buffer that no export made. */
static struct dma_buf zeroed;

int dbct_reservation_new(void)
{
	struct dbct_reservation *made = dbct_make(DBCT_KIND_RESERVATION, sizeof(*made));

	if (!made)
		return -ENOMEM;
	dma_resv_init(&made->resv);
	return 0;
}

/* The reservation a request names; 0 and NULL where it names none. */
static int find_reservation(struct dma_resv **resv)
{
	struct dbct_reservation *found;

	*resv = NULL;
	if (dbct_here()->request.reservation == DBCT_NULL)
		return 0;
	found = dbct_find(DBCT_KIND_RESERVATION, dbct_here()->request.reservation);
	if (!found)
		return DBCT_NO_OBJECT;
	*resv = &found->resv;
	return 0;
}

static struct dma_buf *call_export(struct dbct_buffer *buffer, struct dma_resv *resv)
{
	const struct dbct_request *request = &dbct_here()->request;
	struct dma_buf_export_info info = {
		.exp_name = names[min_t(u32, request->name, DBCT_NAME_OTHER)],
		.ops = request->members & DBCT_HAS_OPS ? &buffer->ops : NULL,
		.priv = request->members & DBCT_HAS_PRIV ? buffer : NULL,
		.size = request->size,
		.flags = request->flags,
		.resv = resv,
	};

	dbct_fill_ops(&buffer->ops, request->members);
	return dma_buf_export(&info);
}

int dbct_export(void)
{
	struct dbct_buffer *buffer;
	struct dma_buf *dmabuf;
	struct dma_resv *resv;
	int ret = find_reservation(&resv);

	if (ret)
		return ret;
	buffer = dbct_make(DBCT_KIND_BUFFER, sizeof(*buffer));
	if (!buffer)
		return -ENOMEM;
	dmabuf = call_export(buffer, resv);
	if (IS_ERR(dmabuf)) {
		/* Whether an inode number was used up depends on where it failed. */
		dbct.inode_unsure = true;
		dbct_here()->result = PTR_ERR(dmabuf);
		dbct_drop(&buffer->object);
		return 0;
	}
	buffer->dmabuf = dmabuf;
	dbct.newest_inode = file_inode(dmabuf->file)->i_ino;
	return 0;
}

/* Finds out where inode numbers stand, by way of a buffer that nobody sees. */
int dbct_calibrate(void)
{
	struct dbct_request *request = &dbct_here()->request;
	struct dbct_buffer *buffer;
	struct file *file;

	request->name = DBCT_NAME_OTHER;
	request->size = PAGE_SIZE;
	request->reservation = DBCT_NULL;
	request->members = DBCT_HAS_MAP | DBCT_HAS_UNMAP | DBCT_HAS_RELEASE | DBCT_HAS_PRIV | DBCT_HAS_OPS;
	request->id = 0;
	if (dbct_export() || dbct_here()->result)
		return -ENOMEM;
	buffer = dbct_find(DBCT_KIND_BUFFER, 0);
	file = buffer->dmabuf->file;
	dbct_learn_fops(file);
	dma_buf_put(buffer->dmabuf);
	dbct_learn_from(file);
	dbct.inode_unsure = false;
	return 0;
}

/* The buffer a request names. It may be one of those that no caller may pass. */
int dbct_named_buffer(struct dma_buf **dmabuf)
{
	s32 id = dbct_here()->request.buffer;
	struct dbct_buffer *buffer;

	*dmabuf = id == DBCT_ZEROED ? &zeroed : NULL;
	if (id == DBCT_NULL || id == DBCT_ZEROED)
		return 0;
	buffer = dbct_find(DBCT_KIND_BUFFER, id);
	if (!buffer || !buffer->dmabuf)
		return DBCT_NO_OBJECT;
	*dmabuf = buffer->dmabuf;
	return 0;
}

int dbct_fd(void)
{
	struct dma_buf *dmabuf;
	int ret = dbct_named_buffer(&dmabuf);

	if (ret)
		return ret;
	dbct_here()->result = dma_buf_fd(dmabuf, dbct_here()->request.flags);
	return 0;
}

#if DBCT_HAS_FD_INSTALL
int dbct_fd_install(void)
{
	struct dma_buf *dmabuf;
	int fd, ret = dbct_named_buffer(&dmabuf);

	if (ret || !dmabuf)
		return DBCT_NO_OBJECT;
	fd = get_unused_fd_flags(0);
	if (fd >= 0)
		dma_buf_fd_install(dmabuf, fd);
	dbct_here()->result = fd;
	return 0;
}
#endif

int dbct_get(void)
{
	struct dma_buf *dmabuf = dma_buf_get(dbct_here()->request.fd);
	struct dbct_buffer *buffer;

	if (IS_ERR(dmabuf)) {
		dbct_here()->result = PTR_ERR(dmabuf);
		return 0;
	}
	buffer = dbct_buffer_behind(dmabuf);
	if (!buffer) {
		dma_buf_put(dmabuf);
		return DBCT_NO_OBJECT;
	}
	dbct_here()->result = buffer->object.id;
	return 0;
}

int dbct_get_ref(void)
{
	struct dma_buf *dmabuf;
	int ret = dbct_named_buffer(&dmabuf);

	if (ret || !dmabuf || dmabuf == &zeroed)
		return DBCT_NO_OBJECT;
	get_dma_buf(dmabuf);
	return 0;
}

/* The last reference is finished on the way back to user space: by then the log has the release. */
int dbct_put(void)
{
	struct dma_buf *dmabuf;
	int ret = dbct_named_buffer(&dmabuf);

	if (ret)
		return ret;
	dma_buf_put(dmabuf);
	return 0;
}
