// SPDX-License-Identifier: GPL-2.0
/* Tasks that wait in the middle of a step, and what comes of them when a later one lets them go on. */
#include <linux/irqflags.h>
#include <linux/jiffies.h>
#include <linux/sched.h>

#include "task.h"

/* A thread that sleeps by then where no step of ours waits is given up. */
#define PATIENCE msecs_to_jiffies(1000)

struct task *dbct_sleepers[DBCT_TASKS];
unsigned int dbct_asleep;

static bool sleeps(const struct task *task)
{
	if (READ_ONCE(task->thread->__state) == TASK_RUNNING)
		return false;
#ifdef CONFIG_SMP
	return !READ_ONCE(task->thread->on_cpu);
#else
	return true;
#endif
}

/* What a task waits for in the middle of its step; nothing: it is about to go on. */
static enum dbct_waits waits_for(const struct task *task)
{
	if (!sleeps(task))
		return DBCT_WAITS_NOT;
	return dbct_waits_for_lock(task->thread, !task->may) ? DBCT_WAITS_RESERVATION : task->may;
}

static bool settled(void)
{
	int i;

	for (i = 0; i < DBCT_TASKS; i++)
		if (READ_ONCE(dbct_tasks[i].todo) && !waits_for(&dbct_tasks[i]))
			return false;
	return true;
}

/* Lets every thread go on until it has done its step, or waits. */
void dbct_threads_settle(void)
{
	unsigned long end = jiffies + PATIENCE;

	do
		yield();
	while (!settled() && time_before(jiffies, end));
}

/* From here on its step writes elsewhere: what it has shown so far belongs to the slot it began in. */
void dbct_fall_asleep(struct task *task)
{
	struct dbct_shared *slot = task->slot, *own = dbct_task_slot(task);

	task->told = waits_for(task);
	dbct.stuck |= !task->told;
	slot->blocked = task->told ? task->told : DBCT_WAITS_UNKNOWN;
	own->request = slot->request;
	own->result = own->blocked = own->callbacks = 0;
	task->slot = own;
	task->sleeps = task->thread->nvcsw;
	dbct_sleepers[dbct_asleep++] = task;
}

static void wake_from(unsigned int at)
{
	dbct_sleepers[at]->told = DBCT_WAITS_NOT;
	dbct_sleepers[at]->has_due = false;
	dbct_asleep--;
	memmove(&dbct_sleepers[at], &dbct_sleepers[at + 1], (dbct_asleep - at) * sizeof(dbct_sleepers[0]));
}

/* Whether a sleeper has gone on. One that looked once more whether it gets its lock has not. */
static bool went_on(const struct task *task)
{
	if (!READ_ONCE(task->todo))
		return true;
	if (task->thread->nvcsw == task->sleeps)
		return false;
	return task->told != DBCT_WAITS_RESERVATION || waits_for(task) != DBCT_WAITS_RESERVATION;
}

static unsigned int turns;

void dbct_take_turn(struct task *task)
{
	if (task->told && !task->turn)
		task->turn = ++turns;
}

/* Threads of one priority stand in one queue. */
void dbct_note_turns(void)
{
	const struct list_head *at;
	unsigned long flags;
	int i;

	local_irq_save(flags);
	for (at = current->rt.run_list.next; at != &current->rt.run_list; at = at->next)
		for (i = 0; i < DBCT_TASKS; i++)
			if (at == &dbct_tasks[i].thread->rt.run_list)
				dbct_take_turn(&dbct_tasks[i]);
	local_irq_restore(flags);
}

/* Of those that have gone on, the one whose turn it was first. */
static int first_to_tell(void)
{
	int first = -1;
	unsigned int i;

	for (i = 0; i < dbct_asleep; i++) {
		if (!went_on(dbct_sleepers[i]))
			continue;
		if (first < 0 || dbct_sleepers[i]->turn < dbct_sleepers[first]->turn)
			first = i;
	}
	return first;
}

/* Writes down that a step is over, or waits once more. */
static void tell(unsigned int at)
{
	struct task *task = dbct_sleepers[at];

	dbct.shared->completion[dbct.shared->completions++] = task - dbct_tasks;
	if (READ_ONCE(task->todo)) {
		task->told = waits_for(task);
		task->sleeps = task->thread->nvcsw;
		task->slot->blocked = task->told ? task->told : DBCT_WAITS_UNKNOWN;
	} else {
		task->slot->blocked = 0;
		wake_from(at);
	}
}

/* After a step: whom it let go on. */
void dbct_tasks_settle(void)
{
	int at;

	if (!dbct_asleep)
		return;
	dbct_threads_settle();
	while (dbct.shared->completions < DBCT_TASKS && (at = first_to_tell()) >= 0)
		tell(at);
}

/* What sleepers have shown was told with the step before. */
void dbct_tasks_heard(void)
{
	unsigned int i;

	turns = 0;
	for (i = 0; i < dbct_asleep; i++) {
		dbct_sleepers[i]->slot->callbacks = 0;
		dbct_sleepers[i]->turn = 0;
	}
}

bool dbct_tasks_asleep(void)
{
	return dbct_asleep > 0;
}
