// SPDX-License-Identifier: MIT
/* Brackets around CPU access, and ioctls that any file answers. */
#include <linux/dma-buf.h>
#include <linux/fs.h>
#include <sys/ioctl.h>

#include "agent.h"

static void told(struct outcome *outcome, long result)
{
	ended_by(outcome, result);
	if (outcome->status == STATUS_OK)
		text_int(&outcome->value, result);
}

static void bracket(const struct step *step, enum dbct_command number, struct outcome *outcome)
{
	if (step_runs(step, number, outcome))
		text_int(&outcome->value, shared->result);
}

static void begin_cpu_access(const struct step *step, struct outcome *outcome)
{
	bracket(step, DBCT_BEGIN_CPU_ACCESS, outcome);
}

static void end_cpu_access(const struct step *step, struct outcome *outcome)
{
	bracket(step, DBCT_END_CPU_ACCESS, outcome);
}

/* Its argument stands in the request: the step may run later, and longer. */
static void sync_fd(const struct step *step, struct outcome *outcome)
{
	struct dbct_request *request = &shared->request;
	struct dma_buf_sync *sync = (struct dma_buf_sync *)&request->sync;

	sync->flags = json_hex(step->args, "flags");
	request->fd = step_fd(step);
	request->number = DMA_BUF_IOCTL_SYNC;
	request->address = (uintptr_t)(step->fail_copy ? step_memory(step, sync, sizeof(*sync)) : sync);
	bracket(step, DBCT_SYNC, outcome);
}

struct request {
	const char *name;
	unsigned long number;
};

static const struct request requests[] = {
	{ "FIOCLEX", FIOCLEX },
	{ "FIONCLEX", FIONCLEX },
	{ "FIONBIO", FIONBIO },
	{ "FIGETBSZ", FIGETBSZ },
	{ "FIOQSIZE", FIOQSIZE },
	{ "FIFREEZE", FIFREEZE },
	{ "sync-no-argument", _IO('b', 0) },
	{ "sync-int", _IOW('b', 0, int) },
	{ "sync-read-write", _IOWR('b', 0, struct dma_buf_sync) },
};

static void generic_ioctl(const struct step *step, struct outcome *outcome)
{
	const struct json *named = json_get(step->args, "request");
	unsigned int i, count = sizeof(requests) / sizeof(requests[0]);
	/* What FIONBIO takes, and what FIGETBSZ gives. */
	int argument[2] = { 1, 0 };
	long result;

	for (i = 0; i < count && !json_is(named, requests[i].name); i++)
		;
	if (i == count) {
		ended_broken(outcome, "an unknown ioctl request");
		return;
	}
	result = call_result(ioctl(step_fd(step), requests[i].number, argument));
	told(outcome, result == 0 && requests[i].number == FIGETBSZ ? argument[0] : result);
}

const struct command cpu_commands[] = {
	{ "begin-cpu-access", DBCT_BEGIN_CPU_ACCESS, begin_cpu_access },
	{ "end-cpu-access", DBCT_END_CPU_ACCESS, end_cpu_access },
	{ "sync", DBCT_SYNC, sync_fd },
	{ "generic-ioctl", 0, generic_ioctl },
	{ 0 },
};
