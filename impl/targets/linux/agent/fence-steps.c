// SPDX-License-Identifier: MIT
/* Commands on fences: making, signalling, asking, waiting. */
#include <string.h>

#include "agent.h"
#include "fence-steps.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

int step_choice(const struct step *step, const char *name, const char *const *names, unsigned int count)
{
	const struct json *value = json_get(step->args, name);
	unsigned int i;

	for (i = 0; i < count; i++)
		if (json_is(value, names[i]))
			return (int)i;
	return 0;
}

unsigned int step_members(const struct step *step, const char *name, const char *const *names, unsigned int count)
{
	const struct json *list = json_get(step->args, name), *member;
	unsigned int i, bits = 0;

	for (member = list ? list->child : NULL; member; member = member->next)
		for (i = 0; i < count; i++)
			if (json_is(member, names[i]))
				bits |= 1u << i;
	return bits;
}

int step_true(const struct step *step, const char *name)
{
	const struct json *value = json_get(step->args, name);

	return value && value->kind == JSON_TRUE;
}

static void fill(const struct step *step)
{
	struct dbct_request *request = &shared->request;

	request->fence = step_handle(step, "fence");
	request->other_fence = DBCT_NULL;
	step_waits(step);
}

void step_waits(const struct step *step)
{
	shared->request.interruptible = (unsigned int)step_true(step, "interruptible");
	shared->request.ticks = json_number(step->args, "ticks", DBCT_FOREVER);
}

void tell_left(struct text *to, int64_t left)
{
	if (left == DBCT_FOREVER)
		text_string(to, "MAX_SCHEDULE_TIMEOUT");
	else
		text_int(to, left);
}

static void plain(const struct step *step, enum dbct_command number, struct outcome *outcome)
{
	fill(step);
	if (step_runs(step, number, outcome))
		ended_ok(outcome);
}

#define PLAIN(function, number)                                                \
	static void function(const struct step *step, struct outcome *outcome) \
	{                                                                      \
		plain(step, number, outcome);                                  \
	}

PLAIN(get, DBCT_FENCE_GET)
PLAIN(put, DBCT_FENCE_PUT)
PLAIN(complete, DBCT_FENCE_COMPLETE)
PLAIN(enable, DBCT_FENCE_ENABLE)
PLAIN(deadline, DBCT_FENCE_DEADLINE)
PLAIN(add_callback, DBCT_FENCE_ADD_CALLBACK)
PLAIN(signalling_begin, DBCT_SIGNALLING_BEGIN)

static void make(const struct step *step, struct outcome *outcome)
{
	static const char *const ops[] = { "enable_signaling", "signaled", "wait", "set_deadline", "release", "64-bit" };
	struct dbct_request *request = &shared->request;

	request->fence_context = (unsigned int)json_number(step->args, "context", 0);
	request->seqno = (uint64_t)json_number(step->args, "seqno", 0);
	request->fence_ops = step_members(step, "ops", ops, COUNT(ops));
	request->already_done = (unsigned int)json_is(json_get(step->args, "enable"), "already-done");
	plain(step, DBCT_FENCE_NEW, outcome);
}

static void stub(const struct step *step, struct outcome *outcome)
{
	shared->request.private_stub = (unsigned int)step_true(step, "private");
	plain(step, DBCT_FENCE_STUB, outcome);
}

static void signal_fence(const struct step *step, struct outcome *outcome)
{
	static const char *const ways[] = { "plain", "locked", "timestamp", "timestamp-locked" };

	shared->request.signal = (unsigned int)step_choice(step, "how", ways, COUNT(ways));
	plain(step, DBCT_FENCE_SIGNAL, outcome);
}

static void set_error(const struct step *step, struct outcome *outcome)
{
	shared->request.error = (int)json_number(step->args, "error", 0);
	plain(step, DBCT_FENCE_SET_ERROR, outcome);
}

static void signalling_end(const struct step *step, struct outcome *outcome)
{
	shared->request.section = step_handle(step, "signalling");
	plain(step, DBCT_SIGNALLING_END, outcome);
}

static int asks(const struct step *step, enum dbct_command number, struct outcome *outcome)
{
	fill(step);
	return step_runs(step, number, outcome);
}

static void is_signaled(const struct step *step, struct outcome *outcome)
{
	if (asks(step, DBCT_FENCE_IS_SIGNALED, outcome))
		text_bool(&outcome->value, shared->number != 0);
}

static void status(const struct step *step, struct outcome *outcome)
{
	if (asks(step, DBCT_FENCE_STATUS, outcome))
		text_int(&outcome->value, shared->number);
}

static void timestamp(const struct step *step, struct outcome *outcome)
{
	static const char *const times[] = { "signal", "given", "now" };

	if (asks(step, DBCT_FENCE_TIMESTAMP, outcome))
		text_string(&outcome->value, times[shared->number]);
}

/* One line, whose end is not part of it. */
static void describe(const struct step *step, struct outcome *outcome)
{
	if (!asks(step, DBCT_FENCE_DESCRIBE, outcome))
		return;
	shared->lines[strcspn(shared->lines, "\n")] = '\0';
	text_string(&outcome->value, shared->lines);
}

static void remove_callback(const struct step *step, struct outcome *outcome)
{
	shared->request.callback = step_handle(step, "callback");
	if (asks(step, DBCT_FENCE_REMOVE_CALLBACK, outcome))
		text_bool(&outcome->value, shared->number != 0);
}

static int asks_two(const struct step *step, enum dbct_command number, struct outcome *outcome)
{
	fill(step);
	shared->request.fence = step_handle(step, "first");
	shared->request.other_fence = step_handle(step, "second");
	return step_runs(step, number, outcome);
}

static void is_later(const struct step *step, struct outcome *outcome)
{
	if (asks_two(step, DBCT_FENCE_IS_LATER, outcome))
		text_bool(&outcome->value, shared->number != 0);
}

static void later(const struct step *step, struct outcome *outcome)
{
	if (!asks_two(step, DBCT_FENCE_LATER, outcome))
		return;
	if (shared->number == DBCT_NULL)
		ended_ok(outcome);
	else
		text_int(&outcome->value, shared->number);
}

static void wait_for(const struct step *step, struct outcome *outcome)
{
	if (asks(step, DBCT_FENCE_WAIT, outcome))
		tell_left(&outcome->value, shared->number);
}

static void wait_for_any(const struct step *step, struct outcome *outcome)
{
	struct text *to = &outcome->value;

	if (!asks_two(step, DBCT_FENCE_WAIT_ANY, outcome))
		return;
	text_puts(to, "{\"left\":");
	tell_left(to, shared->number);
	text_puts(to, ",\"index\":");
	if (shared->index == DBCT_NO_INDEX)
		text_puts(to, "null");
	else
		text_int(to, shared->index);
	text_char(to, '}');
}

const struct command fence_commands[] = {
	{ "fence-new", DBCT_FENCE_NEW, make },
	{ "fence-stub", DBCT_FENCE_STUB, stub },
	{ "fence-get", DBCT_FENCE_GET, get },
	{ "fence-put", DBCT_FENCE_PUT, put },
	{ "fence-signal", DBCT_FENCE_SIGNAL, signal_fence },
	{ "fence-set-error", DBCT_FENCE_SET_ERROR, set_error },
	{ "fence-complete", DBCT_FENCE_COMPLETE, complete },
	{ "fence-is-signaled", DBCT_FENCE_IS_SIGNALED, is_signaled },
	{ "fence-status", DBCT_FENCE_STATUS, status },
	{ "fence-timestamp", DBCT_FENCE_TIMESTAMP, timestamp },
	{ "fence-describe", DBCT_FENCE_DESCRIBE, describe },
	{ "fence-enable", DBCT_FENCE_ENABLE, enable },
	{ "fence-deadline", DBCT_FENCE_DEADLINE, deadline },
	{ "fence-is-later", DBCT_FENCE_IS_LATER, is_later },
	{ "fence-later", DBCT_FENCE_LATER, later },
	{ "fence-add-callback", DBCT_FENCE_ADD_CALLBACK, add_callback },
	{ "fence-remove-callback", DBCT_FENCE_REMOVE_CALLBACK, remove_callback },
	{ "fence-wait", DBCT_FENCE_WAIT, wait_for },
	{ "fence-wait-any", DBCT_FENCE_WAIT_ANY, wait_for_any },
	{ "signalling-begin", DBCT_SIGNALLING_BEGIN, signalling_begin },
	{ "signalling-end", DBCT_SIGNALLING_END, signalling_end },
	{ 0 },
};
