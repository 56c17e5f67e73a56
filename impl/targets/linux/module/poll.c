// SPDX-License-Identifier: GPL-2.0
/* Poll of a buffer's descriptor, as the system call does it that does not wait. */
#include <linux/file.h>
#include <linux/poll.h>

#include "ct.h"

static __poll_t asked(u32 events)
{
	return (events & DBCT_POLL_IN ? EPOLLIN : 0) | (events & DBCT_POLL_OUT ? EPOLLOUT : 0) |
	       (events & DBCT_POLL_PRI ? EPOLLPRI : 0);
}

static u32 told(__poll_t ready)
{
	return (ready & EPOLLIN ? DBCT_POLL_IN : 0) | (ready & EPOLLOUT ? DBCT_POLL_OUT : 0) |
	       (ready & EPOLLPRI ? DBCT_POLL_PRI : 0);
}

/* While another thread may close the descriptor, the call holds the file itself. */
int dbct_poll(void)
{
	struct file *file = dbct.file;
	const struct dma_buf *dmabuf;
	poll_table table;
	__poll_t ready;

	if (!file) {
		dbct_here()->result = -EBADF;
		return 0;
	}
	get_file(file);
	dmabuf = file->private_data;
	init_poll_funcptr(&table, NULL);
	table._key = asked(dbct_here()->request.events);
	dbct_work_on(dmabuf->resv, dmabuf->resv);
	ready = vfs_poll(file, &table) & table._key;
	dbct_here()->number = told(ready);
	fput(file);
	return 0;
}

/* Events of buffers that somebody waits for. */
u32 dbct_count_polls(void)
{
	const struct dbct_buffer *buffer;
	u32 count = 0;

	list_for_each_entry(buffer, &dbct.objects[DBCT_KIND_BUFFER], object.node)
		if (buffer->dmabuf)
			count += !!buffer->dmabuf->cb_in.active + !!buffer->dmabuf->cb_out.active;
	return count;
}

/*
 * A thread of the kernel leaves files behind that it has the last reference of:
 * they are finished before the step ends, by the task of the ioctl, which holds
 * no lock.
 */
void dbct_finish_files(void)
{
	flush_delayed_fput();
}
