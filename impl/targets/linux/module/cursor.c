// SPDX-License-Identifier: GPL-2.0
/* Walks over a reservation without its lock, and sections that a fence's signalling depends on. */
#include <linux/sched.h>

#include "ct.h"

struct section {
	struct dbct_object object;
	/* Whose section it is: it ends where it began. */
	const struct task_struct *task;
	bool cookie;
	bool open;
};

static struct dbct_cursor *named(void)
{
	struct dbct_cursor *cursor = dbct_find(DBCT_KIND_CURSOR, dbct_here()->request.cursor);

	if (!cursor || !cursor->live)
		return NULL;
	dbct_work_on(cursor->iter.obj, cursor->iter.obj);
	return cursor;
}

int dbct_cursor_begin(void)
{
	struct dma_resv *resv = dbct_resv_of(dbct_here()->request.buffer);
	struct dbct_cursor *made;

	if (!resv)
		return DBCT_NO_OBJECT;
	made = dbct_make(DBCT_KIND_CURSOR, sizeof(*made));
	if (!made)
		return -ENOMEM;
	dma_resv_iter_begin(&made->iter, resv, dbct_asked_usage());
	made->live = true;
	return 0;
}

int dbct_cursor_next(void)
{
	struct dbct_fences *fences = &dbct_here()->fences;
	struct dbct_cursor *cursor = named();
	struct dma_fence *fence;

	if (!cursor)
		return DBCT_NO_OBJECT;
	fence = cursor->begun ? dma_resv_iter_next_unlocked(&cursor->iter) :
				dma_resv_iter_first_unlocked(&cursor->iter);
	cursor->begun = true;
	fences->count = fence ? 1 : 0;
	if (!fence)
		return 0;
	fences->restarted = dma_resv_iter_is_restarted(&cursor->iter);
	fences->found[0].fence = dbct_fence_id(fence);
	fences->found[0].usage = dbct_usage_number(dma_resv_iter_usage(&cursor->iter));
	return 0;
}

int dbct_cursor_end(void)
{
	struct dbct_cursor *cursor = named();

	if (!cursor)
		return DBCT_NO_OBJECT;
	cursor->live = false;
	dma_resv_iter_end(&cursor->iter);
	return 0;
}

void dbct_end_cursors(void)
{
	struct dbct_cursor *cursor;

	list_for_each_entry(cursor, &dbct.objects[DBCT_KIND_CURSOR], object.node) {
		if (cursor->live)
			dma_resv_iter_end(&cursor->iter);
		cursor->live = false;
	}
}

int dbct_signalling_begin(void)
{
	struct section *made = dbct_make(DBCT_KIND_SECTION, sizeof(*made));

	if (!made)
		return -ENOMEM;
	made->task = current;
	made->cookie = dma_fence_begin_signalling();
	made->open = true;
	return 0;
}

int dbct_signalling_end(void)
{
	struct section *section = dbct_find(DBCT_KIND_SECTION, dbct_here()->request.section);

	if (!section || !section->open)
		return DBCT_NO_OBJECT;
	section->open = false;
	dma_fence_end_signalling(section->cookie);
	return 0;
}

/* Those of the present thread, the innermost first: the list begins with the newest. */
void dbct_end_sections(void)
{
	struct section *section;

	list_for_each_entry(section, &dbct.objects[DBCT_KIND_SECTION], object.node) {
		if (!section->open || section->task != current)
			continue;
		section->open = false;
		dma_fence_end_signalling(section->cookie);
	}
}
