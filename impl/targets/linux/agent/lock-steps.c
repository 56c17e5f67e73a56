// SPDX-License-Identifier: MIT
/* Locks, acquire contexts, signals and time. */
#include <string.h>

#include "agent.h"

#define PLAIN(function, number)                                                 \
	static void function(const struct step *step, struct outcome *outcome)  \
	{                                                                       \
		if (step_runs(step, number, outcome))                           \
			ended_ok(outcome);                                      \
	}

PLAIN(resv_lock, DBCT_RESV_LOCK)
PLAIN(resv_unlock, DBCT_RESV_UNLOCK)
PLAIN(resv_lock_interruptible, DBCT_RESV_LOCK_INTERRUPTIBLE)
PLAIN(ctx_init, DBCT_CTX_INIT)
PLAIN(ctx_done, DBCT_CTX_DONE)
PLAIN(ctx_fini, DBCT_CTX_FINI)

/* Whether it was taken. */
static void try_by(const struct step *step, enum dbct_command number, struct outcome *outcome)
{
	if (step_runs(step, number, outcome))
		text_bool(&outcome->value, (int)shared->result);
}

static void resv_trylock(const struct step *step, struct outcome *outcome)
{
	try_by(step, DBCT_RESV_TRYLOCK, outcome);
}

static void ww_trylock(const struct step *step, struct outcome *outcome)
{
	try_by(step, DBCT_WW_TRYLOCK, outcome);
}

static void ww_lock(const struct step *step, struct outcome *outcome)
{
	const char *how = json_string(step->args, "how");

	shared->request.how = how && strstr(how, "interruptible") ? DBCT_HOW_INTERRUPTIBLE : 0;
	shared->request.how |= how && strncmp(how, "slow", 4) == 0 ? DBCT_HOW_SLOW : 0;
	if (step_runs(step, DBCT_WW_LOCK, outcome))
		ended_ok(outcome);
}

static void resv_is_locked(const struct step *step, struct outcome *outcome)
{
	struct text *to = &outcome->value;

	if (!step_runs(step, DBCT_RESV_IS_LOCKED, outcome))
		return;
	text_puts(to, "{\"locked\":");
	text_bool(to, (int)shared->result);
	text_puts(to, ",\"context\":");
	if (shared->number == DBCT_NULL)
		text_puts(to, "null");
	else
		text_int(to, shared->number);
	text_char(to, '}');
}

static void signal_by(const struct step *step, enum dbct_command number, struct outcome *outcome)
{
	shared->request.target = (unsigned int)json_number(step->args, "target", DBCT_TASKS);
	if (step_runs(step, number, outcome))
		ended_ok(outcome);
}

static void task_signal(const struct step *step, struct outcome *outcome)
{
	signal_by(step, DBCT_TASK_SIGNAL, outcome);
}

static void task_signal_clear(const struct step *step, struct outcome *outcome)
{
	signal_by(step, DBCT_TASK_SIGNAL_CLEAR, outcome);
}

static void advance_clock(const struct step *step, struct outcome *outcome)
{
	shared->request.ticks = json_number(step->args, "ticks", 0);
	if (step_runs(step, DBCT_ADVANCE_CLOCK, outcome))
		ended_ok(outcome);
}

const struct command lock_commands[] = {
	{ "resv-lock", DBCT_RESV_LOCK, resv_lock },
	{ "resv-unlock", DBCT_RESV_UNLOCK, resv_unlock },
	{ "resv-lock-interruptible", DBCT_RESV_LOCK_INTERRUPTIBLE, resv_lock_interruptible },
	{ "resv-trylock", DBCT_RESV_TRYLOCK, resv_trylock },
	{ "resv-is-locked", DBCT_RESV_IS_LOCKED, resv_is_locked },
	{ "ctx-init", DBCT_CTX_INIT, ctx_init },
	{ "ctx-done", DBCT_CTX_DONE, ctx_done },
	{ "ctx-fini", DBCT_CTX_FINI, ctx_fini },
	{ "ww-lock", DBCT_WW_LOCK, ww_lock },
	{ "ww-trylock", DBCT_WW_TRYLOCK, ww_trylock },
	{ "task-signal", DBCT_TASK_SIGNAL, task_signal },
	{ "task-signal-clear", DBCT_TASK_SIGNAL_CLEAR, task_signal_clear },
	{ "advance-clock", DBCT_ADVANCE_CLOCK, advance_clock },
	{ 0 },
};
