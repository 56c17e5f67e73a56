// SPDX-License-Identifier: MIT
/*
 * Steps that run inside the kernel, many in one system call: a system call
 * costs a guest more than a step. A handler is called once to make the request,
 * and once more to tell what came of it.
 */
#include "agent.h"

struct waiting {
	int64_t id;
	const struct command *command;
	struct step step;
};

static struct waiting queue[DBCT_SLOTS];
static unsigned int length;
static enum queue_phase phase;

enum queue_phase queue_phase(void)
{
	return phase;
}

enum queue_phase queue_phase_set(enum queue_phase next)
{
	enum queue_phase before = phase;

	phase = next;
	return before;
}

int queue_has_room(void)
{
	return length < DBCT_SLOTS && json_has_room();
}

static void call(const struct waiting *waiting, unsigned int slot, struct outcome *outcome)
{
	text_clear(&outcome->value);
	outcome->status = STATUS_OK;
	shared = &slots[slot];
	waiting->command->run(&waiting->step, outcome);
}

int queue_add(int64_t id, const struct command *command, const struct step *step)
{
	static struct outcome outcome;
	struct dbct_shared *used_last = shared;

	if (command->number == 0 || step->fail_fd_table || step->fail_copy || step->fail_copy_out)
		return 0;
	queue[length] = (struct waiting){ .id = id, .command = command, .step = *step };
	phase = QUEUE_FILLS;
	call(&queue[length], length, &outcome);
	phase = QUEUE_IDLE;
	shared = used_last;
	length += outcome.status == STATUS_LATER;
	return outcome.status == STATUS_LATER;
}

static void tell(unsigned int slot, struct text *reply)
{
	static struct outcome outcome;

	phase = QUEUE_TELLS;
	call(&queue[slot], slot, &outcome);
	phase = QUEUE_IDLE;
	reply_start(reply, queue[slot].id);
	reply_step(reply, queue[slot].command, &queue[slot].step, &outcome, 0);
	text_puts(reply, "}\n");
}

/* Runs what it can of the rest; returns how many steps have run now, and how many of those are over. */
static unsigned int run_some(unsigned int ran, unsigned int *over)
{
	int more = device_run_slots(ran, length - ran);

	if (more < 0 && ran < length)
		slots[ran++].fault = more;
	else if (more > 0)
		ran += (unsigned int)more;
	*over = ran;
	/* The call that runs a put does not see its end; the next one does. */
	if (more > 0 && slots[ran - 1].request.command == DBCT_PUT)
		*over = ran - 1;
	return ran;
}

/* The module stops where the kernel said something, so that it can be told whose step that was. */
void queue_run(struct text *reply)
{
	unsigned int ran = 0, over, told = 0;

	while (told < length)
		for (ran = run_some(ran, &over); told < over; told++)
			tell(told, reply);
	length = 0;
}
