// SPDX-License-Identifier: GPL-2.0
/*
 * The threads that play the kernel side of the tasks. They may hold reservation
 * locks from one step to the next, which the task of the ioctl must not: that
 * one touches user memory, and faults are not allowed under these locks.
 *
 * They are real-time threads of one priority, on one processor: whoever was
 * woken first runs first, and the task of the ioctl goes on when all of them
 * sleep. So nothing here depends on time.
 */
#include <linux/kthread.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>

#include "task.h"

struct task dbct_tasks[DBCT_TASKS];

struct task *dbct_task_behind(const struct task_struct *thread)
{
	int i;

	for (i = 0; i < DBCT_TASKS; i++)
		if (dbct_tasks[i].thread == thread)
			return &dbct_tasks[i];
	return NULL;
}

struct dbct_shared *dbct_task_slot(const struct task *task)
{
	return &dbct.slots[DBCT_SLOTS + (task - dbct_tasks)];
}

struct dbct_shared *dbct_here(void)
{
	const struct task *task = current->flags & PF_KTHREAD ? dbct_task_behind(current) : NULL;

	return task ? task->slot : dbct.shared;
}

/* The thread in whose name the present code runs. */
struct task_struct *dbct_task_thread(void)
{
	return dbct_tasks[dbct_here()->request.task].thread;
}

static void perform(struct task *task)
{
	int fault = task->todo();

	dbct_work_on(NULL, NULL);
	/* It may have another slot by now. */
	task->slot->fault = fault;
	dbct_mark();
	dbct_note_turns();
	WRITE_ONCE(task->todo, NULL);
}

static int serve(void *data)
{
	struct task *task = data;

	allow_signal(DBCT_SIGNAL);
	while (!kthread_should_stop()) {
		set_current_state(TASK_IDLE);
		if (!READ_ONCE(task->todo) && !kthread_should_stop())
			schedule();
		__set_current_state(TASK_RUNNING);
		if (READ_ONCE(task->todo))
			perform(task);
	}
	return 0;
}

static int start(struct task *task, int number)
{
	struct task_struct *thread = kthread_create(serve, task, "dmabuf-ct/%d", number);

	if (IS_ERR(thread))
		return PTR_ERR(thread);
	kthread_bind(thread, 0);
	sched_set_fifo(thread);
	task->thread = thread;
	task->slot = dbct_task_slot(task);
	wake_up_process(thread);
	return 0;
}

int dbct_tasks_start(void)
{
	int i, ret;

	for (i = 0; i < DBCT_TASKS; i++) {
		ret = start(&dbct_tasks[i], i);
		if (ret) {
			dbct_tasks_stop();
			return ret;
		}
	}
	return 0;
}

void dbct_tasks_stop(void)
{
	int i;

	for (i = 0; i < DBCT_TASKS; i++)
		if (dbct_tasks[i].thread && !dbct_tasks[i].todo)
			kthread_stop(dbct_tasks[i].thread);
}

/* Runs work in the thread of the request's task until it is done, or waits. A task that waits already runs nothing. */
int dbct_task_run(int (*work)(void), enum dbct_waits may)
{
	struct task *task = &dbct_tasks[dbct.shared->request.task];

	if (dbct.stuck || task->todo)
		return DBCT_NO_OBJECT;
	task->slot = dbct.shared;
	task->may = may;
	WRITE_ONCE(task->todo, work);
	wake_up_process(task->thread);
	dbct_threads_settle();
	if (!READ_ONCE(task->todo))
		return task->slot->fault;
	dbct_fall_asleep(task);
	return 0;
}
