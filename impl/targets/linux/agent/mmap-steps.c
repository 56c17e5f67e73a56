// SPDX-License-Identifier: MIT
/*
 * User mappings. Each lies alone in the address space: neighbours of one file
 * would be joined by the kernel without a word to the exporter.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "agent.h"

#define AREAS 0x2000000000ul
/* Longer than any area a program makes. */
#define STRIDE 0x10000000ul
#define PAGE ((unsigned long)slots->hello.page_size_bytes)

struct area {
	int id;
	char *start;
	size_t length;
};

static struct area *areas;
static int made, room;

static void *next_place(void)
{
	return (void *)(AREAS + (unsigned long)made * STRIDE);
}

static struct area *remember(int id, char *start, size_t length)
{
	if (made == room) {
		room = room * 2 + 16;
		areas = realloc(areas, (size_t)room * sizeof(*areas));
		if (!areas)
			abort();
	}
	areas[made] = (struct area){ .id = id, .start = start, .length = length };
	return &areas[made++];
}

void mmap_forget(void)
{
	for (; made > 0; made--)
		if (areas[made - 1].start)
			munmap(areas[made - 1].start, areas[made - 1].length);
}

static struct area *named_area(const struct step *step, struct outcome *outcome)
{
	int i, id = step_handle(step, "vma");

	for (i = 0; i < made; i++)
		if (areas[i].id == id && areas[i].start)
			return &areas[i];
	ended_fault(outcome, -EBADMSG);
	return NULL;
}

static int protection_of(const struct step *step)
{
	const char *names = json_string(step->args, "protection");
	int protection = PROT_NONE;

	if (names && strstr(names, "read"))
		protection |= PROT_READ;
	if (names && strstr(names, "write"))
		protection |= PROT_WRITE;
	if (names && strstr(names, "execute"))
		protection |= PROT_EXEC;
	return protection;
}

static void mapped(const struct step *step, struct outcome *outcome, long address, size_t length)
{
	if (address == -1) {
		ended_by(outcome, -errno);
		return;
	}
	remember(step->id, (char *)address, (length + PAGE - 1) & ~(PAGE - 1));
	ended_ok(outcome);
}

/* The system call itself: the library would check offsets of its own. */
static long map_fd(void *place, size_t length, int protection, int flags, int fd, uint64_t offset)
{
	return syscall(SYS_mmap, place, length, protection, flags, fd, offset);
}

static void map_area(const struct step *step, struct outcome *outcome)
{
	int sharing = json_is(json_get(step->args, "sharing"), "private") ? MAP_PRIVATE : MAP_SHARED;
	size_t length = json_hex(step->args, "length");

	if (step_plans(step, outcome))
		mapped(step, outcome,
		       map_fd(next_place(), length, protection_of(step), sharing, step_fd(step),
			      json_hex(step->args, "offset")),
		       length);
}

/* The module names a missing buffer by an errno that no mapping ends with. */
static void redirect(const struct step *step, struct outcome *outcome)
{
	size_t length = (size_t)json_number(step->args, "pages", 1) * PAGE;
	long address;

	shared->request.offset_pages = json_hex(step->args, "offsetPages");
	if (json_is(json_get(step->args, "vma"), "null")) {
		if (step_runs(step, DBCT_REDIRECT_NULL, outcome))
			ended_broken(outcome, "a mapping of no area");
		return;
	}
	if (!step_plans(step, outcome))
		return;
	address = map_fd(next_place(), length, PROT_READ | PROT_WRITE, MAP_SHARED, device_node(),
			 DBCT_REDIRECT_PAGE * PAGE);
	if (address == -1 && errno == EBADMSG)
		ended_fault(outcome, -EBADMSG);
	else
		mapped(step, outcome, address, length);
}

static void unmap(const struct step *step, struct outcome *outcome)
{
	struct area *area = named_area(step, outcome);

	if (!area)
		return;
	ended_by(outcome, call_result(munmap(area->start, area->length)));
	if (outcome->status != STATUS_OK)
		return;
	area->start = NULL;
	ended_ok(outcome);
}

static void remap(const struct step *step, struct outcome *outcome)
{
	size_t length = (size_t)json_number(step->args, "pages", 1) * PAGE;
	struct area *area = named_area(step, outcome);
	char *start;

	if (!area)
		return;
	start = mremap(area->start, area->length, length, MREMAP_MAYMOVE);
	if (start == MAP_FAILED) {
		ended_by(outcome, -errno);
		return;
	}
	area->start = start;
	area->length = length;
	ended_ok(outcome);
}

static void protect(const struct step *step, struct outcome *outcome)
{
	struct area *area = named_area(step, outcome);

	if (!area)
		return;
	ended_by(outcome, call_result(mprotect(area->start, area->length, protection_of(step))));
	if (outcome->status == STATUS_OK)
		ended_ok(outcome);
}

/* The line of the area that begins there: its offset in bytes and its path. */
static int find_in_maps(const char *start, uint64_t *offset, char path[128])
{
	const char *line = kernel_text("/proc/self/maps");
	unsigned long from;

	for (; line; line = strchr(line, '\n'), line = line ? line + 1 : NULL) {
		path[0] = '\0';
		if (sscanf(line, "%lx-%*x %*s %lx %*s %*u%*[ ]%127[^\n]", &from, offset, path) >= 2 &&
		    from == (unsigned long)start)
			return 1;
	}
	return 0;
}

static void inspect(const struct step *step, struct outcome *outcome)
{
	struct area *area = named_area(step, outcome);
	struct text *to = &outcome->value;
	uint64_t offset = 0;
	char path[128];

	if (!area)
		return;
	if (!find_in_maps(area->start, &offset, path)) {
		ended_broken(outcome, "a user mapping the kernel does not list");
		return;
	}
	outcome->status = STATUS_OK;
	text_puts(to, strncmp(path, "/dmabuf:", 8) == 0 ? "{\"file\":\"buffer\"" : "{\"file\":\"other\"");
	text_puts(to, ",\"offsetPages\":");
	text_hex(to, offset / PAGE);
	text_char(to, '}');
}

static sigjmp_buf before_access;

static void on_fault(int number)
{
	siglongjmp(before_access, number);
}

/* One access: the signal it raised, or zero. */
static int touch(volatile unsigned char *byte, int writes, unsigned char *value)
{
	struct sigaction catch = { .sa_handler = on_fault }, bus, segment;
	int raised;

	sigaction(SIGBUS, &catch, &bus);
	sigaction(SIGSEGV, &catch, &segment);
	raised = sigsetjmp(before_access, 1);
	if (!raised && writes)
		*byte = *value;
	else if (!raised)
		*value = *byte;
	sigaction(SIGBUS, &bus, NULL);
	sigaction(SIGSEGV, &segment, NULL);
	return raised;
}

static void access_page(const struct step *step, int writes, struct outcome *outcome)
{
	size_t offset = (size_t)json_number(step->args, "page", 0) * PAGE;
	unsigned char value = (unsigned char)json_number(step->args, "marker", 0);
	struct area *area = named_area(step, outcome);
	int raised;

	if (!area)
		return;
	if (offset >= area->length) {
		ended_fault(outcome, -EBADMSG);
		return;
	}
	raised = touch((unsigned char *)area->start + offset, writes, &value);
	ended_ok(outcome);
	if (!raised && writes)
		return;
	text_clear(&outcome->value);
	if (raised)
		text_string(&outcome->value, raised == SIGBUS ? "SIGBUS" : "SIGSEGV");
	else
		text_int(&outcome->value, value);
}

static void cpu_write(const struct step *step, struct outcome *outcome)
{
	access_page(step, 1, outcome);
}

static void cpu_read(const struct step *step, struct outcome *outcome)
{
	access_page(step, 0, outcome);
}

const struct command mmap_commands[] = {
	{ "mmap", 0, map_area },     { "mmap-redirect", 0, redirect }, { "munmap", 0, unmap },
	{ "mremap", 0, remap },	     { "mprotect", 0, protect },       { "inspect-vma", 0, inspect },
	{ "cpu-write", 0, cpu_write }, { "cpu-read", 0, cpu_read },    { 0 },
};
