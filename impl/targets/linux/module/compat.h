/* SPDX-License-Identifier: GPL-2.0 */
/* Everything that differs between 6.1, 6.12 and 7.2: the only place with version conditions. */
#ifndef DBCT_COMPAT_H
#define DBCT_COMPAT_H

#include <linux/version.h>
#include <linux/dma-buf.h>
#include <linux/dma-fence.h>
#include <linux/dma-resv.h>
#include <linux/fs.h>
#include <linux/mutex.h>
#include <linux/sched.h>

#define DBCT_SINCE(a, b) (LINUX_VERSION_CODE >= KERNEL_VERSION(a, b, 0))

#if DBCT_SINCE(6, 13)
#define DBCT_IMPORT_NS MODULE_IMPORT_NS("DMA_BUF")
#else
#define DBCT_IMPORT_NS MODULE_IMPORT_NS(DMA_BUF)
#endif

#if DBCT_SINCE(7, 0)
#define DBCT_MOVE_MEMBER invalidate_mappings
#else
#define DBCT_MOVE_MEMBER move_notify
#endif

/* The exporter flag that keeps one table for each attachment. */
#if DBCT_SINCE(6, 15)
static inline void dbct_set_cache(struct dma_buf_ops *ops, bool cache)
{
}

static inline bool dbct_has_cache(const struct dma_buf_ops *ops)
{
	return false;
}
#else
static inline void dbct_set_cache(struct dma_buf_ops *ops, bool cache)
{
	ops->cache_sgt_mapping = cache;
}

static inline bool dbct_has_cache(const struct dma_buf_ops *ops)
{
	return ops->cache_sgt_mapping;
}
#endif

/* Whether vmap takes the reservation lock from its caller, or the buffer's mutex itself. */
#if DBCT_SINCE(6, 2)
#define DBCT_HAS_VMAP_UNLOCKED 1
static inline struct mutex *dbct_buffer_mutex(struct dma_buf *dmabuf)
{
	return NULL;
}
#else
#define DBCT_HAS_VMAP_UNLOCKED 0
#define dma_buf_vmap_unlocked dma_buf_vmap
#define dma_buf_vunmap_unlocked dma_buf_vunmap
static inline struct mutex *dbct_buffer_mutex(struct dma_buf *dmabuf)
{
	return &dmabuf->lock;
}
#endif

/* Whether a reserved descriptor can be published. */
#if DBCT_SINCE(7, 0) || !DBCT_SINCE(6, 2)
#define DBCT_HAS_FD_INSTALL 1
#else
#define DBCT_HAS_FD_INSTALL 0
#endif

/* The file that a task finishes by this work, if that is what it does. */
static inline struct file *dbct_file_behind(const struct callback_head *work)
{
#if DBCT_SINCE(6, 5)
	return container_of(work, struct file, f_task_work);
#else
	return container_of(work, struct file, f_rcuhead);
#endif
}

/* Whether fences can be told when they are wanted. */
#if DBCT_SINCE(6, 4)
#define DBCT_HAS_DEADLINES 1
#else
#define DBCT_HAS_DEADLINES 0
#endif

static inline void dbct_set_deadline_op(struct dma_fence_ops *ops, void (*set)(struct dma_fence *, ktime_t))
{
#if DBCT_HAS_DEADLINES
	ops->set_deadline = set;
#endif
}

/* How a fence says that its numbers have 64 bits, where its lock is, and whether a signal tells how it went. */
#if DBCT_SINCE(7, 0)
#define DBCT_SIGNALLED(call) ((call), 0)

static inline void dbct_set_wide(struct dma_fence_ops *ops, bool wide)
{
}

static inline void dbct_fence_init(struct dma_fence *fence, const struct dma_fence_ops *ops, spinlock_t *lock,
				   u64 context, u64 number, bool wide)
{
	if (wide)
		dma_fence_init64(fence, ops, NULL, context, number);
	else
		dma_fence_init(fence, ops, NULL, context, number);
}

static inline spinlock_t *dbct_lock_of(struct dma_fence *fence)
{
	return dma_fence_spinlock(fence);
}
#else
#define DBCT_SIGNALLED(call) (call)

static inline void dbct_set_wide(struct dma_fence_ops *ops, bool wide)
{
	ops->use_64bit_seqno = wide;
}

static inline void dbct_fence_init(struct dma_fence *fence, const struct dma_fence_ops *ops, spinlock_t *lock,
				   u64 context, u64 number, bool wide)
{
	dma_fence_init(fence, ops, lock, context, number);
}

static inline spinlock_t *dbct_lock_of(struct dma_fence *fence)
{
	return fence->lock;
}
#endif

/* The announcement of a move, and whether an importer can be made to unmap. */
#if DBCT_SINCE(7, 0)
#define DBCT_HAS_REVOCABLE 1
#define dbct_notify dma_buf_invalidate_mappings
#else
#define DBCT_HAS_REVOCABLE 0
#define dbct_notify dma_buf_move_notify
#endif

/* Whether a thread sleeps for a lock; `otherwise`: what to say where the kernel does not. */
static inline bool dbct_waits_for_lock(const struct task_struct *thread, bool otherwise)
{
#if IS_ENABLED(CONFIG_DEBUG_MUTEXES) || DBCT_SINCE(7, 0)
	return READ_ONCE(thread->blocked_on);
#else
	return otherwise;
#endif
}

/* Whether the kernel's clock can be made to leap without harm to anybody: where nobody else lives. */
#define DBCT_HAS_CLOCK (IS_ENABLED(CONFIG_UML) && !IS_ENABLED(CONFIG_SMP))

/* 6.12 keeps its list for debugfs only. */
#if DBCT_SINCE(6, 2) && !DBCT_SINCE(7, 0)
#define DBCT_HAS_LIST IS_ENABLED(CONFIG_DEBUG_FS)
#else
#define DBCT_HAS_LIST 1
#endif

#endif
