// SPDX-License-Identifier: MIT
/* Pins, moves and poll. */
#include "agent.h"
#include "fence-steps.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* By bit of the module's. */
static const char *const events[] = { "EPOLLIN", "EPOLLOUT", "EPOLLPRI" };

static void pin(const struct step *step, struct outcome *outcome)
{
	if (step_runs(step, DBCT_PIN, outcome))
		ended_ok(outcome);
}

static void unpin(const struct step *step, struct outcome *outcome)
{
	if (step_runs(step, DBCT_UNPIN, outcome))
		ended_ok(outcome);
}

static void notify_move(const struct step *step, struct outcome *outcome)
{
	static const char *const reactions[] = { "nothing", "unmap", "unpin", "map" };

	shared->request.reaction = (unsigned int)step_choice(step, "reaction", reactions, COUNT(reactions));
	if (step_runs(step, DBCT_NOTIFY_MOVE, outcome))
		ended_ok(outcome);
}

static void attach_revocable(const struct step *step, struct outcome *outcome)
{
	if (step_runs(step, DBCT_ATTACH_REVOCABLE, outcome))
		text_bool(&outcome->value, shared->number != 0);
}

static void poll_fd(const struct step *step, struct outcome *outcome)
{
	struct text *to = &outcome->value;
	unsigned int i;

	shared->request.fd = step_fd(step);
	shared->request.events = step_members(step, "events", events, COUNT(events));
	if (!step_runs(step, DBCT_POLL, outcome))
		return;
	text_char(to, '[');
	for (i = 0; i < COUNT(events); i++) {
		if (!(shared->number & (1 << i)))
			continue;
		text_comma(to);
		text_string(to, events[i]);
	}
	text_char(to, ']');
}

const struct command move_commands[] = {
	{ "pin", DBCT_PIN, pin },
	{ "unpin", DBCT_UNPIN, unpin },
	{ "notify-move", DBCT_NOTIFY_MOVE, notify_move },
	{ "attach-revocable", DBCT_ATTACH_REVOCABLE, attach_revocable },
	{ "poll", DBCT_POLL, poll_fd },
	{ 0 },
};
