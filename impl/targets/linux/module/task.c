// SPDX-License-Identifier: GPL-2.0
/*
 * The thread that plays the kernel side of the task. It may hold reservation
 * locks from one step to the next, which the task of the ioctl must not: that
 * one touches user memory, and faults are not allowed under these locks.
 */
#include <linux/completion.h>
#include <linux/kthread.h>
#include <linux/sched.h>
#include <linux/wait.h>

#include "ct.h"

/* A step that has not ended by then waits for itself. Nothing here sleeps otherwise. */
#define PATIENCE msecs_to_jiffies(1000)

static struct task_struct *thread;
static DECLARE_WAIT_QUEUE_HEAD(wait);
static DECLARE_COMPLETION(done);
static int (*todo)(void);
static int answer;

static int serve(void *unused)
{
	int (*work)(void);

	while (!kthread_should_stop()) {
		wait_event_idle(wait, READ_ONCE(todo) || kthread_should_stop());
		work = READ_ONCE(todo);
		if (!work)
			continue;
		WRITE_ONCE(todo, NULL);
		answer = work();
		complete(&done);
	}
	return 0;
}

int dbct_task_start(void)
{
	thread = kthread_run(serve, NULL, "dmabuf-ct");
	return PTR_ERR_OR_ZERO(thread);
}

void dbct_task_stop(void)
{
	if (!dbct.stuck)
		kthread_stop(thread);
}

struct task_struct *dbct_task_thread(void)
{
	return thread;
}

/* Runs work in the thread and waits for it. A thread that waits for ever is given up, and the session with it. */
int dbct_task_run(int (*work)(void))
{
	if (dbct.stuck)
		return -EDEADLK;
	reinit_completion(&done);
	WRITE_ONCE(todo, work);
	wake_up(&wait);
	if (wait_for_completion_timeout(&done, PATIENCE))
		return answer;
	dbct.stuck = true;
	dbct.shared->blocked = 1;
	return 0;
}
