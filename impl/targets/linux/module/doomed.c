// SPDX-License-Identifier: GPL-2.0
/*
 * A request to a driver that makes a buffer and gives it up again before it
 * returns, for want of a descriptor, say. Its file is finished on the way back
 * to user space: until then the buffer is found among what this task has to do
 * there, and watched for the little that is left to it.
 */
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/sched.h>
#include <linux/task_work.h>

#include "ct.h"

/* What finishes a file, and what the file of a buffer does: learnt from one of our own. */
static task_work_func_t finish_file;
static const struct file_operations *buffer_fops;

/* The last reference to this buffer's file has just been given up by this task. */
void dbct_learn_from(const struct file *file)
{
	const struct callback_head *work;

	for (work = READ_ONCE(current->task_works); work; work = work->next)
		if (dbct_file_behind(work) == file)
			finish_file = work->func;
}

void dbct_learn_fops(const struct file *file)
{
	buffer_fops = file->f_op;
}

static struct dma_buf *doomed(void)
{
	struct callback_head *work;

	for (work = READ_ONCE(current->task_works); work && finish_file; work = work->next) {
		struct file *file = dbct_file_behind(work);

		if (work->func == finish_file && file->f_op == buffer_fops &&
		    !dbct_buffer_behind(file->private_data))
			return file->private_data;
	}
	return NULL;
}

static int watch_doomed(void)
{
	struct dma_buf *dmabuf = doomed();
	struct dbct_buffer *buffer;

	dbct.inode_unsure |= !dmabuf;
	if (!dmabuf)
		return 0;
	buffer = dbct_make(DBCT_KIND_BUFFER, sizeof(*buffer));
	if (!buffer)
		return -ENOMEM;
	buffer->dmabuf = dmabuf;
	dbct.newest_inode = file_inode(dmabuf->file)->i_ino;
	dbct_interpose(buffer);
	return 0;
}

/* The ioctl of a driver's node, on the way through us. */
int dbct_ask_driver(void)
{
	const struct dbct_request *request = &dbct_here()->request;
	struct file *file = fget(request->fd);

	if (!file)
		return DBCT_NO_OBJECT;
	dbct_here()->result = file->f_op->unlocked_ioctl ?
		file->f_op->unlocked_ioctl(file, request->number, request->address) : -ENOTTY;
	fput(file);
	return dbct_here()->result < 0 ? watch_doomed() : 0;
}
