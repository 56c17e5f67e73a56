// SPDX-License-Identifier: GPL-2.0
/* Signals and time, and the end of whatever waits for them. */
#include <linux/irqflags.h>
#include <linux/jiffies.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>

#include "task.h"

int dbct_task_signal(void)
{
	u32 target = dbct.shared->request.target;

	return target < DBCT_TASKS ? send_sig(DBCT_SIGNAL, dbct_tasks[target].thread, 1) : DBCT_NO_OBJECT;
}

int dbct_task_signal_clear(void)
{
	u32 target = dbct.shared->request.target;

	if (target >= DBCT_TASKS)
		return DBCT_NO_OBJECT;
	flush_signals(dbct_tasks[target].thread);
	return 0;
}

/*
 * A tick is so long that no test ever sees one pass by itself, and so short
 * that all leaps between two interrupts of the clock stay below the longest
 * timer the kernel can set: others would be over too early.
 */
#define TICK 2000l

long dbct_timeout(s64 ticks)
{
	struct task *task = dbct_task_behind(current);

	if (ticks == DBCT_FOREVER)
		return MAX_SCHEDULE_TIMEOUT;
	if (ticks > 0 && task) {
		task->due = jiffies + ticks * TICK;
		task->has_due = true;
	}
	return ticks * TICK;
}

/* The wait is over: the clock wakes nobody any more. */
s64 dbct_left(long timeout)
{
	struct task *task = dbct_task_behind(current);

	if (task)
		task->has_due = false;
	if (timeout == MAX_SCHEDULE_TIMEOUT)
		return DBCT_FOREVER;
	return timeout > 0 ? DIV_ROUND_UP(timeout, TICK) : timeout;
}

static void wake_the_due(void)
{
	unsigned int i;

	for (i = 0; i < dbct_asleep; i++)
		if (dbct_sleepers[i]->has_due && time_after_eq(jiffies, dbct_sleepers[i]->due)) {
			dbct_take_turn(dbct_sleepers[i]);
			wake_up_process(dbct_sleepers[i]->thread);
		}
}

/*
 * The kernel's clock makes a leap, and whoever's time is up is woken: timers
 * that are set for so late are not exact. Nor are those set between the leap
 * and the next interrupt of the clock, which may be hours late. So nothing of
 * ours relies on a timer of the kernel's wheel, and nobody awaits the interrupt.
 */
#if DBCT_HAS_CLOCK
static void leap(unsigned long by)
{
	unsigned long flags;

	local_irq_save(flags);
	jiffies_64 += by;
	wake_the_due();
	local_irq_restore(flags);
}

int dbct_advance_clock(void)
{
	leap(dbct.shared->request.ticks * TICK);
	return 0;
}
#else
static void leap(unsigned long by)
{
	wake_the_due();
}
#endif

/* Everybody who can give back locks does. */
static void all_let_go(void)
{
	for (dbct.shared->request.task = 0; dbct.shared->request.task < DBCT_TASKS; dbct.shared->request.task++)
		dbct_task_run(dbct_let_go, DBCT_WAITS_NOT);
	dbct.shared->request.task = 0;
}

/* Until the last wait with a timeout is over. */
static unsigned long longest_wait(void)
{
	unsigned long longest = 0;
	unsigned int i;

	for (i = 0; i < dbct_asleep; i++)
		if (dbct_sleepers[i]->has_due && time_after(dbct_sleepers[i]->due, jiffies + longest))
			longest = dbct_sleepers[i]->due - jiffies;
	return longest;
}

/*
 * Ends what waits, and what is held from one step to the next. A task that
 * waits for itself cannot be helped: the session is given up.
 */
void dbct_tasks_finish(void)
{
	unsigned int i, rounds;

	all_let_go();
	for (rounds = 0; dbct_asleep && rounds < 2 * DBCT_TASKS; rounds++) {
		dbct_signal_all();
		for (i = 0; i < dbct_asleep; i++)
			send_sig(DBCT_SIGNAL, dbct_sleepers[i]->thread, 1);
		leap(longest_wait());
		dbct.shared->completions = 0;
		dbct_tasks_settle();
		all_let_go();
	}
	for (i = 0; i < DBCT_TASKS; i++)
		flush_signals(dbct_tasks[i].thread);
	dbct.stuck |= dbct_asleep > 0;
}
