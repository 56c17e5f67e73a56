// SPDX-License-Identifier: MIT
/* Who makes the buffers of a program: the module's scripted exporter, or a driver of this kernel asked in its own way. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "agent.h"
#include "fds.h"
#include "makers.h"
#include "names.h"

/* The maker of the program at hand; without a function the exporter is scripted. */
static struct maker chosen;
static struct dbct_adopted udmabuf, heap;
static int has_udmabuf, has_heap;

int provider_has_udmabuf(void)
{
	return has_udmabuf;
}

int provider_has_heap(void)
{
	return has_heap;
}

int provider_makes_buffers(void)
{
	return chosen.make != NULL;
}

/* Its driver made no buffer, and perhaps used up an inode number all the same. */
static void made_none(void)
{
	shared->request.fd = -1;
	device_run(DBCT_ADOPT);
}

/* Through the module: it sees the end of a buffer that is given up before anybody has it. */
long provider_asks(const struct step *step, int fd, unsigned long number, const void *argument)
{
	int fault;

	shared->request.id = step->id;
	shared->request.fd = fd;
	shared->request.number = (unsigned int)number;
	shared->request.address = (uint64_t)argument;
	limit_fds_for(step);
	fault = device_run(DBCT_ASK_DRIVER);
	limit_fds_end(step);
	return fault ? fault : (long)shared->result;
}

/* A negative errno of the harness, or what the kernel said of the descriptor. */
static long adopt(int id, int fd, int keep)
{
	int fault;

	shared->request.id = id;
	shared->request.fd = fd;
	shared->request.keep = (unsigned int)keep;
	fault = device_run(DBCT_ADOPT);
	return fault ? fault : (long)shared->result;
}

int provider_adopt(const struct step *step, int fd, int keep, struct outcome *outcome)
{
	long result = adopt(step->id, fd, keep);

	outcome->status = STATUS_OK;
	if (result == -EEXIST)
		ended_broken(outcome, "the driver handed out a buffer that it had handed out before");
	else if (result < 0)
		ended_broken(outcome, "the driver's descriptor is no dma-buf");
	return outcome->status == STATUS_OK;
}

void provider_export(const struct step *step, struct outcome *outcome)
{
	int fd = chosen.make(&chosen, json_hex(step->args, "size"));

	ended_by(outcome, fd);
	if (fd < 0) {
		made_none();
		return;
	}
	if (provider_adopt(step, fd, 1, outcome))
		ended_ok(outcome);
	close(fd);
	device_touched();
}

const char *provider_choose(const struct json *exporter)
{
	const char *kind = json_string(exporter, "kind");

	maker_reset(&chosen);
	if (!kind || strcmp(kind, "scripted") == 0)
		return NULL;
	if (strcmp(kind, "udmabuf") == 0 && has_udmabuf)
		return maker_udmabuf(&chosen);
	if (strcmp(kind, "system-heap") == 0 && has_heap)
		return maker_heap(&chosen, "system");
	if (strcmp(kind, "provider") == 0)
		return maker_described(&chosen, json_get(exporter, "provider"));
	return "an exporter this target does not have";
}

/* Makes a buffer only to see what it is like. */
static const char *look(struct maker *maker, struct dbct_adopted *seen)
{
	int fd = maker->make(maker, slots->hello.page_size_bytes);
	long result;

	if (fd < 0) {
		made_none();
		return maker_complaint(maker, fd);
	}
	result = adopt(0, fd, 0);
	*seen = shared->adopted;
	close(fd);
	return result < 0 ? "the driver's descriptor is no dma-buf" : NULL;
}

void providers_start(void)
{
	static struct maker maker;

	makers_start();
	has_udmabuf = udmabuf_node() >= 0 && !maker_udmabuf(&maker) && !look(&maker, &udmabuf);
	has_heap = heap_node_fd() >= 0 && !maker_heap(&maker, "system") && !look(&maker, &heap);
}

static void report_exporter(struct text *to, const char *kind, const struct dbct_adopted *seen)
{
	int op;

	text_comma(to);
	text_puts(to, "{\"kind\":");
	text_string(to, kind);
	text_puts(to, ",\"ops\":[");
	for (op = 0; op < DBCT_OPS; op++) {
		if (!(seen->members & 1u << op))
			continue;
		text_comma(to);
		text_string(to, op_name((unsigned int)op));
	}
	text_puts(to, "],\"exporterName\":");
	text_string(to, seen->exporter_name.text);
	if (seen->members & DBCT_HAS_CACHE)
		text_puts(to, ",\"cachesTables\":true");
	text_char(to, '}');
}

void providers_report(struct text *to)
{
	text_char(to, '[');
	if (has_udmabuf)
		report_exporter(to, "udmabuf", &udmabuf);
	if (has_heap)
		report_exporter(to, "system-heap", &heap);
	text_char(to, ']');
}

static const char *probe(const struct json *provider, struct text *to)
{
	static struct maker maker;
	struct dbct_adopted seen;
	const char *complaint;

	maker_reset(&maker);
	complaint = maker_described(&maker, provider);
	if (!complaint)
		complaint = look(&maker, &seen);
	if (!complaint)
		report_exporter(to, "provider", &seen);
	return complaint;
}

void provider_reply(const struct json *provider, struct text *reply)
{
	static struct text told;
	const char *refused;

	text_clear(&told);
	refused = probe(provider, &told);
	text_puts(reply, refused ? ",\"refused\":" : ",\"ok\":");
	if (refused)
		text_string(reply, refused);
	else
		text_add(reply, told.bytes, told.length);
}
