// SPDX-License-Identifier: GPL-2.0
/* From a request to the function that does it, and to the thread that runs it. */
#include <linux/debug_locks.h>

#include "ct.h"

/* Who runs a command: what takes or needs reservation locks belongs to the thread. */
enum place { HERE, IN_THREAD };

struct command {
	int (*work)(void);
	enum place place;
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
	[DBCT_UNWIND] = { dbct_unwind, IN_THREAD },
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
	[DBCT_ATTACH] = { dbct_attach, IN_THREAD },
	[DBCT_DYNAMIC_ATTACH] = { dbct_dynamic_attach, IN_THREAD },
	[DBCT_DETACH] = { dbct_detach, IN_THREAD },
	[DBCT_MAP] = { dbct_map, IN_THREAD },
	[DBCT_MAP_UNLOCKED] = { dbct_map_unlocked, IN_THREAD },
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
	[DBCT_BEGIN_CPU_ACCESS] = { dbct_begin_cpu_access, IN_THREAD },
	[DBCT_END_CPU_ACCESS] = { dbct_end_cpu_access, IN_THREAD },
	[DBCT_REDIRECT_NULL] = { dbct_redirect_null, HERE },
	[DBCT_VMAP_READ] = { dbct_vmap_read, HERE },
	[DBCT_VMAP_WRITE] = { dbct_vmap_write, HERE },
	[DBCT_DMA_READ] = { dbct_dma_read, HERE },
	[DBCT_DMA_WRITE] = { dbct_dma_write, HERE },
	[DBCT_ADOPT] = { dbct_adopt, HERE },
	[DBCT_ASK_DRIVER] = { dbct_ask_driver, HERE },
};

static int run(const struct command *command)
{
	dbct_log_reset();
	dbct.step = dbct.shared->request.id;
	dbct.shared->result = 0;
	dbct.shared->blocked = 0;
	return command->place == HERE ? command->work() : dbct_task_run(command->work);
}

/* Every step starts with an empty log and ends with a census. */
static void run_slot(struct dbct_shared *slot)
{
	u32 number = READ_ONCE(slot->request.command);

	dbct.shared = slot;
	slot->fault = DBCT_NO_COMMAND;
	if (number < DBCT_COMMANDS && commands[number].work)
		slot->fault = run(&commands[number]);
	dbct_census();
}

/* A file whose last reference is given up is finished on the way back to user space: the step is not over before. */
static bool must_return(const struct dbct_shared *slot)
{
	return slot->fault || slot->blocked || slot->request.command == DBCT_PUT;
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
