// SPDX-License-Identifier: MIT
#define _GNU_SOURCE
#include "makers.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/dma-heap.h>
#include <linux/udmabuf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "agent.h"

static int udmabuf_fd = -1, heap_fd = -1;

int udmabuf_node(void)
{
	return udmabuf_fd;
}

int heap_node_fd(void)
{
	return heap_fd;
}

void makers_start(void)
{
	udmabuf_fd = open("/dev/udmabuf", O_RDWR | O_CLOEXEC);
	heap_fd = open("/dev/dma_heap/system", O_RDWR | O_CLOEXEC);
}

void maker_reset(struct maker *maker)
{
	memset(maker, 0, sizeof(*maker));
}

const char *maker_complaint(const struct maker *maker, int error)
{
	static char sentence[256];

	snprintf(sentence, sizeof(sentence), "%s %s: %s", maker->what, maker->node, strerror(-error));
	return sentence;
}

static const char *missing_node(const struct maker *maker)
{
	static char sentence[256];

	if (access(maker->node, F_OK) == 0)
		return NULL;
	snprintf(sentence, sizeof(sentence), "there is no %s in the guest", maker->node);
	return sentence;
}

/* What an ioctl on a node returned, or a negative errno. */
static long ask(const char *node, unsigned long request, void *argument)
{
	int fd = open(node, O_RDWR | O_CLOEXEC);
	long result;

	if (fd < 0)
		return -errno;
	result = call_result(ioctl(fd, request, argument));
	close(fd);
	return result;
}

static int make_udmabuf(const struct maker *maker, uint64_t size)
{
	struct udmabuf_create create = { .size = size };
	int memory = memfd_create("dmabuf-ct", MFD_ALLOW_SEALING);
	long fd;

	(void)maker;
	if (memory < 0)
		return -errno;
	create.memfd = (unsigned int)memory;
	fd = call_result(ftruncate(memory, (off_t)size));
	if (fd == 0)
		fd = call_result(fcntl(memory, F_ADD_SEALS, F_SEAL_SHRINK));
	if (fd == 0)
		fd = call_result(ioctl(udmabuf_fd, UDMABUF_CREATE, &create));
	close(memory);
	return (int)fd;
}

const char *maker_udmabuf(struct maker *maker)
{
	snprintf(maker->node, sizeof(maker->node), "/dev/udmabuf");
	maker->what = "UDMABUF_CREATE on";
	maker->make = make_udmabuf;
	return NULL;
}

static int make_in_heap(const struct maker *maker, uint64_t size)
{
	struct dma_heap_allocation_data data = { .len = size, .fd_flags = O_RDWR | O_CLOEXEC };
	long result = ask(maker->node, DMA_HEAP_IOCTL_ALLOC, &data);

	return result < 0 ? (int)result : (int)data.fd;
}

const char *maker_heap(struct maker *maker, const char *name)
{
	if (!name || strchr(name, '/'))
		return "a heap without a name";
	snprintf(maker->node, sizeof(maker->node), "/dev/dma_heap/%s", name);
	maker->what = "DMA_HEAP_IOCTL_ALLOC on";
	maker->make = make_in_heap;
	return missing_node(maker);
}

/* The number of two digits; -1 if they are none. */
static int byte_of(const char *digits)
{
	char pair[3] = { digits[0], digits[0] ? digits[1] : '\0', '\0' }, *end;
	long value = strtol(pair, &end, 16);

	return end == pair + 2 ? (int)value : -1;
}

static int read_template(struct maker *maker, const char *hex)
{
	for (maker->length = 0; hex && *hex && maker->length < ARGUMENT_MAX; hex += 2) {
		int byte = byte_of(hex);

		if (byte < 0)
			return 0;
		maker->argument[maker->length++] = (unsigned char)byte;
	}
	return hex && !*hex;
}

static int make_as_described(const struct maker *maker, uint64_t size)
{
	unsigned char argument[ARGUMENT_MAX];
	long result;
	int fd;

	memcpy(argument, maker->argument, sizeof(argument));
	memcpy(argument + maker->size_at, &size, maker->size_bytes);
	result = ask(maker->node, maker->request, argument);
	if (result < 0 || maker->fd_at < 0)
		return (int)result;
	memcpy(&fd, argument + maker->fd_at, sizeof(fd));
	return fd;
}

static int fits(const struct maker *maker)
{
	return (maker->size_bytes == 4 || maker->size_bytes == 8) && maker->size_at <= maker->length &&
	       maker->size_bytes <= maker->length - maker->size_at &&
	       (maker->fd_at < 0 || (unsigned long)maker->fd_at + sizeof(int) <= maker->length);
}

static const char *described_ioctl(struct maker *maker, const struct json *provider)
{
	const char *node = json_string(provider, "node");

	if (!node || strlen(node) >= sizeof(maker->node))
		return "a provider without a node";
	snprintf(maker->node, sizeof(maker->node), "%s", node);
	maker->what = "the provider's ioctl on";
	maker->request = json_hex(provider, "request");
	maker->size_at = (size_t)json_number(provider, "sizeAt", 0);
	maker->size_bytes = (size_t)json_number(provider, "sizeBytes", 8);
	maker->fd_at = (long)json_number(provider, "fdAt", -1);
	if (!read_template(maker, json_string(provider, "struct")) || !fits(maker))
		return "a provider whose struct does not hold its fields";
	maker->make = make_as_described;
	return missing_node(maker);
}

const char *maker_described(struct maker *maker, const struct json *provider)
{
	const char *kind = json_string(provider, "kind");

	if (kind && strcmp(kind, "heap") == 0)
		return maker_heap(maker, json_string(provider, "name"));
	if (kind && strcmp(kind, "vgem") == 0)
		return maker_vgem(maker);
	return kind && strcmp(kind, "ioctl") == 0 ? described_ioctl(maker, provider) : "an unknown provider";
}
