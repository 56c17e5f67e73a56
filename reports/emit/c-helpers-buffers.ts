// SPDX-License-Identifier: MIT
import { helper } from "./c-helper.ts";

/** Buffers and descriptors. */
export const C_BUFFERS = {
  node: helper(
    `static int node(const char *path)
{
	int fd = open(path, O_RDWR | O_CLOEXEC);

	if (fd < 0)
		unable(path);
	return fd;
}`,
    ["unable"],
    ["fcntl.h"],
  ),
  new_memfd: helper(
    `static int new_memfd(unsigned long long size, unsigned int flags)
{
	int fd = memfd_create("reproducer", flags);

	if (fd >= 0 && ftruncate(fd, (off_t)size) != 0)
		unable("ftruncate of a memory file");
	return fd;
}`,
    ["unable"],
    ["sys/mman.h", "unistd.h"],
  ),
  udmabuf: helper(
    `static int new_in_udmabuf(unsigned long long size)
{
	struct udmabuf_create create = { .size = size };
	int memfd = new_memfd(size, MFD_ALLOW_SEALING), maker = open("/dev/udmabuf", O_RDWR | O_CLOEXEC), fd;

	create.memfd = (unsigned int)memfd;
	if (memfd < 0 || maker < 0 || fcntl(memfd, F_ADD_SEALS, F_SEAL_SHRINK) != 0)
		unable("/dev/udmabuf");
	fd = ioctl(maker, UDMABUF_CREATE, &create);
	if (fd < 0)
		unable("UDMABUF_CREATE");
	close(memfd);
	close(maker);
	return fd;
}`,
    ["unable", "new_memfd"],
    ["fcntl.h", "linux/udmabuf.h", "sys/ioctl.h", "sys/mman.h", "unistd.h"],
  ),
  heap: helper(
    `/* -1: there is no such heap. */
static int new_in_heap(const char *heap, unsigned long long size, unsigned int flags)
{
	struct dma_heap_allocation_data data = { .len = size, .fd_flags = flags | O_CLOEXEC };
	int maker = open(heap, O_RDWR | O_CLOEXEC);

	if (maker < 0)
		return -1;
	if (ioctl(maker, DMA_HEAP_IOCTL_ALLOC, &data) != 0)
		unable(heap);
	close(maker);
	return (int)data.fd;
}`,
    ["unable"],
    ["fcntl.h", "linux/dma-heap.h", "sys/ioctl.h", "unistd.h"],
  ),
  from_heap: helper(
    `static int from_heap(const char *heap, unsigned long long size, unsigned int flags)
{
	int fd = new_in_heap(heap, size, flags);

	if (fd < 0)
		unable(heap);
	return fd;
}`,
    ["unable", "heap"],
  ),
  new_buffer: helper(
    `/* Any exporter will do: the one that is there. */
static int new_buffer(unsigned long long size)
{
	int fd = new_in_heap("/dev/dma_heap/system", size, O_RDWR);

	return fd < 0 ? new_in_udmabuf(size) : fd;
}`,
    ["heap", "udmabuf"],
  ),
  by_ioctl: helper(
    `/* A driver's own ioctl: the size goes into its argument, the descriptor comes out of it or is returned. */
static int by_ioctl(const char *path, unsigned long request, const char *bytes, size_t length, size_t size_at,
		    unsigned long long size, size_t size_bytes, long fd_at)
{
	char argument[256];
	int maker = node(path), fd;

	memcpy(argument, bytes, length);
	memcpy(argument + size_at, &size, size_bytes);
	fd = ioctl(maker, request, argument);
	if (fd < 0)
		unable(path);
	if (fd_at >= 0)
		memcpy(&fd, argument + fd_at, sizeof(fd));
	close(maker);
	return fd;
}`,
    ["unable", "node"],
    ["string.h", "sys/ioctl.h", "unistd.h"],
  ),
  new_fd: helper(
    `/* One more descriptor of the same file: what a reference is to a userspace program. */
static int new_fd(int of, int flags)
{
	int fd = dup(of);

	if (fd >= 0 && flags & O_CLOEXEC)
		fcntl(fd, F_SETFD, FD_CLOEXEC);
	return fd;
}`,
    [],
    ["fcntl.h", "unistd.h"],
  ),
  limit_fds: helper(
    `static void limit_fds(int limited)
{
	static struct rlimit usual;
	struct rlimit none;

	if (limited)
		getrlimit(RLIMIT_NOFILE, &usual);
	none = usual;
	none.rlim_cur = 0;
	setrlimit(RLIMIT_NOFILE, limited ? &none : &usual);
}`,
    [],
    ["sys/resource.h"],
  ),
} as const;
