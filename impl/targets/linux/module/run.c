// SPDX-License-Identifier: GPL-2.0
/* From a request to the function that does it, and to the thread that runs it. */
#include <linux/debug_locks.h>
#include <linux/file.h>

#include "ct.h"

/*
 * Who runs a command: what takes or needs reservation locks, or may wait, belongs to the thread of the task. WITH_FILE:
 * there too, and its descriptor is looked up here.
 */
enum place { HERE, IN_THREAD, WITH_FILE };

struct command {
	int (*work)(void);
	enum place place;
	/* What it may wait for besides locks. */
	enum dbct_waits waits;
};

static int hello(void)
{
	dbct.shared->hello = (struct dbct_hello){
		.version = LINUX_VERSION_CODE,
		.page_size_bytes = PAGE_SIZE,
		.dmabuf_debug = IS_ENABLED(CONFIG_DMABUF_DEBUG),
		.sysfs_stats = IS_ENABLED(CONFIG_DMABUF_SYSFS_STATS),
		.debug_fs = IS_ENABLED(CONFIG_DEBUG_FS),
		/* It switches itself off after its first report. */
		.lock_debug = IS_ENABLED(CONFIG_PROVE_LOCKING) && debug_locks,
		.dma_api_debug = IS_ENABLED(CONFIG_DMA_API_DEBUG),
		.move_notify = IS_ENABLED(CONFIG_DMABUF_MOVE_NOTIFY),
		.iosys = dbct_iosys_offered(),
		.clock = DBCT_HAS_CLOCK,
		.fences = dbct_sees_fences(),
	};
	return 0;
}

static void forget(void)
{
	dbct_forget_objects();
	dbct_tables_reset();
	dbct_foreign_reset();
	dbct_maps_reset();
	dbct_iosys_reset();
	dbct.next_table = 1;
	dbct.tables_made = 0;
	dbct.vmaps_made = 0;
}

static int begin(void)
{
	int ret;

	forget();
	ret = dbct_devices_set();
	return ret || !dbct.inode_unsure ? ret : dbct_calibrate();
}

static const struct command commands[DBCT_COMMANDS] = {
	[DBCT_HELLO] = { hello, HERE },
	[DBCT_BEGIN] = { begin, HERE },
	[DBCT_UNWIND] = { dbct_unwind, HERE },
	[DBCT_DROP] = { dbct_drop_references, HERE },
	[DBCT_RESERVATION_NEW] = { dbct_reservation_new, HERE },
	[DBCT_EXPORT] = { dbct_export, HERE },
	[DBCT_FD] = { dbct_fd, HERE },
#if DBCT_HAS_FD_INSTALL
	[DBCT_FD_INSTALL] = { dbct_fd_install, HERE },
#endif
	[DBCT_GET] = { dbct_get, HERE },
	[DBCT_GET_REF] = { dbct_get_ref, HERE },
	[DBCT_PUT] = { dbct_put, HERE },
	[DBCT_INSPECT] = { dbct_inspect, HERE },
	[DBCT_RESV_LOCK] = { dbct_resv_lock, IN_THREAD },
	[DBCT_RESV_UNLOCK] = { dbct_resv_unlock, IN_THREAD },
	[DBCT_RESV_LOCK_INTERRUPTIBLE] = { dbct_resv_lock_interruptible, IN_THREAD },
	[DBCT_RESV_TRYLOCK] = { dbct_resv_trylock, IN_THREAD },
	[DBCT_RESV_IS_LOCKED] = { dbct_resv_is_locked, IN_THREAD },
	[DBCT_CTX_INIT] = { dbct_ctx_init, IN_THREAD },
	[DBCT_CTX_DONE] = { dbct_ctx_done, IN_THREAD },
	[DBCT_CTX_FINI] = { dbct_ctx_fini, IN_THREAD },
	[DBCT_WW_LOCK] = { dbct_ww_lock, IN_THREAD },
	[DBCT_WW_TRYLOCK] = { dbct_ww_trylock, IN_THREAD },
	[DBCT_TASK_SIGNAL] = { dbct_task_signal, HERE },
	[DBCT_TASK_SIGNAL_CLEAR] = { dbct_task_signal_clear, HERE },
#if DBCT_HAS_CLOCK
	[DBCT_ADVANCE_CLOCK] = { dbct_advance_clock, HERE },
#endif
	[DBCT_SYNC] = { dbct_sync, WITH_FILE, DBCT_WAITS_FENCE },
	[DBCT_ATTACH] = { dbct_attach, IN_THREAD, DBCT_WAITS_FENCE },
	[DBCT_DYNAMIC_ATTACH] = { dbct_dynamic_attach, IN_THREAD, DBCT_WAITS_FENCE },
	[DBCT_DETACH] = { dbct_detach, IN_THREAD },
	[DBCT_MAP] = { dbct_map, IN_THREAD, DBCT_WAITS_FENCE },
	[DBCT_MAP_UNLOCKED] = { dbct_map_unlocked, IN_THREAD, DBCT_WAITS_FENCE },
	[DBCT_UNMAP] = { dbct_unmap, IN_THREAD },
	[DBCT_UNMAP_UNLOCKED] = { dbct_unmap_unlocked, IN_THREAD },
	[DBCT_VMAP] = { dbct_vmap, IN_THREAD },
	[DBCT_VUNMAP] = { dbct_vunmap, IN_THREAD },
#if DBCT_HAS_VMAP_UNLOCKED
	[DBCT_VMAP_UNLOCKED] = { dbct_vmap_unlocked, IN_THREAD },
	[DBCT_VUNMAP_UNLOCKED] = { dbct_vunmap_unlocked, IN_THREAD },
#endif
	[DBCT_IOSYS_SET] = { dbct_iosys, HERE },
	[DBCT_IOSYS_CLEAR] = { dbct_iosys, HERE },
	[DBCT_IOSYS_INCR] = { dbct_iosys, HERE },
	[DBCT_IOSYS_OFFSET] = { dbct_iosys, HERE },
	[DBCT_IOSYS_COMPARE] = { dbct_iosys, HERE },
	[DBCT_IOSYS_COPY_TO] = { dbct_iosys, HERE },
	[DBCT_IOSYS_COPY_FROM] = { dbct_iosys, HERE },
	[DBCT_IOSYS_MEMSET] = { dbct_iosys, HERE },
	[DBCT_IOSYS_READ] = { dbct_iosys, HERE },
	[DBCT_IOSYS_WRITE] = { dbct_iosys, HERE },
	[DBCT_BEGIN_CPU_ACCESS] = { dbct_begin_cpu_access, IN_THREAD, DBCT_WAITS_FENCE },
	[DBCT_END_CPU_ACCESS] = { dbct_end_cpu_access, IN_THREAD },
	[DBCT_REDIRECT_NULL] = { dbct_redirect_null, HERE },
	[DBCT_VMAP_READ] = { dbct_vmap_read, HERE },
	[DBCT_VMAP_WRITE] = { dbct_vmap_write, HERE },
	[DBCT_DMA_READ] = { dbct_dma_read, HERE },
	[DBCT_DMA_WRITE] = { dbct_dma_write, HERE },
	[DBCT_ADOPT] = { dbct_adopt, HERE },
	[DBCT_ASK_DRIVER] = { dbct_ask_driver, HERE },
	[DBCT_FENCE_NEW] = { dbct_fence_new, IN_THREAD },
	[DBCT_FENCE_STUB] = { dbct_fence_stub, IN_THREAD },
	[DBCT_FENCE_GET] = { dbct_fence_get, IN_THREAD },
	[DBCT_FENCE_PUT] = { dbct_fence_put, IN_THREAD },
	[DBCT_FENCE_SIGNAL] = { dbct_fence_signal, IN_THREAD },
	[DBCT_FENCE_SET_ERROR] = { dbct_fence_set_error, IN_THREAD },
	[DBCT_FENCE_COMPLETE] = { dbct_fence_complete, IN_THREAD },
	[DBCT_FENCE_IS_SIGNALED] = { dbct_fence_is_signaled, IN_THREAD },
	[DBCT_FENCE_STATUS] = { dbct_fence_status, IN_THREAD },
	[DBCT_FENCE_TIMESTAMP] = { dbct_fence_timestamp, IN_THREAD },
	[DBCT_FENCE_DESCRIBE] = { dbct_fence_describe, IN_THREAD },
	[DBCT_FENCE_ENABLE] = { dbct_fence_enable, IN_THREAD },
	[DBCT_FENCE_IS_LATER] = { dbct_fence_is_later, IN_THREAD },
	[DBCT_FENCE_LATER] = { dbct_fence_later, IN_THREAD },
	[DBCT_FENCE_ADD_CALLBACK] = { dbct_fence_add_callback, IN_THREAD },
	[DBCT_FENCE_REMOVE_CALLBACK] = { dbct_fence_remove_callback, IN_THREAD },
	[DBCT_FENCE_WAIT] = { dbct_fence_wait, IN_THREAD, DBCT_WAITS_FENCE },
	[DBCT_FENCE_WAIT_ANY] = { dbct_fence_wait_any, IN_THREAD, DBCT_WAITS_FENCE },
	[DBCT_SIGNALLING_BEGIN] = { dbct_signalling_begin, IN_THREAD },
	[DBCT_SIGNALLING_END] = { dbct_signalling_end, IN_THREAD },
	[DBCT_RESV_RESERVE] = { dbct_resv_reserve, IN_THREAD },
	[DBCT_RESV_ADD] = { dbct_resv_add, IN_THREAD },
	[DBCT_RESV_REPLACE] = { dbct_resv_replace, IN_THREAD },
	[DBCT_RESV_COPY] = { dbct_resv_copy, IN_THREAD },
	[DBCT_RESV_TEST] = { dbct_resv_test, IN_THREAD },
	[DBCT_RESV_WAIT] = { dbct_resv_wait, IN_THREAD, DBCT_WAITS_FENCE },
	[DBCT_RESV_GET] = { dbct_resv_get, IN_THREAD },
	[DBCT_RESV_SINGLETON] = { dbct_resv_singleton, IN_THREAD },
	[DBCT_RESV_LIST] = { dbct_resv_list, IN_THREAD },
	[DBCT_RESV_DESCRIBE] = { dbct_resv_describe, IN_THREAD },
	[DBCT_CURSOR_BEGIN] = { dbct_cursor_begin, IN_THREAD },
	[DBCT_CURSOR_NEXT] = { dbct_cursor_next, IN_THREAD },
	[DBCT_CURSOR_END] = { dbct_cursor_end, IN_THREAD },
	[DBCT_PIN] = { dbct_pin, IN_THREAD },
	[DBCT_UNPIN] = { dbct_unpin, IN_THREAD },
	[DBCT_NOTIFY_MOVE] = { dbct_notify_move, IN_THREAD },
	[DBCT_POLL] = { dbct_poll, WITH_FILE },
#if DBCT_HAS_DEADLINES
	[DBCT_FENCE_DEADLINE] = { dbct_fence_deadline, IN_THREAD },
	[DBCT_RESV_DEADLINE] = { dbct_resv_deadline, IN_THREAD },
#endif
#if DBCT_HAS_REVOCABLE
	[DBCT_ATTACH_REVOCABLE] = { dbct_attach_revocable, IN_THREAD },
#endif
};

static int run_with_file(const struct command *command)
{
	int ret;

	dbct.file = fget(dbct.shared->request.fd);
	ret = dbct_task_run(command->work, command->waits);
	if (dbct.file)
		fput(dbct.file);
	return ret;
}

static int run_here(const struct command *command)
{
	int ret = command->work();

	dbct_mark();
	return ret;
}

static int run(const struct command *command)
{
	switch (command->place) {
	case HERE:
		return run_here(command);
	case IN_THREAD:
		return dbct_task_run(command->work, command->waits);
	default:
		return run_with_file(command);
	}
}

static void reset(struct dbct_shared *slot)
{
	dbct_log_reset();
	slot->result = 0;
	slot->blocked = 0;
	slot->completions = 0;
	dbct.record = dbct_next_record();
	dbct_tasks_heard();
}

/* Every step starts with an empty log and ends with a census. */
static void run_slot(struct dbct_shared *slot)
{
	u32 number = READ_ONCE(slot->request.command);

	dbct.shared = slot;
	slot->fault = DBCT_NO_COMMAND;
	if (number < DBCT_COMMANDS && commands[number].work && slot->request.task < DBCT_TASKS) {
		reset(slot);
		slot->fault = run(&commands[number]);
		dbct_tasks_settle();
		dbct_finish_files();
	}
	dbct_census();
}

/* A file whose last reference is given up is finished on the way back to user space: the step is not over before. */
static bool must_return(const struct dbct_shared *slot)
{
	return slot->fault || slot->blocked || slot->completions || slot->request.command == DBCT_PUT;
}

/*
 * Brings the census of the step before up to date, and runs requests until one
 * must return or the kernel has said something. Whose step that was is known
 * as long as nothing more runs: the call after it, too, runs nothing.
 */
long dbct_run(u32 first, u32 count)
{
	static u64 record;
	struct dbct_shared *slot;
	long ran = 0;

	if (first > DBCT_SLOTS || count > DBCT_SLOTS - first)
		return -EINVAL;
	dbct_census();
	while (ran < count && dbct.shared->census.next_record == record) {
		slot = &dbct.slots[first + ran++];
		run_slot(slot);
		if (must_return(slot))
			return ran;
	}
	if (ran == 0)
		record = dbct.shared->census.next_record;
	return ran;
}
