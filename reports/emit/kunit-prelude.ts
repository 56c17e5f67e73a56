// SPDX-License-Identifier: MIT
/** What every emitted KUnit test stands on: a scripted exporter that writes down what is called. */

/** Replies that are no error, by the name the program has for them. */
export const SPECIAL: Readonly<Record<string, string>> = {
  ok: "0",
  "clear-peer2peer": "CLEAR_PEER2PEER",
  null: "NOTHING",
  "no-dma-entries": "NO_ENTRIES",
  misaligned: "MISALIGNED",
  iomem: "IOMEM",
  positive: "5",
  "fill-then-fail": "FILL_THEN_FAIL",
};

export const KUNIT_HEADERS = [
  "kunit/test.h",
  "linux/device.h",
  "linux/dma-buf.h",
  "linux/dma-fence.h",
  "linux/dma-resv.h",
  "linux/fdtable.h",
  "linux/file.h",
  "linux/iosys-map.h",
  "linux/module.h",
  "linux/scatterlist.h",
  "linux/slab.h",
  "linux/version.h",
  "linux/ww_mutex.h",
];

export const KUNIT_PRELUDE = `#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0)
MODULE_IMPORT_NS("DMA_BUF");
#else
MODULE_IMPORT_NS(DMA_BUF);
#endif

/* What was called in the present step, in order; +resv: with the buffer's reservation locked. */
static char calls[1024];

static void __maybe_unused called(const char *name, struct dma_resv *resv)
{
	size_t length = strlen(calls);

	scnprintf(calls + length, sizeof(calls) - length, "%s%s%s", length ? " " : "", name,
		  resv && dma_resv_is_locked(resv) ? "+resv" : "");
}

/* Answers that are neither zero nor an error; a plain number is returned as it is. */
enum { CLEAR_PEER2PEER = 100, NOTHING, NO_ENTRIES, MISALIGNED, IOMEM, FILL_THEN_FAIL };

/* What the present step's ops answer. */
static struct {
	int attach, pin, map_dma_buf, vmap, mmap, begin_cpu_access, end_cpu_access;
} reply;

static int __maybe_unused op_attach(struct dma_buf *dmabuf, struct dma_buf_attachment *attach)
{
	called("attach", dmabuf->resv);
	if (reply.attach == CLEAR_PEER2PEER)
		attach->peer2peer = false;
	return min(reply.attach, 0);
}

static void __maybe_unused op_detach(struct dma_buf *dmabuf, struct dma_buf_attachment *attach)
{
	called("detach", dmabuf->resv);
}

static int __maybe_unused op_pin(struct dma_buf_attachment *attach)
{
	called("pin", attach->dmabuf->resv);
	return reply.pin;
}

static void __maybe_unused op_unpin(struct dma_buf_attachment *attach)
{
	called("unpin", attach->dmabuf->resv);
}

/* One entry, at an address that no device goes to. */
static __maybe_unused struct sg_table *op_map(struct dma_buf_attachment *attach, enum dma_data_direction direction)
{
	struct sg_table *table;

	called("map_dma_buf", attach->dmabuf->resv);
	if (reply.map_dma_buf == NOTHING)
		return NULL;
	if (reply.map_dma_buf < 0)
		return ERR_PTR(reply.map_dma_buf);
	table = kzalloc(sizeof(*table), GFP_KERNEL);
	if (!table || sg_alloc_table(table, 1, GFP_KERNEL)) {
		kfree(table);
		return ERR_PTR(-ENOMEM);
	}
	sg_set_page(table->sgl, ZERO_PAGE(0), PAGE_SIZE, 0);
	sg_dma_address(table->sgl) = reply.map_dma_buf == MISALIGNED ? 0x100010 : 0x100000;
	sg_dma_len(table->sgl) = attach->dmabuf->size;
	if (reply.map_dma_buf == NO_ENTRIES)
		table->nents = 0;
	return table;
}

static void __maybe_unused op_unmap(struct dma_buf_attachment *attach, struct sg_table *table,
				    enum dma_data_direction direction)
{
	called("unmap_dma_buf", attach->dmabuf->resv);
	sg_free_table(table);
	kfree(table);
}

static void __maybe_unused op_release(struct dma_buf *dmabuf)
{
	called("release", dmabuf->resv);
	kvfree(dmabuf->priv);
}

static int __maybe_unused op_vmap(struct dma_buf *dmabuf, struct iosys_map *map)
{
	called("vmap", dmabuf->resv);
	if (reply.vmap < 0 || reply.vmap == 5)
		return reply.vmap;
	if (reply.vmap == IOMEM)
		iosys_map_set_vaddr_iomem(map, (void __iomem *)dmabuf->priv);
	else
		iosys_map_set_vaddr(map, reply.vmap == NOTHING ? NULL : dmabuf->priv);
	return reply.vmap == FILL_THEN_FAIL ? -ENOMEM : 0;
}

static void __maybe_unused op_vunmap(struct dma_buf *dmabuf, struct iosys_map *map)
{
	called("vunmap", dmabuf->resv);
}

static int __maybe_unused op_mmap(struct dma_buf *dmabuf, struct vm_area_struct *vma)
{
	called("mmap", dmabuf->resv);
	return reply.mmap;
}

static int __maybe_unused op_begin(struct dma_buf *dmabuf, enum dma_data_direction direction)
{
	called("begin_cpu_access", dmabuf->resv);
	return reply.begin_cpu_access;
}

static int __maybe_unused op_end(struct dma_buf *dmabuf, enum dma_data_direction direction)
{
	called("end_cpu_access", dmabuf->resv);
	return reply.end_cpu_access;
}

/* Storage for the pages a program touches, or no private data at all. */
static __maybe_unused struct dma_buf *new_buffer(const struct dma_buf_ops *ops, size_t size, int flags,
						  const char *name, struct dma_resv *resv, bool priv)
{
	DEFINE_DMA_BUF_EXPORT_INFO(info);
	void *storage = priv ? kvzalloc(4 * PAGE_SIZE, GFP_KERNEL) : NULL;
	struct dma_buf *dmabuf;

	info.owner = NULL;
	info.exp_name = name;
	info.ops = ops;
	info.size = size;
	info.flags = flags;
	info.resv = resv;
	info.priv = storage;
	dmabuf = dma_buf_export(&info);
	if (IS_ERR(dmabuf))
		kvfree(storage);
	return dmabuf;
}

static void __maybe_unused on_move(struct dma_buf_attachment *attach)
{
	called("move_notify", attach->dmabuf->resv);
}

#if LINUX_VERSION_CODE >= KERNEL_VERSION(7, 0, 0)
#define MOVE_MEMBER invalidate_mappings
#define notify_move dma_buf_invalidate_mappings
#else
#define MOVE_MEMBER move_notify
#define notify_move dma_buf_move_notify
#endif

static const struct dma_buf_attach_ops importers[2][2] __maybe_unused = {
	{ { .allow_peer2peer = false }, { .allow_peer2peer = true } },
	{ { .allow_peer2peer = false, .MOVE_MEMBER = on_move },
	  { .allow_peer2peer = true, .MOVE_MEMBER = on_move } },
};`;

/** Written only where a program makes fences. */
export const KUNIT_FENCES = `struct ct_fence {
	struct dma_fence base;
	spinlock_t lock;
	bool already, complete;
};

static u64 contexts;

static __maybe_unused const char *fence_name(struct dma_fence *fence)
{
	return "reproducer";
}

static bool __maybe_unused fence_enable(struct dma_fence *fence)
{
	called("enable_signaling", NULL);
	return !container_of(fence, struct ct_fence, base)->already;
}

static bool __maybe_unused fence_signaled(struct dma_fence *fence)
{
	called("signaled", NULL);
	return container_of(fence, struct ct_fence, base)->complete;
}

static signed long __maybe_unused fence_wait(struct dma_fence *fence, bool interruptible, signed long timeout)
{
	called("wait", NULL);
	return timeout;
}

static void __maybe_unused fence_release(struct dma_fence *fence)
{
	called("fence_release", NULL);
	dma_fence_free(fence);
}

static void __maybe_unused on_signal(struct dma_fence *fence, struct dma_fence_cb *callback)
{
	called("fence_callback", NULL);
}

static __maybe_unused struct dma_fence *new_fence(const struct dma_fence_ops *ops, int context, u64 seqno, bool already)
{
	struct ct_fence *fence = kzalloc(sizeof(*fence), GFP_KERNEL);

	if (!fence)
		return NULL;
	if (!contexts)
		contexts = dma_fence_context_alloc(3);
	spin_lock_init(&fence->lock);
	fence->already = already;
	dma_fence_init(&fence->base, ops, &fence->lock, contexts + context - 1, seqno);
	return &fence->base;
}

/* Newer kernels do not tell. */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(7, 0, 0)
#define SIGNAL(fence) (dma_fence_signal(fence), 0)
#else
#define SIGNAL(fence) dma_fence_signal(fence)
#endif`;
