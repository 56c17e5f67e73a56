// SPDX-License-Identifier: GPL-2.0
/*
 * A way to the host for User-Mode Linux: reads and writes descriptors that the
 * guest's process inherited, many bytes at a time. The consoles of User-Mode
 * Linux ask the host for every single character, and lose sight of input that
 * was there before they were opened.
 */
#include "ct.h"

#ifdef CONFIG_UML
#include <linux/delay.h>
#include <linux/fs.h>
#include <linux/interrupt.h>
#include <linux/miscdevice.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/wait.h>
#include <irq_kern.h>
#include <irq_user.h>
#include <os.h>

#define CHUNK_BYTES (1 << 16)

static DECLARE_WAIT_QUEUE_HEAD(readable);
static int host_in = -1, host_out = -1, irq = -1;
static char *chunk;

static irqreturn_t on_input(int number, void *unused)
{
	wake_up(&readable);
	return IRQ_HANDLED;
}

/* Whether there is something, or the end, or an error: what was got of it. */
static bool take(size_t count, int *got)
{
	*got = os_read_file(host_in, chunk, min_t(size_t, count, CHUNK_BYTES));
	return *got != -EAGAIN;
}

static ssize_t port_read(struct file *file, char __user *to, size_t count, loff_t *position)
{
	int got;

	if (wait_event_interruptible(readable, take(count, &got)))
		return -EINTR;
	if (got > 0 && copy_to_user(to, chunk, got))
		return -EFAULT;
	return got;
}

/* The host reads, sooner or later: all of a chunk is written. */
static int give(size_t count)
{
	size_t given = 0;

	while (given < count) {
		int wrote = os_write_file(host_out, chunk + given, count - given);

		if (wrote == -EAGAIN || wrote == -EINTR)
			/* By the clock of the machine: leaps of the kernel's would make it hours late. */
			usleep_range(50, 100);
		else if (wrote < 0)
			return wrote;
		given += max(wrote, 0);
	}
	return given;
}

static ssize_t port_write(struct file *file, const char __user *from, size_t count, loff_t *position)
{
	count = min_t(size_t, count, CHUNK_BYTES);
	if (copy_from_user(chunk, from, count))
		return -EFAULT;
	return give(count);
}

static int port_take(int in, int out)
{
	int ret = os_set_fd_block(in, 0);

	if (ret)
		return ret;
	ret = um_request_irq(UM_IRQ_ALLOC, in, IRQ_READ, on_input, 0, DBCT_PORT_NODE, &readable);
	if (ret < 0)
		return ret;
	irq = ret;
	host_in = in;
	host_out = out;
	return 0;
}

static long port_ioctl(struct file *file, unsigned int number, unsigned long arg)
{
	if (number != DBCT_PORT)
		return -ENOTTY;
	return host_in < 0 ? port_take(arg & 0xffff, arg >> 16 & 0xffff) : -EBUSY;
}

static const struct file_operations port_fops = {
	.owner = THIS_MODULE,
	.read = port_read,
	.write = port_write,
	.unlocked_ioctl = port_ioctl,
};

static struct miscdevice port = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = DBCT_PORT_NODE,
	.fops = &port_fops,
};

int dbct_port_init(void)
{
	int ret;

	chunk = kmalloc(CHUNK_BYTES, GFP_KERNEL);
	if (!chunk)
		return -ENOMEM;
	ret = misc_register(&port);
	if (ret)
		kfree(chunk);
	return ret;
}

void dbct_port_exit(void)
{
	misc_deregister(&port);
	if (irq >= 0)
		um_free_irq(irq, &readable);
	kfree(chunk);
}
#else
int dbct_port_init(void)
{
	return 0;
}

void dbct_port_exit(void)
{
}
#endif
