// SPDX-License-Identifier: MIT
import { helper } from "./c-helper.ts";

/** What system calls need, and what /proc tells. */
export const C_CALLS = {
  path_of: helper(`static const char *path_of(const char *folder, int fd)
{
	static char path[64];

	snprintf(path, sizeof(path), "/proc/self/%s/%d", folder, fd);
	return path;
}`),
  again: helper(
    `/* What is not open has no entry in /proc, which is another error. */
static int again(int fd, int flags)
{
	return fcntl(fd, F_GETFD) < 0 ? -1 : open(path_of("fd", fd), flags);
}`,
    ["path_of"],
    ["fcntl.h"],
  ),
  pass: helper(
    `/* As SCM_RIGHTS, to ourselves. */
static int pass(int fd)
{
	char byte = 0;
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(sizeof(int))];
	} control;
	struct iovec part = { .iov_base = &byte, .iov_len = 1 };
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control,
				  .msg_controllen = sizeof(control) };
	int ends[2];

	memset(&control, 0, sizeof(control));
	control.head.cmsg_level = SOL_SOCKET;
	control.head.cmsg_type = SCM_RIGHTS;
	control.head.cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(&control.head), &fd, sizeof(fd));
	if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
		unable("socketpair");
	if (sendmsg(ends[0], &message, 0) < 0)
		return -1;
	message.msg_controllen = sizeof(control);
	if (recvmsg(ends[1], &message, 0) < 0)
		return -1;
	memcpy(&fd, CMSG_DATA(&control.head), sizeof(fd));
	close(ends[0]);
	close(ends[1]);
	return fd;
}`,
    ["unable"],
    ["string.h", "sys/socket.h", "unistd.h"],
  ),
  nowhere: helper(
    `/* Memory that cannot be read; what stands right before it can. */
static char *nowhere(void)
{
	static char *end;
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	char *pages;

	if (end)
		return end;
	pages = mmap(NULL, page * 2, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (pages == MAP_FAILED || mprotect(pages, page, PROT_READ | PROT_WRITE) != 0)
		unable("mmap");
	end = pages + page;
	return end;
}`,
    ["unable"],
    ["sys/mman.h", "unistd.h"],
  ),
  unended: helper(
    `static const char *unended(const char *text)
{
	return memcpy(nowhere() - strlen(text), text, strlen(text));
}`,
    ["nowhere"],
    ["string.h"],
  ),
  read_only: helper(
    `static void *read_only(const void *content, size_t length)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	void *copy = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (copy == MAP_FAILED)
		unable("mmap");
	memcpy(copy, content, length);
	mprotect(copy, page, PROT_READ);
	return copy;
}`,
    ["unable"],
    ["string.h", "sys/mman.h", "unistd.h"],
  ),
  link_of: helper(
    `static const char *link_of(int fd)
{
	static char target[256];
	ssize_t length = readlink(path_of("fd", fd), target, sizeof(target) - 1);

	if (length < 0)
		return "";
	target[length] = '\\0';
	return target;
}`,
    ["path_of"],
    ["unistd.h"],
  ),
  fdinfo: helper(
    `static char info[4096];

static long read_fdinfo(int fd)
{
	int file = fcntl(fd, F_GETFD) < 0 ? -1 : open(path_of("fdinfo", fd), O_RDONLY | O_CLOEXEC);
	ssize_t got = file < 0 ? -1 : read(file, info, sizeof(info) - 1);

	if (file >= 0)
		close(file);
	info[got < 0 ? 0 : got] = '\\0';
	return got;
}

static const char *line_of(const char *label)
{
	static char copy[256];
	const char *line = info;

	while (line && strncmp(line, label, strlen(label)) != 0) {
		line = strchr(line, '\\n');
		line = line ? line + 1 : NULL;
	}
	if (!line)
		return "";
	line += strlen(label);
	snprintf(copy, sizeof(copy), "%.*s", (int)strcspn(line, "\\n"), line);
	return copy;
}`,
    ["path_of"],
    ["fcntl.h", "string.h", "unistd.h"],
  ),
  fdinfo_keys: helper(
    `static const char *keys_of_info(void)
{
	static char keys[1024];
	const char *line = info;

	for (keys[0] = '\\0'; *line; line += strcspn(line, "\\n"), line += *line == '\\n')
		snprintf(keys + strlen(keys), sizeof(keys) - strlen(keys), "%s%.*s", keys[0] ? " " : "",
			 (int)strcspn(line, ":\\n"), line);
	return keys;
}`,
    ["fdinfo"],
  ),
} as const;
