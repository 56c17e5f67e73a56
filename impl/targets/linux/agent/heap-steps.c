// SPDX-License-Identifier: MIT
/* The heap's device node. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/dma-heap.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "agent.h"
#include "fds.h"
#include "names.h"

/* A bit that no open flag has. */
#define UNKNOWN_FLAG 0x40000000u
#define LAST_MINOR 127
#define MISSING "/dev/dmabuf-ct-no-heap"

/* The struct as a newer kernel might have it. */
struct longer {
	struct dma_heap_allocation_data now;
	uint64_t later;
};

struct encoding {
	const char *name;
	unsigned long number;
};

#define ENCODED(direction, type, number, size) _IOC(direction, type, number, size)
#define BOTH (_IOC_READ | _IOC_WRITE)
#define BYTES sizeof(struct dma_heap_allocation_data)

static const struct encoding encodings[] = {
	{ "DMA_HEAP_IOCTL_ALLOC", DMA_HEAP_IOCTL_ALLOC },
	{ "other-type", ENCODED(BOTH, 'Q', 0, BYTES) },
	{ "longer", ENCODED(BOTH, 'H', 0, sizeof(struct longer)) },
	{ "nr1", ENCODED(BOTH, 'H', 1, BYTES) },
	{ "no-write", ENCODED(_IOC_READ, 'H', 0, BYTES) },
	{ "no-read", ENCODED(_IOC_WRITE, 'H', 0, BYTES) },
	/* Its first field only. */
	{ "shorter", ENCODED(BOTH, 'H', 0, sizeof(uint64_t)) },
};

static unsigned long number_of(const struct json *named)
{
	unsigned int i;

	for (i = 0; i < sizeof(encodings) / sizeof(encodings[0]); i++)
		if (json_is(named, encodings[i].name))
			return encodings[i].number;
	return 0;
}

/* A page that can be read only. */
static void *cannot_be_written(const void *content, size_t length)
{
	static void *page;

	if (!page)
		page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (page == MAP_FAILED || mprotect(page, 4096, PROT_READ | PROT_WRITE) != 0)
		abort();
	memcpy(page, content, length);
	mprotect(page, 4096, PROT_READ);
	return page;
}

static void *memory_for(const struct step *step, struct longer *data)
{
	if (step->fail_copy)
		return step_memory(step, data, sizeof(*data));
	return step->fail_copy_out ? cannot_be_written(data, sizeof(*data)) : data;
}

static struct longer wanted(const struct step *step)
{
	const char *flags = json_string(step->args, "fdFlags");
	struct longer data = { .now = {
		.len = json_hex(step->args, "length"),
		.fd = (unsigned int)json_number(step->args, "fdField", 0),
		.fd_flags = flags && strcmp(flags, "unknown") == 0 ? UNKNOWN_FLAG : open_flags(flags),
		.heap_flags = json_is(json_get(step->args, "heapFlags"), "1"),
	} };

	return data;
}

static void alloc(const struct step *step, struct outcome *outcome)
{
	const struct json *request = json_get(step->args, "request");
	struct longer data = wanted(step);
	int next = fds_lowest_free(), fd;
	int tells = !json_is(request, "no-read") && !json_is(request, "shorter");

	ended_by(outcome, provider_asks(step, heap_node_fd(), number_of(request), memory_for(step, &data)));
	if (outcome->status != STATUS_OK)
		return;
	/* A caller that takes no answer is not told which number it got. */
	fd = tells ? (int)data.now.fd : next;
	fds_made(step->id, fd);
	if (!provider_adopt(step, fd, 0, outcome))
		return;
	if (tells)
		text_int(&outcome->value, fds_shown(fd));
	else
		text_puts(&outcome->value, "null");
}

/* A device number of the heaps behind which there is none. */
static long open_missing(void)
{
	struct stat heap;
	long fd;

	if (fstat(heap_node_fd(), &heap) != 0)
		return -errno;
	mknod(MISSING, S_IFCHR | 0600, makedev(major(heap.st_rdev), LAST_MINOR));
	fd = call_result(open(MISSING, O_RDWR | O_CLOEXEC));
	unlink(MISSING);
	if (fd >= 0)
		close((int)fd);
	return fd;
}

static void node(const struct step *step, struct outcome *outcome)
{
	const struct json *call = json_get(step->args, "call");
	char byte = 0;
	long result;

	if (json_is(call, "llseek"))
		result = call_result(lseek(heap_node_fd(), 0, SEEK_SET));
	else if (json_is(call, "read"))
		result = call_result(read(heap_node_fd(), &byte, 1));
	else if (json_is(call, "write"))
		result = call_result(write(heap_node_fd(), &byte, 1));
	else
		result = open_missing();
	ended_by(outcome, result);
	if (outcome->status == STATUS_OK)
		ended_ok(outcome);
}

const struct command heap_commands[] = {
	{ "heap-alloc", 0, alloc },
	{ "heap-node", 0, node },
	{ 0 },
};
