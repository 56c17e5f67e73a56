// SPDX-License-Identifier: MIT
/* First program of a guest that runs all programs of a folder, says how each ended, and switches the guest off. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define FOLDER "/programs"
/* No program takes a second. */
#define PATIENCE_S 10

static void mount_all(void)
{
	static const char *const mounts[][2] = {
		{ "proc", "/proc" }, { "sysfs", "/sys" }, { "devtmpfs", "/dev" }, { "debugfs", "/sys/kernel/debug" },
	};
	unsigned int i;

	for (i = 0; i < sizeof(mounts) / sizeof(mounts[0]); i++) {
		mkdir(mounts[i][1], 0755);
		mount(mounts[i][0], mounts[i][1], mounts[i][0], 0, NULL);
	}
}

static void become(const char *name, int output)
{
	char path[512];

	snprintf(path, sizeof(path), FOLDER "/%s", name);
	dup2(output, STDOUT_FILENO);
	alarm(PATIENCE_S);
	execl(path, path, (char *)NULL);
	_exit(127);
}

/* The last line of what was printed stands behind the exit code. */
static void run(const char *name)
{
	static char text[1 << 16];
	size_t length = 0;
	ssize_t got;
	int ends[2], status = 0;
	char *last;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return;
	if (fork() == 0)
		become(name, ends[1]);
	close(ends[1]);
	while ((got = read(ends[0], text + length, sizeof(text) - 1 - length)) > 0)
		length += (size_t)got;
	close(ends[0]);
	wait(&status);
	while (length > 0 && text[length - 1] == '\n')
		length--;
	text[length] = '\0';
	last = strrchr(text, '\n');
	printf("ended %s %d %s\n", name, WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status),
	       last ? last + 1 : text);
}

int main(void)
{
	struct dirent **found;
	int i, count;

	mount_all();
	count = scandir(FOLDER, &found, NULL, alphasort);
	for (i = 0; i < count; i++)
		if (found[i]->d_name[0] != '.')
			run(found[i]->d_name);
	fflush(stdout);
	return reboot(RB_POWER_OFF);
}
