// SPDX-License-Identifier: MIT
/* What this kernel can run, asked once. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "agent.h"

static int dma_prints;

/* The alignment line is a debug print: it comes out only where those can be switched on. */
static int enable_dma_prints(void)
{
	static const char wish[] = "func dma_buf_map_attachment +p";
	int fd = open("/sys/kernel/debug/dynamic_debug/control", O_WRONLY | O_CLOEXEC);
	int enabled;

	if (fd < 0)
		return 0;
	enabled = write(fd, wish, strlen(wish)) == (ssize_t)strlen(wish);
	close(fd);
	return enabled;
}

void offered_start(void)
{
	device_run(DBCT_HELLO);
	providers_start();
	dma_prints = enable_dma_prints();
}

int offered_dma_prints(void)
{
	return dma_prints;
}

static int is_iosys(enum dbct_command number)
{
	return number >= DBCT_IOSYS_SET && number <= DBCT_IOSYS_WRITE;
}

/* What is no use without its driver. */
static int has_driver(const char *name)
{
	if (strncmp(name, "memfd-", 6) == 0 || strncmp(name, "udmabuf-", 8) == 0)
		return provider_has_udmabuf();
	return strncmp(name, "heap-", 5) != 0 || provider_has_heap();
}

int command_offered(const struct command *command)
{
	unsigned int minor = (slots->hello.version >> 8) & 255, major = slots->hello.version >> 16;
	int old = major == 6 && minor < 2;

	if (is_iosys(command->number))
		return (int)slots->hello.iosys;
	if (command->number == DBCT_VMAP_UNLOCKED || command->number == DBCT_VUNMAP_UNLOCKED)
		return !old;
	if (command->number == DBCT_ADVANCE_CLOCK)
		return (int)slots->hello.clock;
	if (command->number == DBCT_FD_INSTALL)
		return old || major >= 7;
	if (command->number == DBCT_FENCE_DEADLINE || command->number == DBCT_RESV_DEADLINE)
		return major >= 7 || (major == 6 && minor >= 4);
	if (command->number == DBCT_ATTACH_REVOCABLE)
		return major >= 7;
	return has_driver(command->name);
}
