/* SPDX-License-Identifier: GPL-2.0 */
/* What the files know of a task that play it: task.c, sleepers.c, clock.c. */
#ifndef DBCT_TASK_H
#define DBCT_TASK_H

#include "ct.h"

/* What a task's signal is, as far as the kernel can tell. */
#define DBCT_SIGNAL SIGUSR1

struct task {
	struct task_struct *thread;
	/* The step it is in the middle of; NULL: none. */
	int (*todo)(void);
	/* Where that is written down: it moves when others go on in the meantime. */
	struct dbct_shared *slot;
	/* What the step may wait for besides locks. */
	enum dbct_waits may;
	/* What it was told to wait for; zero: it was never seen waiting. */
	enum dbct_waits told;
	/* How often it had slept then. */
	unsigned long sleeps;
	/* Which one it was to go on in the present step; zero: it is not known. */
	unsigned int turn;
	/* When a wait with a timeout is over, if it has one. */
	unsigned long due;
	bool has_due;
};

extern struct task dbct_tasks[DBCT_TASKS];
/* Those that wait in the middle of a step, the longest sleeper first. */
extern struct task *dbct_sleepers[DBCT_TASKS];
extern unsigned int dbct_asleep;

/* NULL for a thread that is none of ours. */
struct task *dbct_task_behind(const struct task_struct *thread);
/* The slot of a task itself. */
struct dbct_shared *dbct_task_slot(const struct task *task);
/* A sleeper was woken, and comes behind those woken before. */
void dbct_take_turn(struct task *task);
/* Takes note of the sleepers that the running thread has woken, in the order in which they will run. */
void dbct_note_turns(void);
/* Lets every thread go on until it has done its step, or waits. */
void dbct_threads_settle(void);
/* The task's step, just run, waits: from here on it writes elsewhere. */
void dbct_fall_asleep(struct task *task);

#endif
