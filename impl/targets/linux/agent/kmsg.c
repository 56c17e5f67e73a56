// SPDX-License-Identifier: MIT
/* The kernel's log, tied to steps: what is new after a step was said because of it. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/klog.h>
#include <unistd.h>

#include "agent.h"

/* More than a report of lock debugging takes. */
#define LOG_MAX (1 << 17)
/* Of the system call behind klogctl. */
#define ACTION_READ 2
#define ACTION_SIZE_UNREAD 9
#define SITE_MAX 96

/* Longest record, by the kernel's own word. */
#define RECORD_MAX 8192

static int once, dma_errors, records = -1;
/* Number of the next record not read yet. */
static uint64_t next;
static const char *spoilt;
static int warned;
/* Whether the present step has been warned of already. */
static int asserted;

const char *kmsg_spoilt(void)
{
	return spoilt;
}

/* DMA debugging speaks of one error only, until it is told to speak of one more. */
static void speak_once_more(void)
{
	if (dma_errors >= 0 && write(dma_errors, "1", 1) != 1)
		spoilt = "dma-errors";
}

void kmsg_clear_once(void)
{
	if (warned && write(once, "1", 1) != 1)
		spoilt = "warn-once";
	if (warned)
		speak_once_more();
	warned = 0;
}

static char log_text[LOG_MAX + 1];

void kmsg_share(void)
{
	records = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
}

/* One record of the log, `level,number,time,flags;text` and perhaps more lines; its text goes behind what is there. */
static ssize_t add_record(size_t *length)
{
	char record[RECORD_MAX + 1], *text;
	ssize_t got = read(records, record, RECORD_MAX);

	/* What was overwritten before it was read is gone; what comes after it can be read. */
	if (got <= 0)
		return got < 0 && errno == EPIPE ? 1 : got;
	record[got] = '\0';
	text = strchr(record, ';');
	if (!text)
		return got;
	text[1 + strcspn(text + 1, "\n")] = '\0';
	*length += (size_t)sprintf(log_text + *length, "%s\n", text + 1);
	return got;
}

static char *unread_records(void)
{
	size_t length = 0;

	while (length + RECORD_MAX < LOG_MAX && add_record(&length) > 0)
		;
	return length > 0 ? log_text : NULL;
}

/* All that nobody has read yet, as one text. Reading line by line would cost a system call for each line of a trace. */
static char *unread_text(void)
{
	char *log = log_text;
	int length;

	if (records >= 0)
		return unread_records();
	length = klogctl(ACTION_SIZE_UNREAD, NULL, 0);
	if (length > 0)
		length = klogctl(ACTION_READ, log, length < LOG_MAX ? length : LOG_MAX);
	if (length <= 0)
		return NULL;
	log[length] = '\0';
	return log;
}

void kmsg_start(void)
{
	once = open("/sys/kernel/debug/clear_warn_once", O_WRONLY | O_CLOEXEC);
	dma_errors = open("/sys/kernel/debug/dma-api/num_errors", O_WRONLY | O_CLOEXEC);
	while (unread_text())
		;
}

/* A line without its level and time: `<4>[    1.234567] text`. */
static const char *text_of(const char *line)
{
	const char *text = line;

	if (*text == '<')
		text += strcspn(text, ">") + 1;
	if (*text == '[' && text[1 + strspn(text + 1, " .0123456789")] == ']')
		text += strcspn(text, "]") + 2;
	return text;
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
	/* What a header warns of: our own function has its name. */
	return strncmp(site, "dbct_dma_", 9) == 0 ? site + 5 : site;
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
	/* DMA debugging keeps count of the mappings of a page, and minds that there are several: nobody else does. */
	if (site && strcmp(site, "add_dma_entry") == 0)
		return;
	/* A pointer that is read without the lock that was just found missing. */
	if (asserted && strstr(text, "suspicious RCU usage"))
		return;
	asserted |= site != NULL;
	if (!site || strstr(text, "kernel/locking/"))
		say_lockdep(to, text);
	else
		say(to, strstr(text, "kernel/dma/debug.c") ? "DMA-API" : "WARN", site, text);
}

/* Reports of pages name no function. */
static const char *page_checker(const char *text)
{
	if (strstr(text, "Bad page cache"))
		return "filemap_unaccount_folio";
	if (strstr(text, "Bad page map"))
		return "print_bad_pte";
	return strstr(text, "Bad page state") ? "bad_page" : NULL;
}

static void on_bug(struct text *to, const char *text)
{
	const char *site = page_checker(text);

	if (!site)
		site = function_in(text);
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

	/* That was one, though it is none. */
	if (strstr(text, "cacheline tracking EEXIST"))
		speak_once_more();

	if (strncmp(text, "WARNING: ", 9) == 0)
		on_warning(to, text);
	else if (strncmp(text, "BUG: ", 5) == 0 || strncmp(text, "[ BUG: ", 7) == 0)
		on_bug(to, text);
	for (i = 0; i < sizeof(prints) / sizeof(prints[0]); i++)
		if (strstr(text, prints[i].text))
			say(to, "PRINT", prints[i].site, text);
}

/* What the module says behind the lines of a step, where several steps speak in one go. */
#define MARK "dmabuf-ct: said by "

struct speaker {
	int step;
	struct text said;
};

static struct speaker speakers[DBCT_TASKS + 1];
static unsigned int speaker_count;
/* Where what nobody has been named for begins. */
static size_t unclaimed;

static void claim(int step, struct text *to)
{
	struct speaker *speaker = &speakers[speaker_count];

	if (step != shared->request.id && to->length > unclaimed && speaker_count <= DBCT_TASKS) {
		speaker_count++;
		speaker->step = step;
		text_clear(&speaker->said);
		text_add(&speaker->said, to->bytes + unclaimed, to->length - unclaimed);
		to->length = unclaimed;
	}
	unclaimed = to->length;
}

void kmsg_said_by(int step, struct text *to)
{
	unsigned int i;

	for (i = 0; i < speaker_count; i++) {
		const struct text *said = &speakers[i].said;
		size_t comma = said->bytes[0] == ',';

		if (speakers[i].step != step)
			continue;
		text_comma(to);
		text_add(to, said->bytes + comma, said->length - comma);
	}
}

static void on_text(struct text *to, char *log)
{
	char *line;

	while ((line = strsep(&log, "\n"))) {
		const char *text = text_of(line);

		if (strncmp(text, MARK, strlen(MARK)) == 0)
			claim(atoi(text + strlen(MARK)), to);
		else
			on_line(to, text);
	}
}

/* The census says whether there is anything to read. */
void kmsg_diagnostics(struct text *to)
{
	char *log;

	asserted = 0;
	speaker_count = 0;
	text_char(to, '[');
	unclaimed = to->length;
	if (next != shared->census.next_record) {
		while ((log = unread_text()))
			on_text(to, log);
		next = shared->census.next_record;
	}
	text_char(to, ']');
}

void kmsg_discard(void)
{
	static struct text nowhere;

	text_clear(&nowhere);
	kmsg_diagnostics(&nowhere);
}
