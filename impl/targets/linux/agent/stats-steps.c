// SPDX-License-Identifier: MIT
/* The statistics directories of buffers, and writing to the debug listing. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "agent.h"

#define BUFFERS "/sys/kernel/dmabuf/buffers"

/* The content of an attribute without its line end. */
static const char *attribute(unsigned long inode, const char *name)
{
	char path[128];
	char *content;

	snprintf(path, sizeof(path), BUFFERS "/%lu/%s", inode, name);
	content = kernel_text(path);
	if (content)
		content[strcspn(content, "\n")] = '\0';
	return content;
}

static void report_buffer(struct text *to, unsigned long inode)
{
	const char *size;

	text_comma(to);
	text_puts(to, "{\"inode\":");
	text_int(to, inode_shown(inode));
	text_puts(to, ",\"exporterName\":");
	text_string(to, attribute(inode, "exporter_name"));
	size = attribute(inode, "size");
	text_puts(to, ",\"size\":");
	text_hex(to, size ? strtoull(size, NULL, 10) : 0);
	text_char(to, '}');
}

static int by_number(const struct dirent **a, const struct dirent **b)
{
	unsigned long left = strtoul((*a)->d_name, NULL, 10), right = strtoul((*b)->d_name, NULL, 10);

	return left < right ? -1 : left > right;
}

/* Those of the program: older ones are somebody else's. */
static int is_ours(const struct dirent *entry)
{
	return entry->d_name[0] != '.' && inode_shown(strtoul(entry->d_name, NULL, 10)) >= 0;
}

static void sysfs_list(const struct step *step, struct outcome *outcome)
{
	struct dirent **found;
	int i, count = scandir(BUFFERS, &found, is_ours, by_number);

	(void)step;
	ended_by(outcome, call_result(count));
	if (outcome->status != STATUS_OK)
		return;
	text_char(&outcome->value, '[');
	for (i = 0; i < count; i++) {
		report_buffer(&outcome->value, strtoul(found[i]->d_name, NULL, 10));
		free(found[i]);
	}
	free(found);
	text_char(&outcome->value, ']');
}

static void debug_list_write(const struct step *step, struct outcome *outcome)
{
	int fd = open("/sys/kernel/debug/dma_buf/bufinfo", O_WRONLY | O_CLOEXEC);
	long result = call_result(fd);

	(void)step;
	if (fd >= 0) {
		result = call_result(write(fd, "1", 1));
		close(fd);
	}
	ended_by(outcome, result);
	if (outcome->status == STATUS_OK)
		ended_ok(outcome);
}

const struct command stats_commands[] = {
	{ "sysfs-list", 0, sysfs_list },
	{ "debug-list-write", 0, debug_list_write },
	{ 0 },
};
