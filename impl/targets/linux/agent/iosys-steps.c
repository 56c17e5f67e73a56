// SPDX-License-Identifier: MIT
/* Commands on maps of I/O memory. */
#include "agent.h"

static int run_iosys(const struct step *step, enum dbct_command number, struct outcome *outcome)
{
	struct dbct_request *request = &shared->request;

	request->iomem = (unsigned int)json_is(json_get(step->args, "memory"), "iomem");
	request->address = json_hex(step->args, "address");
	request->map = step_handle(step, json_get(step->args, "a") ? "a" : "map");
	request->other_map = step_handle(step, "b");
	request->offset = (int)json_number(step->args, "offset", json_number(step->args, "by", 0));
	request->width_bits = (unsigned int)json_number(step->args, "width", 64);
	request->fill = (unsigned int)json_number(step->args, "fill", 0);
	return step_runs(step, number, outcome);
}

static void show_map(const struct step *step, enum dbct_command number, struct outcome *outcome)
{
	if (run_iosys(step, number, outcome))
		report_map(&outcome->value, &shared->map);
}

static void show_access(const struct step *step, enum dbct_command number, struct outcome *outcome)
{
	struct text *to = &outcome->value;

	if (!run_iosys(step, number, outcome))
		return;
	text_puts(to, shared->access.io ? "{\"accessor\":\"io\",\"value\":" : "{\"accessor\":\"plain\",\"value\":");
	if (shared->access.has_value)
		text_hex(to, shared->access.value);
	else
		text_puts(to, "null");
	text_char(to, '}');
}

#define IOSYS(function, show, number)                                           \
	static void function(const struct step *step, struct outcome *outcome)  \
	{                                                                       \
		show(step, number, outcome);                                    \
	}

IOSYS(iosys_set, show_map, DBCT_IOSYS_SET)
IOSYS(iosys_clear, show_map, DBCT_IOSYS_CLEAR)
IOSYS(iosys_incr, show_map, DBCT_IOSYS_INCR)
IOSYS(iosys_copy_to, show_access, DBCT_IOSYS_COPY_TO)
IOSYS(iosys_copy_from, show_access, DBCT_IOSYS_COPY_FROM)
IOSYS(iosys_memset, show_access, DBCT_IOSYS_MEMSET)
IOSYS(iosys_read, show_access, DBCT_IOSYS_READ)
IOSYS(iosys_write, show_access, DBCT_IOSYS_WRITE)

static void iosys_offset(const struct step *step, struct outcome *outcome)
{
	struct text *to = &outcome->value;

	if (!run_iosys(step, DBCT_IOSYS_OFFSET, outcome))
		return;
	text_puts(to, "{\"made\":");
	report_map(to, &shared->map);
	text_puts(to, ",\"source\":");
	report_map(to, &shared->source_map);
	text_char(to, '}');
}

static void iosys_compare(const struct step *step, struct outcome *outcome)
{
	struct text *to = &outcome->value;

	if (!run_iosys(step, DBCT_IOSYS_COMPARE, outcome))
		return;
	text_puts(to, "{\"equal\":");
	text_bool(to, (int)shared->compare.equal);
	text_puts(to, ",\"null\":");
	text_bool(to, (int)shared->compare.null);
	text_puts(to, ",\"set\":");
	text_bool(to, (int)shared->compare.set);
	text_char(to, '}');
}

const struct command iosys_commands[] = {
	{ "iosys-set", DBCT_IOSYS_SET, iosys_set },
	{ "iosys-clear", DBCT_IOSYS_CLEAR, iosys_clear },
	{ "iosys-incr", DBCT_IOSYS_INCR, iosys_incr },
	{ "iosys-offset", DBCT_IOSYS_OFFSET, iosys_offset },
	{ "iosys-compare", DBCT_IOSYS_COMPARE, iosys_compare },
	{ "iosys-copy-to", DBCT_IOSYS_COPY_TO, iosys_copy_to },
	{ "iosys-copy-from", DBCT_IOSYS_COPY_FROM, iosys_copy_from },
	{ "iosys-memset", DBCT_IOSYS_MEMSET, iosys_memset },
	{ "iosys-read", DBCT_IOSYS_READ, iosys_read },
	{ "iosys-write", DBCT_IOSYS_WRITE, iosys_write },
	{ 0 },
};
