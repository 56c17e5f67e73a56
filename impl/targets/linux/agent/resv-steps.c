// SPDX-License-Identifier: MIT
/* Commands on the fences of a reservation. */
#include <string.h>

#include "agent.h"
#include "fence-steps.h"

static const char *const usages[] = { "DMA_RESV_USAGE_KERNEL", "DMA_RESV_USAGE_WRITE", "DMA_RESV_USAGE_READ",
				      "DMA_RESV_USAGE_BOOKKEEP" };

static int runs(const struct step *step, enum dbct_command number, struct outcome *outcome)
{
	struct dbct_request *request = &shared->request;

	request->fence = step_handle(step, "fence");
	request->other_fence = step_handle(step, "of");
	request->source = step_handle(step, "source");
	request->cursor = step_handle(step, "cursor");
	request->usage = (unsigned int)step_choice(step, "usage", usages, 4);
	request->slots_wanted = (unsigned int)json_number(step->args, "slots", 0);
	step_waits(step);
	return step_runs(step, number, outcome);
}

#define PLAIN(function, number)                                                \
	static void function(const struct step *step, struct outcome *outcome) \
	{                                                                      \
		if (runs(step, number, outcome))                               \
			ended_ok(outcome);                                     \
	}

PLAIN(reserve, DBCT_RESV_RESERVE)
PLAIN(add, DBCT_RESV_ADD)
PLAIN(replace, DBCT_RESV_REPLACE)
PLAIN(copy, DBCT_RESV_COPY)
PLAIN(deadline, DBCT_RESV_DEADLINE)
PLAIN(cursor_begin, DBCT_CURSOR_BEGIN)
PLAIN(cursor_end, DBCT_CURSOR_END)

static void test(const struct step *step, struct outcome *outcome)
{
	if (runs(step, DBCT_RESV_TEST, outcome))
		text_bool(&outcome->value, shared->number != 0);
}

static void wait_for(const struct step *step, struct outcome *outcome)
{
	if (runs(step, DBCT_RESV_WAIT, outcome))
		tell_left(&outcome->value, shared->number);
}

/* The open end of a found fence. */
static void tell_found(struct text *to, const struct dbct_found *found)
{
	text_puts(to, "{\"fence\":");
	text_int(to, found->fence);
	text_puts(to, ",\"usage\":");
	text_string(to, usages[found->usage % 4]);
}

static void tell_handles(struct text *to)
{
	unsigned int i;

	text_char(to, '[');
	for (i = 0; i < shared->fences.count; i++) {
		text_comma(to);
		text_int(to, shared->fences.found[i].fence);
	}
	text_char(to, ']');
}

static void get(const struct step *step, struct outcome *outcome)
{
	if (runs(step, DBCT_RESV_GET, outcome))
		tell_handles(&outcome->value);
}

static void singleton(const struct step *step, struct outcome *outcome)
{
	if (runs(step, DBCT_RESV_SINGLETON, outcome))
		tell_handles(&outcome->value);
}

static void list(const struct step *step, struct outcome *outcome)
{
	struct text *to = &outcome->value;
	unsigned int i;

	if (!runs(step, DBCT_RESV_LIST, outcome))
		return;
	text_char(to, '[');
	for (i = 0; i < shared->fences.count; i++) {
		text_comma(to);
		tell_found(to, &shared->fences.found[i]);
		text_char(to, '}');
	}
	text_char(to, ']');
}

static void describe(const struct step *step, struct outcome *outcome)
{
	char *line = shared->lines, *end;

	if (!runs(step, DBCT_RESV_DESCRIBE, outcome))
		return;
	text_char(&outcome->value, '[');
	for (; (end = strchr(line, '\n')); line = end + 1) {
		*end = '\0';
		text_comma(&outcome->value);
		text_string(&outcome->value, line);
	}
	text_char(&outcome->value, ']');
}

static void cursor_next(const struct step *step, struct outcome *outcome)
{
	if (!runs(step, DBCT_CURSOR_NEXT, outcome))
		return;
	if (shared->fences.count == 0) {
		ended_ok(outcome);
		return;
	}
	tell_found(&outcome->value, &shared->fences.found[0]);
	text_puts(&outcome->value, ",\"restarted\":");
	text_bool(&outcome->value, shared->fences.restarted != 0);
	text_char(&outcome->value, '}');
}

const struct command resv_commands[] = {
	{ "resv-reserve", DBCT_RESV_RESERVE, reserve },
	{ "resv-add", DBCT_RESV_ADD, add },
	{ "resv-replace", DBCT_RESV_REPLACE, replace },
	{ "resv-copy", DBCT_RESV_COPY, copy },
	{ "resv-test", DBCT_RESV_TEST, test },
	{ "resv-wait", DBCT_RESV_WAIT, wait_for },
	{ "resv-get", DBCT_RESV_GET, get },
	{ "resv-singleton", DBCT_RESV_SINGLETON, singleton },
	{ "resv-list", DBCT_RESV_LIST, list },
	{ "resv-describe", DBCT_RESV_DESCRIBE, describe },
	{ "resv-deadline", DBCT_RESV_DEADLINE, deadline },
	{ "cursor-begin", DBCT_CURSOR_BEGIN, cursor_begin },
	{ "cursor-next", DBCT_CURSOR_NEXT, cursor_next },
	{ "cursor-end", DBCT_CURSOR_END, cursor_end },
	{ 0 },
};
