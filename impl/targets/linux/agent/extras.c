// SPDX-License-Identifier: MIT
/* Modules of the user's own, loaded in the order of their names. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/klog.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "agent.h"

#define EXTRA "/extra"
/* Of the system call behind klogctl. */
#define ACTION_READ_ALL 3

static char complaint[512];

const char *extras_complaint(void)
{
	return complaint[0] ? complaint : NULL;
}

/* The last line the kernel said, without its level and time. */
static const char *last_words(void)
{
	static char log[1024];
	int length = klogctl(ACTION_READ_ALL, log, sizeof(log) - 1);
	char *line;

	while (length > 0 && log[length - 1] == '\n')
		length--;
	log[length > 0 ? length : 0] = '\0';
	line = strrchr(log, '\n');
	line = line ? line + 1 : log;
	return strstr(line, "] ") ? strstr(line, "] ") + 2 : line;
}

static int load(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), error = 0;

	if (fd < 0)
		return errno;
	if (syscall(SYS_finit_module, fd, "", 0) != 0)
		error = errno;
	close(fd);
	return error;
}

static int is_module(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

void extras_load(void)
{
	struct dirent **found;
	char path[512];
	int i, error, count = scandir(EXTRA, &found, is_module, alphasort);

	for (i = 0; i < count && !complaint[0]; i++) {
		snprintf(path, sizeof(path), EXTRA "/%s", found[i]->d_name);
		error = load(path);
		/* The number before the name is the host's. */
		if (error)
			snprintf(complaint, sizeof(complaint), "the kernel does not load %.128s: %s (%.256s)",
				 found[i]->d_name + 3, strerror(error), last_words());
	}
}
