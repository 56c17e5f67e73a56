// SPDX-License-Identifier: MIT
/* Memory files. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/times.h>
#include <unistd.h>

#include "agent.h"
#include "fds.h"

static int memfd_of(const struct step *step)
{
	return fds_number((int)json_number(step->args, "memfd", -1));
}

static void done(struct outcome *outcome, long result)
{
	ended_by(outcome, call_result(result));
	if (outcome->status == STATUS_OK)
		ended_ok(outcome);
}

static void made(const struct step *step, struct outcome *outcome, int fd)
{
	ended_by(outcome, call_result(fd));
	if (outcome->status != STATUS_OK)
		return;
	fds_made_memory_file(step->id, fd);
	text_int(&outcome->value, fds_shown(fd));
}

static void create(const struct step *step, struct outcome *outcome)
{
	int sealing = json_is(json_get(step->args, "sealing"), "MFD_ALLOW_SEALING");
	int fd = memfd_create("dmabuf-ct", sealing ? MFD_ALLOW_SEALING : 0);

	if (fd >= 0 && ftruncate(fd, (off_t)json_hex(step->args, "size")) != 0) {
		ended_broken(outcome, "a memory file that takes no size");
		close(fd);
		return;
	}
	made(step, outcome, fd);
}

static int seals_of(const struct json *names)
{
	static const struct {
		const char *name;
		int bit;
	} seals[] = {
		{ "F_SEAL_SEAL", F_SEAL_SEAL },	  { "F_SEAL_SHRINK", F_SEAL_SHRINK },
		{ "F_SEAL_GROW", F_SEAL_GROW },	  { "F_SEAL_WRITE", F_SEAL_WRITE },
		{ "F_SEAL_FUTURE_WRITE", F_SEAL_FUTURE_WRITE },
	};
	const struct json *name;
	unsigned int i;
	int bits = 0;

	for (name = names ? names->child : NULL; name; name = name->next)
		for (i = 0; i < sizeof(seals) / sizeof(seals[0]); i++)
			if (json_is(name, seals[i].name))
				bits |= seals[i].bit;
	return bits;
}

/*
 * Where pages are pinned the kernel waits a while, by timers that go wrong when
 * they are set between a leap of the clock and its next interrupt.
 */
static void await_tick(void)
{
	clock_t before = times(NULL);

	while (times(NULL) == before)
		continue;
}

static void seal(const struct step *step, struct outcome *outcome)
{
	int seals = seals_of(json_get(step->args, "seals"));

	if (seals & F_SEAL_WRITE)
		await_tick();
	done(outcome, fcntl(memfd_of(step), F_ADD_SEALS, seals));
}

static void resize(const struct step *step, struct outcome *outcome)
{
	done(outcome, ftruncate(memfd_of(step), (off_t)json_hex(step->args, "size")));
}

static off_t page_offset(const struct step *step)
{
	return (off_t)json_number(step->args, "page", 0) * slots->hello.page_size_bytes;
}

static void write_byte(const struct step *step, struct outcome *outcome)
{
	unsigned char marker = (unsigned char)json_number(step->args, "marker", 0);

	done(outcome, pwrite(memfd_of(step), &marker, 1, page_offset(step)));
}

static void read_byte(const struct step *step, struct outcome *outcome)
{
	unsigned char byte = 0;
	long got = call_result(pread(memfd_of(step), &byte, 1, page_offset(step)));

	ended_by(outcome, got);
	if (got == 0)
		ended_ok(outcome);
	else if (got > 0)
		text_int(&outcome->value, byte);
}

static void reopen(const struct step *step, struct outcome *outcome)
{
	made(step, outcome, open(proc_fd_path("fd", memfd_of(step)), O_RDONLY));
}

static void close_memfd(const struct step *step, struct outcome *outcome)
{
	done(outcome, close(memfd_of(step)));
	if (outcome->status == STATUS_OK)
		fds_closed_memory_file();
}

const struct command memfd_commands[] = {
	{ "memfd-create", 0, create },	   { "memfd-seal", 0, seal },	  { "memfd-resize", 0, resize },
	{ "memfd-write", 0, write_byte },  { "memfd-read", 0, read_byte }, { "memfd-reopen", 0, reopen },
	{ "memfd-close", 0, close_memfd }, { 0 },
};
