// SPDX-License-Identifier: MIT
/* The module's node. */
#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "agent.h"

struct dbct_shared *shared, *slots;
static int node;
static int stale;

int device_open(void)
{
	node = open("/dev/" DBCT_NODE, O_RDWR | O_CLOEXEC);
	if (node < 0)
		return -errno;
	slots = mmap(NULL, DBCT_ALL_SLOTS * sizeof(*slots), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, node, 0);
	shared = slots;
	return slots == MAP_FAILED ? -errno : 0;
}

int device_run_slots(unsigned int first, unsigned int count)
{
	int ran = ioctl(node, DBCT_RUN, DBCT_RUN_SLOTS(first, count));

	stale = 0;
	return ran < 0 ? -errno : ran;
}

int device_node(void)
{
	return node;
}

/* A reference given up may have been the last: then the rest happened after the census was taken. */
int device_run(enum dbct_command number)
{
	int ran;

	shared->request.command = number;
	do
		ran = device_run_slots((unsigned int)(shared - slots), 1);
	while (ran == 0);
	stale = number == DBCT_PUT || number == DBCT_DROP || number == DBCT_ASK_DRIVER;
	return ran < 0 ? ran : shared->fault;
}

void device_touched(void)
{
	stale = 1;
}

int device_census(void)
{
	return stale ? device_run_slots(0, 0) : 0;
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
