// SPDX-License-Identifier: MIT
/* Commands that read what the kernel writes about a descriptor, or about all buffers. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "agent.h"

/* Longer than any text the kernel shows for one descriptor or for a program's buffers. */
#define TEXT_MAX (1 << 17)
/* A wait for a lock of our own never ends: it is broken off. */
#define PATIENCE_US 200000

static char page_text[TEXT_MAX];

static void readlink_fd(const struct step *step, struct outcome *outcome)
{
	char target[256];
	ssize_t length;

	if (!step_fd_is_open(step, outcome))
		return;
	length = readlink(proc_fd_path("fd", step_fd(step)), target, sizeof(target) - 1);
	ended_by(outcome, call_result(length));
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

char *kernel_text(const char *path)
{
	return read_text(path) < 0 ? NULL : page_text;
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

/* What the lines begin with, in their order. */
static void report_keys(struct text *to)
{
	const char *line = page_text;
	char key[32];

	text_puts(to, "{\"keys\":[");
	for (; *line; line += strcspn(line, "\n"), line += *line == '\n') {
		if (sscanf(line, "%31[^:\n]:", key) != 1)
			break;
		text_comma(to);
		text_string(to, key);
	}
	text_puts(to, "],\"position\":");
}

/* Flags of the descriptor and its file together, in octal. */
static int closes_on_exec(void)
{
	char copy[64];
	const char *flags = line_after("flags:\t", copy, sizeof(copy));

	return flags && strtoul(flags, NULL, 8) & O_CLOEXEC;
}

static void fdinfo(const struct step *step, struct outcome *outcome)
{
	struct text *to = &outcome->value;
	char copy[128];

	if (!step_fd_is_open(step, outcome))
		return;
	ended_by(outcome, read_text(proc_fd_path("fdinfo", step_fd(step))));
	if (outcome->status != STATUS_OK)
		return;
	if (!line_after("size:\t", copy, sizeof(copy))) {
		text_puts(to, "null");
		return;
	}
	report_keys(to);
	text_hex(to, decimal_after("pos:\t"));
	text_puts(to, ",\"closeOnExec\":");
	text_bool(to, closes_on_exec());
	text_puts(to, ",\"inode\":");
	text_int(to, inode_shown(decimal_after("ino:\t")));
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
	/* Its attached devices, as JSON text. */
	struct text devices;
};

static int split_record(char *line, struct record *record)
{
	int i;

	text_clear(&record->devices);
	text_char(&record->devices, '[');
	for (i = 0; i < 7; i++) {
		record->field[i] = line;
		line = strchr(line, '\t');
		if (!line)
			return i == 6;
		*line++ = '\0';
	}
	return 0;
}

/* Any other line of a record, such as a fence, is nothing here. */
static void add_device(struct record *record, const char *line)
{
	int device;

	if (sscanf(line, "\tdmabuf-ct-importer.%d", &device) != 1)
		return;
	text_comma(&record->devices);
	text_int(&record->devices, device);
}

static void report_record(struct text *to, const struct record *record, long attachments)
{
	text_comma(to);
	text_puts(to, "{\"size\":");
	text_hex(to, strtoull(record->field[0], NULL, 10));
	text_puts(to, ",\"accessMode\":");
	text_int(to, (int64_t)strtoul(record->field[1], NULL, 16) & O_ACCMODE);
	text_puts(to, ",\"modeBits\":");
	text_int(to, (int64_t)strtoul(record->field[2], NULL, 16) & 3);
	text_puts(to, ",\"inode\":");
	text_int(to, inode_shown(strtoul(record->field[5], NULL, 10)));
	text_puts(to, ",\"devices\":");
	text_add(to, record->devices.bytes, record->devices.length);
	text_puts(to, "],\"references\":");
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
	static struct record record;
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
		} else {
			add_device(&record, line);
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

const struct command text_commands[] = {
	{ "readlink", 0, readlink_fd },
	{ "fdinfo", 0, fdinfo },
	{ "debug-list", 0, debug_list },
	{ 0 },
};
