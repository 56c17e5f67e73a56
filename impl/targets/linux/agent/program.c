// SPDX-License-Identifier: MIT
/* The protocol: hello, begin, step, end, ping, bye. */
#include <errno.h>
#include <string.h>
#include <sys/utsname.h>

#include "agent.h"
#include "fds.h"

#define PROTOCOL 1
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static int leaving;
/* A program has begun and nobody has cleaned up behind it. */
static int dirty;

int wants_to_leave(void)
{
	return leaving;
}

static const struct command *const lists[] = { kernel_commands, lock_commands, iosys_commands, file_commands,	 text_commands,
					       mmap_commands,	data_commands,	cpu_commands,	 stats_commands,
					       memfd_commands,	udmabuf_commands, heap_commands,
					       fence_commands,	resv_commands,	move_commands };

static const struct command *command_named(const char *name)
{
	const struct command *command;
	size_t i;

	for (i = 0; name && i < COUNT(lists); i++)
		for (command = lists[i]; command->name; command++)
			if (strcmp(command->name, name) == 0)
				return command_offered(command) ? command : NULL;
	return NULL;
}

void reply_start(struct text *reply, int64_t id)
{
	text_puts(reply, "{\"id\":");
	text_int(reply, id);
}

static void reply_broken(struct text *reply, const char *sentence)
{
	text_puts(reply, ",\"adapter_error\":");
	text_string(reply, sentence);
}

static int read_device(const struct json *spec, struct dbct_device *device)
{
	device->mask_bits = (unsigned int)json_number(spec, "dmaMaskBits", 0);
	device->max_segment_bytes = (unsigned int)json_number(spec, "maxSegmentBytes", 0);
	device->boundary_bytes = (uint64_t)json_number(spec, "segmentBoundaryBytes", 0);
	return device->mask_bits >= 1 && device->mask_bits <= 64;
}

static const char *read_world(const struct json *request)
{
	const struct json *spec, *devices = json_get(request, "devices");
	const char *broken = provider_choose(json_get(request, "exporter"));

	shared->request.devices = 0;
	if (broken)
		return broken;
	for (spec = devices ? devices->child : NULL; spec; spec = spec->next) {
		if (shared->request.devices == DBCT_DEVICES)
			return "more devices than this target has";
		if (!read_device(spec, &shared->request.device_spec[shared->request.devices]))
			return "a DMA mask of no bits, or of more than 64";
		shared->request.devices++;
	}
	return NULL;
}

/* Gives back all a program left; what it causes is nobody's fault. */
static int clean_up(void)
{
	int fault = device_run(DBCT_UNWIND);

	if (!fault && shared->blocked)
		fault = -EDEADLK;
	mmap_forget();
	fds_close_all();
	if (!fault)
		fault = device_run(DBCT_DROP);
	if (!fault)
		fault = device_census();
	kmsg_discard();
	kmsg_clear_once();
	return fault;
}

static void begin(const struct json *request, struct text *reply)
{
	const char *broken;
	int fault = dirty ? clean_up() : 0;

	if (!fault) {
		broken = read_world(request);
		if (broken) {
			reply_broken(reply, broken);
			return;
		}
		fault = device_run(DBCT_BEGIN);
	}
	/* The module may have made a buffer of its own to find out the inode number. */
	device_touched();
	if (!fault)
		fault = device_census();
	dirty = 1;
	if (fault) {
		reply_broken(reply, device_fault(fault));
		return;
	}
	kmsg_discard();
	inode_begin();
	report_forget();
	text_puts(reply, ",\"ok\":{}");
}

/* Armed for the step as a whole; such a point is used once at most, so that a skipped use never comes back. */
static const char *read_fault(const struct json *fault, struct step *step)
{
	int armed = json_number(fault, "skip", 0) == 0;
	const char *point = json_string(fault, "point");

	step->fail_fd_table = step->fail_copy = step->fail_second_copy = step->fail_copy_out = 0;
	if (!point)
		return NULL;
	if (strcmp(point, "limit:fd-table") == 0)
		step->fail_fd_table = armed;
	else if (strcmp(point, "copy:from-user") == 0)
		*(armed ? &step->fail_copy : &step->fail_second_copy) = json_number(fault, "skip", 0) < 2;
	else if (strcmp(point, "copy:to-user") == 0)
		step->fail_copy_out = armed;
	else
		return "a fault point this target does not have";
	return NULL;
}

static int names_none(const struct json *args, const char *name)
{
	const struct json *fd = json_get(args, name);

	return fd && fd->kind == JSON_NUMBER && fds_number((int)fd->number) < 0;
}

static int names_no_fd(const struct json *args)
{
	/* Two memory files; other commands have other seconds. */
	return names_none(args, "fd") || names_none(args, "memfd") ||
	       (json_get(args, "memfd") && names_none(args, "second"));
}

/* Left out where there are none. */
static void report_diagnostics(struct text *reply)
{
	size_t before = reply->length, nothing;

	text_puts(reply, ",\"diagnostics\":");
	nothing = reply->length + 2;
	kmsg_diagnostics(reply);
	if (reply->length == nothing)
		reply->length = before;
}

void reply_step(struct text *reply, const struct command *command, const struct step *step, struct outcome *outcome,
		int fault)
{
	if (shared->callbacks > DBCT_CALLBACKS)
		ended_broken(outcome, "more callbacks than the log holds");
	if (fault || outcome->status == STATUS_BROKEN) {
		reply_broken(reply, fault ? device_fault(fault) : outcome->broken);
		return;
	}
	text_puts(reply, ",\"outcome\":");
	report_outcome(reply, outcome);
	report_callbacks(reply);
	report_diagnostics(reply);
	report_census_news(reply);
	report_completions(reply);
	if (outcome->status == STATUS_BLOCKED)
		sleeper_keep(command, step);
}

static void run_step(const struct command *command, const struct step *step, struct text *reply)
{
	static struct outcome outcome;

	text_clear(&outcome.value);
	outcome.status = STATUS_OK;
	shared->callbacks = shared->completions = 0;
	if (command->number == 0)
		device_touched();
	if (names_no_fd(step->args))
		ended_fault(&outcome, -EBADMSG);
	else
		command->run(step, &outcome);
	reply_step(reply, command, step, &outcome, device_census());
}

/* What a step needs to know; a sentence when that is not in the request. */
static const char *read_step(const struct json *given, struct step *step)
{
	step->id = (int)json_number(given, "id", -1);
	step->task = (unsigned int)json_number(given, "task", 0);
	step->args = json_get(given, "args");
	step->replies = json_get(given, "replies");
	if (!json_string(given, "do") || step->id < 0 || !step->args)
		return "a step without id, do or args";
	if (step->task >= DBCT_TASKS)
		return "a task that no world has";
	return read_fault(json_get(given, "fault"), step);
}

static void step(const struct json *given, struct text *reply)
{
	const char *name = json_string(given, "do"), *broken;
	const struct command *command = command_named(name);
	struct step read;

	broken = read_step(given, &read);
	if (name && !command) {
		text_puts(reply, ",\"unsupported\":");
		text_string(reply, name);
	} else if (broken) {
		reply_broken(reply, broken);
	} else {
		run_step(command, &read, reply);
	}
}

/* Whether the step waits for others: one that is wrong in any way, or stands on one that waits, does not. */
static int waits(const struct json *request)
{
	const struct json *given = json_get(request, "step");
	const struct command *command;
	struct step read;

	if (!json_is(json_get(request, "do"), "step"))
		return 0;
	command = command_named(json_string(given, "do"));
	if (!command || command->number == 0 || read_step(given, &read) || names_no_fd(read.args))
		return 0;
	return queue_add(json_number(request, "id", 0), command, &read);
}

/* Why this guest should not run another program; NULL if it may. */
static const char *worn_out(int fault)
{
	if (fault)
		return "stuck";
	/* DMA debugging takes their pages for mapped for ever. */
	if (shared->census.tables_out)
		return "unmapped";
	return shared->census.buffers ? "stranded" : kmsg_spoilt();
}

static void end(struct text *reply)
{
	const char *replace;
	int fault = device_run_slots(0, 0);

	text_puts(reply, ",\"ok\":{\"census\":");
	report_census(reply);
	text_puts(reply, ",\"diagnostics\":");
	kmsg_diagnostics(reply);
	fault = clean_up() || fault;
	dirty = fault;
	replace = worn_out(fault);
	if (replace) {
		text_puts(reply, ",\"replace\":");
		text_string(reply, replace);
	}
	text_char(reply, '}');
}

static void list_commands(struct text *reply)
{
	const struct command *command;
	size_t i;

	for (i = 0; i < COUNT(lists); i++)
		for (command = lists[i]; command->name; command++) {
			if (!command_offered(command))
				continue;
			text_comma(reply);
			text_string(reply, command->name);
		}
}

static void member_bool(struct text *reply, const char *key, unsigned int value)
{
	text_puts(reply, key);
	text_bool(reply, value != 0);
}

static void tell_config(struct text *reply)
{
	const struct dbct_hello *built = &slots->hello;

	member_bool(reply, "{\"dmabufDebug\":", built->dmabuf_debug);
	member_bool(reply, ",\"sysfsStats\":", built->sysfs_stats);
	member_bool(reply, ",\"debugFs\":", built->debug_fs);
	member_bool(reply, ",\"lockDebug\":", built->lock_debug);
	member_bool(reply, ",\"dmaApiDebug\":", built->dma_api_debug && (unsigned int)offered_dma_prints());
	member_bool(reply, ",\"moveNotify\":", built->move_notify);
	member_bool(reply, ",\"trace\":", 0);
	text_char(reply, '}');
}

/* The nearest era whose behaviour is known. */
static const char *era(void)
{
	unsigned int major = slots->hello.version >> 16, minor = (slots->hello.version >> 8) & 255;

	if (major >= 7)
		return "7.2";
	return major == 6 && minor >= 2 ? "6.12" : "6.1";
}

static void hello(const struct json *request, struct text *reply)
{
	struct utsname names;

	if (json_number(request, "protocol", 0) != PROTOCOL) {
		reply_broken(reply, "a protocol other than 1");
		return;
	}
	if (extras_complaint()) {
		reply_broken(reply, extras_complaint());
		return;
	}
	uname(&names);
	text_puts(reply, ",\"ok\":{\"protocol\":1,\"name\":\"linux\",\"kernel\":");
	text_string(reply, names.release);
	text_puts(reply, ",\"era\":");
	text_string(reply, era());
	text_puts(reply, ",\"pageSizeBytes\":");
	text_int(reply, slots->hello.page_size_bytes);
	text_puts(reply, ",\"config\":");
	tell_config(reply);
	text_puts(reply, ",\"commands\":[");
	list_commands(reply);
	text_puts(reply, "],\"faults\":[\"limit:fd-table\",\"copy:from-user\",\"copy:to-user\"],\"exporters\":");
	providers_report(reply);
	text_puts(reply, ",\"devicesMax\":");
	text_int(reply, DBCT_DEVICES);
	text_puts(reply, ",\"tasksMax\":");
	text_int(reply, DBCT_TASKS);
	text_puts(reply, ",\"windowBytes\":");
	text_int(reply, port_window());
	text_char(reply, '}');
}

static void serve_now(const struct json *request, struct text *reply)
{
	const struct json *what = json_get(request, "do");

	reply_start(reply, json_number(request, "id", 0));
	if (json_is(what, "step"))
		step(json_get(request, "step"), reply);
	else if (json_is(what, "begin"))
		begin(request, reply);
	else if (json_is(what, "end"))
		end(reply);
	else if (json_is(what, "hello"))
		hello(request, reply);
	else if (json_is(what, "provider"))
		provider_reply(json_get(request, "provider"), reply);
	else if (json_is(what, "ping") || json_is(what, "bye"))
		text_puts(reply, ",\"ok\":{}");
	else
		reply_broken(reply, request ? "an unknown request" : "no JSON text, or too long");
	leaving |= json_is(what, "bye");
	text_puts(reply, "}\n");
}

void serve_rest(struct text *reply)
{
	queue_run(reply);
	json_forget();
}

void serve_line(char *line, struct text *reply)
{
	const struct json *request;

	if (!queue_has_room())
		serve_rest(reply);
	request = json_parse(line);
	if (waits(request))
		return;
	queue_run(reply);
	serve_now(request, reply);
	json_forget();
}
