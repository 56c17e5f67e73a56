// SPDX-License-Identifier: MIT
/* The kernel's log, tied to steps: what is new after a step was said because of it. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "agent.h"

#define RECORD_MAX 8192
#define SITE_MAX 96

static int kmsg, once;
static const char *spoilt;
static int warned;

void kmsg_start(void)
{
	kmsg = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	lseek(kmsg, 0, SEEK_END);
	once = open("/sys/kernel/debug/clear_warn_once", O_WRONLY | O_CLOEXEC);
}

const char *kmsg_spoilt(void)
{
	return spoilt;
}

void kmsg_clear_once(void)
{
	if (warned && write(once, "1", 1) != 1)
		spoilt = "warn-once";
	warned = 0;
}

/* The next record's text, cut at its first line; NULL when there is none. Records lost to the ring are skipped. */
static char *next_record(void)
{
	static char record[RECORD_MAX];
	ssize_t length;
	char *text;

	do
		length = read(kmsg, record, sizeof(record) - 1);
	while (length < 0 && (errno == EPIPE || errno == EINTR));
	if (length <= 0)
		return NULL;
	record[length] = '\0';
	record[strcspn(record, "\n")] = '\0';
	text = strchr(record, ';');
	return text ? text + 1 : record;
}

static void say(struct text *to, const char *kind, const char *site, const char *detail)
{
	text_comma(to);
	text_puts(to, "{\"kind\":");
	text_string(to, kind);
	text_puts(to, ",\"site\":");
	text_string(to, site);
	text_puts(to, ",\"clause\":null,\"detail\":");
	text_string(to, detail);
	text_char(to, '}');
}

/* The function of `…name+0x12/0x34…`, without what the compiler appends to clones; NULL if there is none. */
static const char *function_in(const char *text)
{
	static char site[SITE_MAX];
	const char *plus = strstr(text, "+0x"), *start = plus;
	size_t length;

	if (!plus)
		return NULL;
	while (start > text && start[-1] != ' ')
		start--;
	length = (size_t)(plus - start);
	if (length >= sizeof(site))
		length = sizeof(site) - 1;
	memcpy(site, start, length);
	site[length] = '\0';
	site[strcspn(site, ".")] = '\0';
	return site;
}

/* Lock debugging falls silent after its first report. */
static void say_lockdep(struct text *to, const char *text)
{
	spoilt = "lockdep";
	say(to, "WARN", "lockdep", text);
}

static void on_warning(struct text *to, const char *text)
{
	const char *site = function_in(text);

	warned = 1;
	if (!site || strstr(text, "kernel/locking/"))
		say_lockdep(to, text);
	else
		say(to, strstr(text, "kernel/dma/debug.c") ? "DMA-API" : "WARN", site, text);
}

static void on_bug(struct text *to, const char *text)
{
	const char *site = function_in(text);

	if (strstr(text, "KASAN"))
		say(to, "USE-AFTER-FREE", site ? site : "unknown", text);
	else if (strstr(text, "nvalid wait context") || strstr(text, "lock"))
		say_lockdep(to, text);
	else
		say(to, "BUG", site ? site : "unknown", text);
}

struct print {
	const char *text;
	const char *site;
};

/* Lines that clauses name, and who says them. */
static const struct print prints[] = {
	{ "is not page aligned", "dma_buf_map_attachment" },
	{ "exporter name must not be empty", "dma_buf_stats_setup" },
};

static void on_line(struct text *to, const char *text)
{
	size_t i;

	if (strncmp(text, "WARNING: ", 9) == 0)
		on_warning(to, text);
	else if (strncmp(text, "BUG: ", 5) == 0 || strncmp(text, "[ BUG: ", 7) == 0)
		on_bug(to, text);
	for (i = 0; i < sizeof(prints) / sizeof(prints[0]); i++)
		if (strstr(text, prints[i].text))
			say(to, "PRINT", prints[i].site, text);
}

void kmsg_diagnostics(struct text *to)
{
	const char *text;

	text_char(to, '[');
	while ((text = next_record()))
		on_line(to, text);
	text_char(to, ']');
}

void kmsg_discard(void)
{
	static struct text nowhere;

	text_clear(&nowhere);
	kmsg_diagnostics(&nowhere);
}
