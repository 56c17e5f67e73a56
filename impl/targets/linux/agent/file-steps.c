// SPDX-License-Identifier: MIT
/* Commands that are system calls on a descriptor. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include "agent.h"
#include "fds.h"

#define NR200 _IOW('b', 200, uint64_t)

int step_fd(const struct step *step)
{
	return fds_number((int)json_number(step->args, "fd", -1));
}

long call_result(long result)
{
	return result < 0 ? -errno : result;
}

/* A call that returns no more than whether it worked. */
static void done(struct outcome *outcome, long result)
{
	ended_by(outcome, call_result(result));
	if (outcome->status == STATUS_OK)
		ended_ok(outcome);
}

static void close_fd(const struct step *step, struct outcome *outcome)
{
	int never = json_is(json_get(step->args, "fd"), "never-opened");

	done(outcome, close(never ? fds_never_opened() : step_fd(step)));
	if (outcome->status == STATUS_OK)
		fds_closed();
}

static void made(const struct step *step, struct outcome *outcome, int fd)
{
	ended_by(outcome, call_result(fd));
	if (outcome->status != STATUS_OK)
		return;
	fds_made(step->id, fd);
	text_int(&outcome->value, fds_shown(fd));
}

static void dup_fd(const struct step *step, struct outcome *outcome)
{
	made(step, outcome, dup(step_fd(step)));
}

const char *proc_fd_path(const char *folder, int fd)
{
	static char path[64];

	snprintf(path, sizeof(path), "/proc/self/%s/%d", folder, fd);
	return path;
}

/* A number that is not open has no entry there, which is another error than that of the descriptor itself. */
int step_fd_is_open(const struct step *step, struct outcome *outcome)
{
	if (fcntl(step_fd(step), F_GETFD) >= 0)
		return 1;
	ended_by(outcome, -EBADF);
	return 0;
}

static void open_path(const struct step *step, struct outcome *outcome)
{
	if (step_fd_is_open(step, outcome))
		made(step, outcome, open(proc_fd_path("fd", step_fd(step)), O_PATH));
}

static void reopen(const struct step *step, struct outcome *outcome)
{
	int fd;

	if (!step_fd_is_open(step, outcome))
		return;
	fd = open(proc_fd_path("fd", step_fd(step)), O_RDWR);
	done(outcome, fd);
	if (fd >= 0)
		close(fd);
}

static void stat_fd(const struct step *step, struct outcome *outcome)
{
	struct text *to = &outcome->value;
	struct stat seen;

	ended_by(outcome, call_result(fstat(step_fd(step), &seen)));
	if (outcome->status != STATUS_OK)
		return;
	text_puts(to, "{\"size\":");
	text_hex(to, (uint64_t)seen.st_size);
	text_puts(to, ",\"mode\":");
	text_int(to, seen.st_mode);
	text_puts(to, ",\"links\":");
	text_int(to, (int64_t)seen.st_nlink);
	text_puts(to, ",\"blockSizeBytes\":");
	text_int(to, seen.st_blksize);
	text_puts(to, ",\"blocks\":");
	text_hex(to, (uint64_t)seen.st_blocks);
	text_puts(to, ",\"inode\":");
	text_int(to, inode_shown(seen.st_ino));
	text_char(to, '}');
}

static void statfs_fd(const struct step *step, struct outcome *outcome)
{
	struct statfs seen;

	ended_by(outcome, call_result(fstatfs(step_fd(step), &seen)));
	if (outcome->status != STATUS_OK)
		return;
	text_puts(&outcome->value, "{\"magic\":");
	text_int(&outcome->value, seen.f_type);
	text_char(&outcome->value, '}');
}

static void chmod_fd(const struct step *step, struct outcome *outcome)
{
	done(outcome, fchmod(step_fd(step), (mode_t)json_number(step->args, "mode", 0)));
}

static void resize(const struct step *step, struct outcome *outcome)
{
	int fd = step_fd(step);
	int truncates = json_is(json_get(step->args, "call"), "ftruncate");

	done(outcome, truncates ? ftruncate(fd, 4096) : fallocate(fd, 0, 0, 4096));
}

static int whence_of(const struct step *step)
{
	static const char *const names[] = { "SEEK_SET", "SEEK_CUR", "SEEK_END", "SEEK_DATA", "SEEK_HOLE" };
	const char *name = json_string(step->args, "whence");
	int i;

	for (i = 0; name && i < 5; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return 99;
}

/* A position may have its highest bit set: the error is told by errno alone. */
static void llseek_fd(const struct step *step, struct outcome *outcome)
{
	off_t position;

	errno = 0;
	position = lseek(step_fd(step), (off_t)json_hex(step->args, "offset"), whence_of(step));
	if (position == -1 && errno) {
		ended_by(outcome, -errno);
		return;
	}
	outcome->status = STATUS_OK;
	text_hex(&outcome->value, (uint64_t)position);
}

static void file_io(const struct step *step, struct outcome *outcome)
{
	const char *call = json_string(step->args, "call");
	char byte = 0;
	int fd = step_fd(step);

	if (!call)
		call = "";
	if (strcmp(call, "read") == 0)
		done(outcome, read(fd, &byte, 1));
	else if (strcmp(call, "write") == 0)
		done(outcome, write(fd, &byte, 1));
	else if (strcmp(call, "pread") == 0)
		done(outcome, pread(fd, &byte, 1, 0));
	else
		done(outcome, pwrite(fd, &byte, 1, 0));
}

/*
 * Two pages of which the second can never be touched: text that ends there ends
 * where reading does. It was never there: User-Mode Linux copies from a page
 * whose rights were taken away later.
 */
static char *unreadable_end(void)
{
	static char *end;
	long page = sysconf(_SC_PAGESIZE);
	char *pages;

	if (end)
		return end;
	pages = mmap(NULL, (size_t)page * 2, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (pages == MAP_FAILED || mprotect(pages, (size_t)page, PROT_READ | PROT_WRITE) != 0)
		abort();
	end = pages + page;
	return end;
}

void *step_memory(const struct step *step, const void *content, size_t length)
{
	return step->fail_copy ? unreadable_end() : memcpy(unreadable_end() - length, content, length);
}

static const char *name_in_memory(const struct step *step)
{
	const char *text = json_string(step->args, "text");
	size_t length;

	if (step->fail_copy)
		return unreadable_end();
	if (!text || !json_is(json_get(step->args, "end"), "unreadable"))
		return text;
	length = strlen(text);
	return memcpy(unreadable_end() - length, text, length);
}

static unsigned long name_request(const struct step *step)
{
	const struct json *request = json_get(step->args, "request");

	if (json_is(request, "DMA_BUF_SET_NAME_A"))
		return _IOW('b', 1, uint32_t);
	if (json_is(request, "DMA_BUF_SET_NAME_B"))
		return _IOW('b', 1, uint64_t);
	return _IOW('b', 1, const char *);
}

static void set_name(const struct step *step, struct outcome *outcome)
{
	done(outcome, ioctl(step_fd(step), name_request(step), name_in_memory(step)));
}

static void ioctl_fd(const struct step *step, struct outcome *outcome)
{
	const struct json *request = json_get(step->args, "request");
	unsigned long number = _IOC(_IOC_WRITE, 'Q', 1, 8);
	uint64_t argument[2] = { 0 };

	if (json_is(request, "nr1-size1"))
		number = _IOC(_IOC_WRITE, 'b', 1, 1);
	else if (json_is(request, "nr1-size16"))
		number = _IOC(_IOC_WRITE, 'b', 1, 16);
	else if (json_is(request, "nr200"))
		number = NR200;
	done(outcome, ioctl(step_fd(step), number, argument));
}

const struct command file_commands[] = {
	{ "close", 0, close_fd },     { "dup", 0, dup_fd },	   { "open-path", 0, open_path },
	{ "reopen", 0, reopen },      { "stat", 0, stat_fd },	   { "statfs", 0, statfs_fd },
	{ "chmod", 0, chmod_fd },     { "resize", 0, resize },	   { "llseek", 0, llseek_fd },
	{ "file-io", 0, file_io },    { "set-name", 0, set_name }, { "ioctl", 0, ioctl_fd },
	{ 0 },
};
