// SPDX-License-Identifier: MIT
#include "names.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "../module/wire.h"
#include "json.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Kernel internal: user space headers do not name it. */
#define ERESTARTSYS 512

struct named {
	const char *name;
	int number;
};

static const struct named errnos[] = {
	{ "EPERM", EPERM },   { "ENOENT", ENOENT }, { "EINTR", EINTR },
	{ "EIO", EIO },       { "ENXIO", ENXIO },   { "EBADF", EBADF },
	{ "EAGAIN", EAGAIN }, { "ENOMEM", ENOMEM }, { "EACCES", EACCES },
	{ "EFAULT", EFAULT }, { "EBUSY", EBUSY },   { "ENODEV", ENODEV },
	{ "EINVAL", EINVAL }, { "ENFILE", ENFILE }, { "EMFILE", EMFILE },
	{ "ENOTTY", ENOTTY }, { "ENOSPC", ENOSPC }, { "ESPIPE", ESPIPE },
	{ "EEXIST", EEXIST }, { "EFBIG", EFBIG },   { "EDEADLK", EDEADLK },
	{ "EOVERFLOW", EOVERFLOW },   { "EBADFD", EBADFD },
	{ "EALREADY", EALREADY },
	{ "EOPNOTSUPP", EOPNOTSUPP }, { "EREMOTEIO", EREMOTEIO },
	{ "ERESTARTSYS", ERESTARTSYS },
};

static const struct named replies[] = {
	{ "ok", DBCT_REPLY_OK },
	{ "clear-peer2peer", DBCT_REPLY_CLEAR_PEER2PEER },
	{ "null", DBCT_REPLY_NULL },
	{ "no-dma-entries", DBCT_REPLY_NO_DMA_ENTRIES },
	{ "misaligned", DBCT_REPLY_MISALIGNED },
	{ "iomem", DBCT_REPLY_IOMEM },
	{ "positive", DBCT_REPLY_POSITIVE },
	{ "fill-then-fail", DBCT_REPLY_FILL_THEN_FAIL },
};

static const struct named members[] = {
	{ "attach", DBCT_HAS_ATTACH },
	{ "detach", DBCT_HAS_DETACH },
	{ "pin", DBCT_HAS_PIN },
	{ "unpin", DBCT_HAS_UNPIN },
	{ "pin+unpin", DBCT_HAS_PIN | DBCT_HAS_UNPIN },
	{ "map_dma_buf", DBCT_HAS_MAP },
	{ "unmap_dma_buf", DBCT_HAS_UNMAP },
	{ "release", DBCT_HAS_RELEASE },
	{ "vmap", DBCT_HAS_VMAP },
	{ "vunmap", DBCT_HAS_VUNMAP },
	{ "mmap", DBCT_HAS_MMAP },
	{ "begin_cpu_access", DBCT_HAS_BEGIN_CPU_ACCESS },
	{ "end_cpu_access", DBCT_HAS_END_CPU_ACCESS },
	{ "cache_sgt_mapping", DBCT_HAS_CACHE },
	{ "priv", DBCT_HAS_PRIV },
	{ "ops", DBCT_HAS_OPS },
};

static const char *const directions[] = { "DMA_BIDIRECTIONAL", "DMA_TO_DEVICE", "DMA_FROM_DEVICE", "DMA_NONE",
					  "out-of-range" };

static const char *const ops[DBCT_CALLS] = { "attach", "detach", "pin", "unpin", "map_dma_buf",
					   "unmap_dma_buf", "release", "vmap", "vunmap", "mmap",
					   "begin_cpu_access", "end_cpu_access", "move_notify",
					   "enable_signaling", "signaled", "wait", "set_deadline",
					   "fence_release", "fence_callback" };

static const struct named *find(const struct named *names, size_t count, const char *name)
{
	size_t i;

	for (i = 0; name && i < count; i++)
		if (strcmp(names[i].name, name) == 0)
			return &names[i];
	return NULL;
}

const char *errno_name(int number)
{
	size_t i;

	for (i = 0; i < COUNT(errnos); i++)
		if (errnos[i].number == number)
			return errnos[i].name;
	return NULL;
}

int errno_number(const char *name)
{
	const struct named *found = find(errnos, COUNT(errnos), name);

	return found ? found->number : 0;
}

const char *op_name(unsigned int number)
{
	return ops[number < DBCT_CALLS ? number : DBCT_CALLS - 1];
}

const char *direction_name(unsigned int number)
{
	return directions[number < COUNT(directions) ? number : COUNT(directions) - 1];
}

int direction_number(const char *name)
{
	int i;

	for (i = 0; name && i < (int)COUNT(directions); i++)
		if (strcmp(directions[i], name) == 0)
			return i;
	return -1;
}

/* An errno name is that error, negative; false for an unknown name. */
int reply_number(const char *name, int *reply)
{
	const struct named *found = find(replies, COUNT(replies), name);

	*reply = found ? found->number : -errno_number(name);
	return found || *reply;
}

/* Names joined with `|`; what is not named is zero. */
unsigned int open_flags(const char *names)
{
	unsigned int flags = 0;

	if (!names)
		return 0;
	if (strstr(names, "O_ACCMODE"))
		flags |= O_ACCMODE;
	if (strstr(names, "O_WRONLY"))
		flags |= O_WRONLY;
	if (strstr(names, "O_RDWR"))
		flags |= O_RDWR;
	if (strstr(names, "O_CLOEXEC"))
		flags |= O_CLOEXEC;
	if (strstr(names, "O_NONBLOCK"))
		flags |= O_NONBLOCK;
	return flags;
}

unsigned int member_bits(const struct json *names)
{
	const struct json *name;
	unsigned int bits = 0;

	for (name = names ? names->child : NULL; name; name = name->next) {
		const struct named *found = find(members, COUNT(members), name->string);

		bits |= found ? (unsigned int)found->number : 0;
	}
	return bits;
}

/* What every scripted exporter has unless the export leaves it out. */
unsigned int usual_members(void)
{
	return DBCT_HAS_ATTACH | DBCT_HAS_DETACH | DBCT_HAS_MAP | DBCT_HAS_UNMAP | DBCT_HAS_RELEASE | DBCT_HAS_VMAP |
	       DBCT_HAS_VUNMAP | DBCT_HAS_MMAP | DBCT_HAS_BEGIN_CPU_ACCESS | DBCT_HAS_END_CPU_ACCESS | DBCT_HAS_PRIV |
	       DBCT_HAS_OPS;
}
