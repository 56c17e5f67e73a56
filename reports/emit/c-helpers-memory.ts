// SPDX-License-Identifier: MIT
import { helper } from "./c-helper.ts";

/** User mappings, fences of userspace, and warnings of the kernel. */
export const C_MEMORY = {
  map_fd: helper(
    `/* The system call itself: the library would check offsets of its own. */
static char *map_fd(size_t length, int protection, int sharing, int fd, unsigned long long offset)
{
	return (char *)syscall(SYS_mmap, NULL, length, protection, sharing, fd, offset);
}

static long mapped(const char *start)
{
	return start == (char *)-1 ? -(long)errno : 0;
}`,
    [],
    ["errno.h", "sys/mman.h", "sys/syscall.h", "unistd.h"],
  ),
  touch: helper(
    `static sigjmp_buf before_access;

static void on_fault(int number)
{
	siglongjmp(before_access, number);
}

/* One access: the byte, or the signal it raised. */
static const char *touch(char *byte, int marker)
{
	static char text[16];
	struct sigaction catch = { .sa_handler = on_fault };
	int raised;

	sigaction(SIGBUS, &catch, NULL);
	sigaction(SIGSEGV, &catch, NULL);
	raised = sigsetjmp(before_access, 1);
	if (raised)
		return raised == SIGBUS ? "SIGBUS" : "SIGSEGV";
	if (marker >= 0)
		*(volatile unsigned char *)byte = (unsigned char)marker;
	snprintf(text, sizeof(text), "%d", marker >= 0 ? marker : *(volatile unsigned char *)byte);
	return text;
}`,
    [],
    ["setjmp.h", "signal.h"],
  ),
  ready: helper(
    `/* Which events of a descriptor are ready. */
static int ready(int fd, short events)
{
	struct pollfd one = { .fd = fd, .events = events };

	if (poll(&one, 1, 0) < 0)
		unable("poll");
	return one.revents & events;
}`,
    ["unable"],
    ["poll.h"],
  ),
  timeline: helper(
    `/* Fences of userspace, for tests of kernels: they need debugfs and CONFIG_SW_SYNC. */
struct sw_sync_create_fence_data {
	__u32 value;
	char name[32];
	__s32 fence;
};

#define SW_SYNC_IOC_CREATE_FENCE _IOWR('W', 0, struct sw_sync_create_fence_data)
#define SW_SYNC_IOC_INC _IOW('W', 1, __u32)

static int fence_on(int timeline, unsigned int value)
{
	struct sw_sync_create_fence_data data = { .value = value, .name = "reproducer" };

	if (ioctl(timeline, SW_SYNC_IOC_CREATE_FENCE, &data) != 0)
		unable("SW_SYNC_IOC_CREATE_FENCE");
	return data.fence;
}`,
    ["unable", "node"],
    ["linux/types.h", "sys/ioctl.h"],
  ),
  advance: helper(
    `static long advance(int timeline, __u32 by)
{
	return ioctl(timeline, SW_SYNC_IOC_INC, &by) < 0 ? -(long)errno : 0;
}`,
    ["timeline"],
    ["errno.h"],
  ),
  fence_status: helper(
    `static long status_of(int fence)
{
	struct sync_file_info info;

	memset(&info, 0, sizeof(info));
	if (ioctl(fence, SYNC_IOC_FILE_INFO, &info) != 0)
		unable("SYNC_IOC_FILE_INFO");
	return info.status;
}`,
    ["unable"],
    ["linux/sync_file.h", "string.h", "sys/ioctl.h"],
  ),
  warned: helper(
    `/* Whether this kernel has ever warned or worse: bits 7 and 9. */
static int warned(void)
{
	unsigned long flags = 0;
	FILE *file = fopen("/proc/sys/kernel/tainted", "r");

	if (!file || fscanf(file, "%lu", &flags) != 1)
		unable("/proc/sys/kernel/tainted");
	fclose(file);
	return (flags & (1ul << 7 | 1ul << 9)) != 0;
}`,
    ["unable"],
  ),
} as const;
