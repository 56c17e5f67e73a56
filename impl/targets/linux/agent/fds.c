// SPDX-License-Identifier: MIT
#include "fds.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Beyond every descriptor a program makes, below the limit of open files. */
#define NEVER_OPENED 1000

struct handle {
	int id;
	int number;
};

static struct handle *handles;
static int made, room, first, highest, count, memory_files, null_fd;

void fds_start(void)
{
	null_fd = open("/dev/null", O_RDWR | O_CLOEXEC);
	first = dup(null_fd);
	close(first);
	highest = first - 1;
}

void fds_made(int handle, int number)
{
	if (made == room) {
		room = room * 2 + 64;
		handles = realloc(handles, (size_t)room * sizeof(*handles));
		if (!handles)
			abort();
	}
	handles[made++] = (struct handle){ .id = handle, .number = number };
	if (number > highest)
		highest = number;
	count++;
}

int fds_number(int handle)
{
	int i;

	for (i = made; i > 0; i--)
		if (handles[i - 1].id == handle)
			return handles[i - 1].number;
	return -1;
}

int fds_shown(int number)
{
	return number - first;
}

void fds_closed(void)
{
	count--;
}

void fds_made_memory_file(int handle, int number)
{
	fds_made(handle, number);
	memory_files++;
}

void fds_closed_memory_file(void)
{
	count--;
	memory_files--;
}

int fds_memory_files(void)
{
	return memory_files;
}

int fds_lowest_free(void)
{
	int number = dup(null_fd);

	close(number);
	return number;
}

int fds_open(void)
{
	return count;
}

void fds_close_all(void)
{
	for (; highest >= first; highest--)
		close(highest);
	made = 0;
	count = 0;
	memory_files = 0;
}

int fds_never_opened(void)
{
	return NEVER_OPENED;
}

int fds_not_a_buffer(void)
{
	return null_fd;
}
