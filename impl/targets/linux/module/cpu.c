// SPDX-License-Identifier: GPL-2.0
/* Brackets around CPU access, from inside the kernel and from user space. */
#include <linux/fs.h>
#include <linux/kthread.h>
#include <linux/uaccess.h>

#include "ct.h"

int dbct_begin_cpu_access(void)
{
	struct dma_buf *dmabuf;
	int began, ret = dbct_named_buffer(&dmabuf);

	if (ret)
		return ret;
	began = dma_buf_begin_cpu_access(dmabuf, dbct_here()->request.direction);
	dbct_here()->result = began;
	return 0;
}

int dbct_end_cpu_access(void)
{
	struct dma_buf *dmabuf;
	int ret = dbct_named_buffer(&dmabuf);

	if (ret || !dmabuf)
		return DBCT_NO_OBJECT;
	dbct_here()->result = dma_buf_end_cpu_access(dmabuf, dbct_here()->request.direction);
	return 0;
}

/* The ioctl as the client's own call. */
int dbct_sync(void)
{
	const struct file *file = dbct.file;
	const struct dma_buf *dmabuf;
	long ret;

	if (!file) {
		dbct_here()->result = -EBADF;
		return 0;
	}
	dmabuf = file->private_data;
	dbct_work_on(dmabuf->resv, dmabuf->resv);
	kthread_use_mm(dbct.mm);
	/* The argument is there, or nowhere: lock debugging need not think of a fault while the task holds locks. */
	pagefault_disable();
	ret = file->f_op->unlocked_ioctl(dbct.file, dbct_here()->request.number, dbct_here()->request.address);
	pagefault_enable();
	kthread_unuse_mm(dbct.mm);
	dbct_here()->result = ret;
	return 0;
}
