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
#include <sys/time.h>
#include <unistd.h>

#include "agent.h"
#include "fds.h"

/* Longer than any text the kernel shows for one descriptor or for a program's buffers. */
#define TEXT_MAX (1 << 17)
/* A wait for a lock of our own never ends: it is broken off. */
#define PATIENCE_US 200000
#define NR200 _IOW('b', 200, uint64_t)

static char page_text[TEXT_MAX];

static int fd_of(const struct step *step)
{
	return fds_number((int)json_number(step->args, "fd", -1));
}

static long result_of(long result)
{
	return result < 0 ? -errno : result;
}

/* A call that returns no more than whether it worked. */
static void done(struct outcome *outcome, long result)
{
	ended_by(outcome, result_of(result));
	if (outcome->status == STATUS_OK)
		ended_ok(outcome);
}

static void close_fd(const struct step *step, struct outcome *outcome)
{
	int never = json_is(json_get(step->args, "fd"), "never-opened");

	done(outcome, close(never ? fds_never_opened() : fd_of(step)));
	if (outcome->status == STATUS_OK)
		fds_closed();
}

static void made(const struct step *step, struct outcome *outcome, int fd)
{
	ended_by(outcome, result_of(fd));
	if (outcome->status != STATUS_OK)
		return;
	fds_made(step->id, fd);
	text_int(&outcome->value, fds_shown(fd));
}

static void dup_fd(const struct step *step, struct outcome *outcome)
{
	made(step, outcome, dup(fd_of(step)));
}

static const char *proc_path(const char *folder, int fd)
{
	static char path[64];

	snprintf(path, sizeof(path), "/proc/self/%s/%d", folder, fd);
	return path;
}

/* A number that is not open has no entry there, which is another error than that of the descriptor itself. */
static int is_open(const struct step *step, struct outcome *outcome)
{
	if (fcntl(fd_of(step), F_GETFD) >= 0)
		return 1;
	ended_by(outcome, -EBADF);
	return 0;
}

static void open_path(const struct step *step, struct outcome *outcome)
{
	if (is_open(step, outcome))
		made(step, outcome, open(proc_path("fd", fd_of(step)), O_PATH));
}

static void reopen(const struct step *step, struct outcome *outcome)
{
	int fd;

	if (!is_open(step, outcome))
		return;
	fd = open(proc_path("fd", fd_of(step)), O_RDWR);
	done(outcome, fd);
	if (fd >= 0)
		close(fd);
}

static void stat_fd(const struct step *step, struct outcome *outcome)
{
	struct text *to = &outcome->value;
	struct stat seen;

	ended_by(outcome, result_of(fstat(fd_of(step), &seen)));
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

	ended_by(outcome, result_of(fstatfs(fd_of(step), &seen)));
	if (outcome->status != STATUS_OK)
		return;
	text_puts(&outcome->value, "{\"magic\":");
	text_int(&outcome->value, seen.f_type);
	text_char(&outcome->value, '}');
}

static void chmod_fd(const struct step *step, struct outcome *outcome)
{
	done(outcome, fchmod(fd_of(step), (mode_t)json_number(step->args, "mode", 0)));
}

static void resize(const struct step *step, struct outcome *outcome)
{
	int fd = fd_of(step);
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
	position = lseek(fd_of(step), (off_t)json_hex(step->args, "offset"), whence_of(step));
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
	int fd = fd_of(step);

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

/* Two pages of which the second is gone: text that ends there ends where reading does. */
static char *unreadable_end(void)
{
	static char *end;
	long page = sysconf(_SC_PAGESIZE);
	char *pages;

	if (end)
		return end;
	pages = mmap(NULL, (size_t)page * 2, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
	if (pages == MAP_FAILED)
		abort();
	munmap(pages + page, (size_t)page);
	end = pages + page;
	return end;
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
	done(outcome, ioctl(fd_of(step), name_request(step), name_in_memory(step)));
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
	done(outcome, ioctl(fd_of(step), number, argument));
}

static void readlink_fd(const struct step *step, struct outcome *outcome)
{
	char target[256];
	ssize_t length;

	if (!is_open(step, outcome))
		return;
	length = readlink(proc_path("fd", fd_of(step)), target, sizeof(target) - 1);
	ended_by(outcome, result_of(length));
	if (outcome->status != STATUS_OK)
		return;
	target[length] = '\0';
	text_string(&outcome->value, target);
}

/* The whole of a text file of the kernel, or a negative errno. */
static long read_text(const char *path)
{
	size_t length = 0;
	ssize_t got = 1;
	int fd = open(path, O_RDONLY | O_CLOEXEC), error;

	if (fd < 0)
		return -errno;
	while (got > 0 && length < TEXT_MAX - 1) {
		got = read(fd, page_text + length, TEXT_MAX - 1 - length);
		if (got > 0)
			length += (size_t)got;
	}
	error = errno;
	close(fd);
	page_text[length] = '\0';
	return got < 0 ? -error : (long)length;
}

/* The rest of the line that begins like this, cut off at its end in a copy; NULL if there is none. */
static const char *line_after(const char *label, char *copy, size_t room)
{
	const char *line = page_text;
	size_t length = strlen(label);

	while (line && strncmp(line, label, length) != 0) {
		line = strchr(line, '\n');
		line = line ? line + 1 : NULL;
	}
	if (!line)
		return NULL;
	snprintf(copy, room, "%.*s", (int)strcspn(line + length, "\n"), line + length);
	return copy;
}

static uint64_t decimal_after(const char *label)
{
	char copy[64];
	const char *digits = line_after(label, copy, sizeof(copy));

	return digits ? strtoull(digits, NULL, 10) : 0;
}

static void fdinfo(const struct step *step, struct outcome *outcome)
{
	struct text *to = &outcome->value;
	char copy[128];

	if (!is_open(step, outcome))
		return;
	ended_by(outcome, read_text(proc_path("fdinfo", fd_of(step))));
	if (outcome->status != STATUS_OK)
		return;
	if (!line_after("size:\t", copy, sizeof(copy))) {
		text_puts(to, "null");
		return;
	}
	text_puts(to, "{\"position\":");
	text_hex(to, decimal_after("pos:\t"));
	text_puts(to, ",\"size\":");
	text_hex(to, decimal_after("size:\t"));
	text_puts(to, ",\"count\":");
	text_int(to, (int64_t)decimal_after("count:\t"));
	text_puts(to, ",\"exporterName\":");
	text_string(to, line_after("exp_name:\t", copy, sizeof(copy)));
	text_puts(to, ",\"name\":");
	text_string(to, line_after("name:\t", copy, sizeof(copy)));
	text_char(to, '}');
}

/* One record of the listing: size, flags, mode, count, exporter name, inode, name, apart by tabs. */
struct record {
	char *field[7];
};

static int split_record(char *line, struct record *record)
{
	int i;

	for (i = 0; i < 7; i++) {
		record->field[i] = line;
		line = strchr(line, '\t');
		if (!line)
			return i == 6;
		*line++ = '\0';
	}
	return 0;
}

static void report_record(struct text *to, const struct record *record, long attachments)
{
	text_comma(to);
	text_puts(to, "{\"size\":");
	text_hex(to, strtoull(record->field[0], NULL, 10));
	text_puts(to, ",\"references\":");
	text_int(to, strtol(record->field[3], NULL, 10));
	text_puts(to, ",\"exporterName\":");
	text_string(to, record->field[4]);
	text_puts(to, ",\"name\":");
	text_string(to, record->field[6]);
	text_puts(to, ",\"attachments\":");
	text_int(to, attachments);
	text_char(to, '}');
}

/* Buffers older than the program are somebody else's: they are left out, also of the totals. */
static void report_listing(struct text *to)
{
	struct record record = { .field = { NULL } };
	long attachments, objects = 0, others = 0;
	uint64_t bytes = 0, others_bytes = 0;
	char *line, *rest = page_text;
	int ours = 0;

	text_puts(to, "{\"buffers\":[");
	while ((line = strsep(&rest, "\n"))) {
		if (sscanf(line, "Total %ld devices attached", &attachments) == 1 && ours) {
			report_record(to, &record, attachments);
			ours = 0;
		} else if (sscanf(line, "Total %ld objects, %lu bytes", &objects, &bytes) == 2) {
			break;
		} else if (line[0] >= '0' && line[0] <= '9' && split_record(line, &record)) {
			ours = inode_shown(strtoul(record.field[5], NULL, 10)) >= 0;
			others += !ours;
			others_bytes += ours ? 0 : strtoull(record.field[0], NULL, 10);
		}
	}
	text_puts(to, "],\"objects\":");
	text_int(to, objects - others);
	text_puts(to, ",\"bytes\":");
	text_hex(to, bytes - others_bytes);
	text_char(to, '}');
}

static void break_off_in(suseconds_t patience)
{
	struct itimerval timer = { .it_value = { .tv_usec = patience } };

	setitimer(ITIMER_REAL, &timer, NULL);
}

/* The listing takes every buffer's reservation: it waits for one that the program holds. */
static void debug_list(const struct step *step, struct outcome *outcome)
{
	int may_wait = shared->census.locked > 0;
	long got;

	(void)step;
	if (may_wait)
		break_off_in(PATIENCE_US);
	got = read_text("/sys/kernel/debug/dma_buf/bufinfo");
	if (may_wait)
		break_off_in(0);
	ended_by(outcome, got);
	if (got == -EINTR && may_wait)
		outcome->status = STATUS_BLOCKED;
	if (outcome->status == STATUS_OK)
		report_listing(&outcome->value);
}

const struct command file_commands[] = {
	{ "close", 0, close_fd },	{ "dup", 0, dup_fd },	     { "open-path", 0, open_path },
	{ "reopen", 0, reopen },	{ "stat", 0, stat_fd },	     { "statfs", 0, statfs_fd },
	{ "chmod", 0, chmod_fd },	{ "resize", 0, resize },     { "llseek", 0, llseek_fd },
	{ "file-io", 0, file_io },	{ "set-name", 0, set_name }, { "ioctl", 0, ioctl_fd },
	{ "readlink", 0, readlink_fd }, { "fdinfo", 0, fdinfo },     { "debug-list", 0, debug_list },
	{ 0 },
};
