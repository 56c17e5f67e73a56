// SPDX-License-Identifier: GPL-2.0
/* The device node: one mapped area, one ioctl. */
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/mm.h>
#include <linux/vmalloc.h>

#include "ct.h"

struct dbct_session dbct;

/* One client: the session is the module's. */
static atomic_t in_use = ATOMIC_INIT(0);

/* The client is gone, and its descriptors go with it, some perhaps later than this one. */
static void abandon_program(void)
{
	dbct_unwind();
	dbct_give_back_ops();
}

static int node_open(struct inode *inode, struct file *file)
{
	if (atomic_cmpxchg(&in_use, 0, 1))
		return -EBUSY;
	dbct.base_references = module_refcount(THIS_MODULE);
	dbct.mm = current->mm;
	mmgrab(dbct.mm);
	return 0;
}

static int node_release(struct inode *inode, struct file *file)
{
	abandon_program();
	mmdrop(dbct.mm);
	atomic_set(&in_use, 0);
	return 0;
}

static long node_ioctl(struct file *file, unsigned int number, unsigned long arg)
{
	return number == DBCT_RUN ? dbct_run(arg & 0xffff, arg >> 16) : -ENOTTY;
}

static int node_mmap(struct file *file, struct vm_area_struct *vma)
{
	if (vma->vm_pgoff == DBCT_REDIRECT_PAGE)
		return dbct_redirect(vma);
	return remap_vmalloc_range(vma, dbct.slots, vma->vm_pgoff);
}

static const struct file_operations node_fops = {
	.owner = THIS_MODULE,
	.open = node_open,
	.release = node_release,
	.unlocked_ioctl = node_ioctl,
	.mmap = node_mmap,
};

static struct miscdevice node = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = DBCT_NODE,
	.fops = &node_fops,
};

static int start_parts(void)
{
	int ret;

	ret = dbct_devices_init();
	if (ret)
		return ret;
	ret = dbct_tables_init();
	if (ret)
		goto no_tables;
	ret = dbct_tasks_start();
	if (ret)
		goto no_task;
	ret = dbct_port_init();
	if (ret)
		goto no_port;
	dbct_iosys_init();
	dbct_fence_ops_init();
	dbct_watch_fences();
	return 0;
no_port:
	dbct_tasks_stop();
no_task:
	dbct_tables_exit();
no_tables:
	dbct_devices_exit();
	return ret;
}

static void stop_parts(void)
{
	dbct_unwatch_fences();
	dbct_port_exit();
	dbct_tasks_stop();
	dbct_tables_exit();
	dbct_devices_exit();
}

static int __init dbct_init(void)
{
	int ret;

	dbct.slots = vmalloc_user(PAGE_ALIGN(DBCT_ALL_SLOTS * sizeof(*dbct.slots)));
	if (!dbct.slots)
		return -ENOMEM;
	dbct.shared = dbct.slots;
	ret = dbct_objects_init();
	if (!ret)
		ret = start_parts();
	if (ret)
		goto no_parts;
	ret = dbct_calibrate();
	if (!ret)
		ret = misc_register(&node);
	if (ret)
		goto no_node;
	return 0;
no_node:
	stop_parts();
no_parts:
	vfree(dbct.slots);
	return ret;
}

static void __exit dbct_exit(void)
{
	misc_deregister(&node);
	dbct_forget_objects();
	dbct_interpose_exit();
	stop_parts();
	vfree(dbct.slots);
}

module_init(dbct_init);
module_exit(dbct_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("dma-buf conformance: the in-kernel interface as commands, with a scripted exporter");
DBCT_IMPORT_NS;
