// SPDX-License-Identifier: MIT
/* Steps that wait: what must be known of them when a later step lets them end. Their lines are gone by then. */
#include <stdlib.h>
#include <string.h>

#include "agent.h"

/* More than any step has. */
#define VALUES_MAX 128
#define BYTES_MAX 4096

struct sleeper {
	const struct command *command;
	struct step step;
	struct json values[VALUES_MAX];
	char bytes[BYTES_MAX];
	size_t values_used, bytes_used;
};

static struct sleeper sleepers[DBCT_TASKS];

static const char *keep_string(struct sleeper *sleeper, const char *string)
{
	size_t length = string ? strlen(string) + 1 : 0;
	char *kept = sleeper->bytes + sleeper->bytes_used;

	if (!string || sleeper->bytes_used + length > BYTES_MAX)
		return NULL;
	sleeper->bytes_used += length;
	return memcpy(kept, string, length);
}

/* The value, and what comes behind it in its list. */
static struct json *keep(struct sleeper *sleeper, const struct json *value)
{
	struct json *kept;

	if (!value || sleeper->values_used == VALUES_MAX)
		return NULL;
	kept = &sleeper->values[sleeper->values_used++];
	*kept = *value;
	kept->key = keep_string(sleeper, value->key);
	kept->string = keep_string(sleeper, value->string);
	kept->child = keep(sleeper, value->child);
	kept->next = keep(sleeper, value->next);
	return kept;
}

void sleeper_keep(const struct command *command, const struct step *step)
{
	struct sleeper *sleeper = &sleepers[step->task];

	sleeper->values_used = sleeper->bytes_used = 0;
	sleeper->command = command;
	sleeper->step = *step;
	sleeper->step.args = keep(sleeper, step->args);
	sleeper->step.replies = keep(sleeper, step->replies);
}

/* Its handler tells what came of it from the slot of the task. */
static void report(const struct sleeper *sleeper, struct text *to)
{
	static struct outcome outcome;

	text_clear(&outcome.value);
	outcome.status = STATUS_OK;
	sleeper->command->run(&sleeper->step, &outcome);
	text_comma(to);
	text_puts(to, "{\"step\":");
	text_int(to, sleeper->step.id);
	text_puts(to, ",\"outcome\":");
	report_outcome(to, &outcome);
	text_puts(to, ",\"callbacks\":[");
	report_callback_list(to);
	text_puts(to, "],\"diagnostics\":[");
	kmsg_said_by(sleeper->step.id, to);
	text_puts(to, "]}");
}

void report_completions(struct text *to)
{
	struct dbct_shared *step = shared;
	enum queue_phase phase = queue_phase_set(QUEUE_TELLS);
	unsigned int i;

	if (step->completions > 0)
		text_puts(to, ",\"completions\":[");
	for (i = 0; i < step->completions; i++) {
		shared = &slots[DBCT_SLOTS + step->completion[i]];
		report(&sleepers[step->completion[i]], to);
	}
	if (step->completions > 0)
		text_char(to, ']');
	shared = step;
	queue_phase_set(phase);
}
