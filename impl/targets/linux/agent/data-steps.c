// SPDX-License-Identifier: MIT
/* Bytes in a buffer's storage, by way of the module. */
#include "agent.h"

static int run_access(const struct step *step, enum dbct_command number, struct outcome *outcome)
{
	shared->request.page = (unsigned int)json_number(step->args, "page", 0);
	shared->request.marker = (unsigned int)json_number(step->args, "marker", 0);
	return step_runs(step, number, outcome);
}

#define WRITES(function, number)                                                \
	static void function(const struct step *step, struct outcome *outcome)  \
	{                                                                       \
		if (run_access(step, number, outcome))                          \
			ended_ok(outcome);                                      \
	}

#define READS(function, number)                                                 \
	static void function(const struct step *step, struct outcome *outcome)  \
	{                                                                       \
		if (run_access(step, number, outcome))                          \
			text_int(&outcome->value, shared->result);              \
	}

READS(vmap_read, DBCT_VMAP_READ)
WRITES(vmap_write, DBCT_VMAP_WRITE)
READS(dma_read, DBCT_DMA_READ)
WRITES(dma_write, DBCT_DMA_WRITE)

const struct command data_commands[] = {
	{ "vmap-read", DBCT_VMAP_READ, vmap_read }, { "vmap-write", DBCT_VMAP_WRITE, vmap_write },
	{ "dma-read", DBCT_DMA_READ, dma_read },    { "dma-write", DBCT_DMA_WRITE, dma_write },
	{ 0 },
};
