// SPDX-License-Identifier: GPL-2.0
/* Brackets around CPU access from inside the kernel. */
#include "ct.h"

int dbct_begin_cpu_access(void)
{
	struct dma_buf *dmabuf;
	int ret = dbct_named_buffer(&dmabuf);

	if (!ret)
		dbct.shared->result = dma_buf_begin_cpu_access(dmabuf, dbct.shared->request.direction);
	return ret;
}

int dbct_end_cpu_access(void)
{
	struct dma_buf *dmabuf;
	int ret = dbct_named_buffer(&dmabuf);

	if (ret || !dmabuf)
		return DBCT_NO_OBJECT;
	dbct.shared->result = dma_buf_end_cpu_access(dmabuf, dbct.shared->request.direction);
	return 0;
}
