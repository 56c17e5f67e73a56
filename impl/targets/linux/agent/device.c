// SPDX-License-Identifier: MIT
/* The module's node. */
#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "agent.h"

struct dbct_shared *shared;
static int node;
static int stale;

int device_open(void)
{
	node = open("/dev/" DBCT_NODE, O_RDWR | O_CLOEXEC);
	if (node < 0)
		return -errno;
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, node, 0);
	return shared == MAP_FAILED ? -errno : 0;
}

/* A reference given up may have been the last: then the rest happened after the census was taken. */
int device_run(enum dbct_command number)
{
	shared->request.command = number;
	stale = number == DBCT_PUT || number == DBCT_DROP;
	return ioctl(node, DBCT_RUN, 0) < 0 ? -errno : 0;
}

void device_touched(void)
{
	stale = 1;
}

int device_census(void)
{
	return stale ? device_run(DBCT_CENSUS) : 0;
}

const char *device_fault(int error)
{
	switch (-error) {
	case EBADMSG:
		return "a handle names no live object of its kind";
	case EOPNOTSUPP:
		return "the module does not know this command";
	case ERANGE:
		return "an access outside its window";
	case EDEADLK:
		return "the kernel side of this guest waits for ever";
	default:
		return "the module could not run the command";
	}
}
