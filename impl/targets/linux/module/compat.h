/* SPDX-License-Identifier: GPL-2.0 */
/* Everything that differs between 6.1, 6.12 and 7.2: the only place with version conditions. */
#ifndef DBCT_COMPAT_H
#define DBCT_COMPAT_H

#include <linux/version.h>
#include <linux/dma-buf.h>
#include <linux/dma-resv.h>
#include <linux/fs.h>
#include <linux/mutex.h>

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

/* 6.12 keeps its list for debugfs only. */
#if DBCT_SINCE(6, 2) && !DBCT_SINCE(7, 0)
#define DBCT_HAS_LIST IS_ENABLED(CONFIG_DEBUG_FS)
#else
#define DBCT_HAS_LIST 1
#endif

#endif
