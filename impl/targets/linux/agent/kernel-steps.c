// SPDX-License-Identifier: MIT
/* Commands that run inside the kernel: arguments into the request, results out of it. */
#include <string.h>
#include <sys/resource.h>

#include "agent.h"
#include "fds.h"
#include "names.h"

/* A handle, or what stands in its place: null, "zeroed". */
static int handle_of(const struct json *value)
{
	if (value && value->kind == JSON_NUMBER)
		return (int)value->number;
	return json_is(value, "zeroed") ? DBCT_ZEROED : DBCT_NULL;
}

int step_handle(const struct step *step, const char *name)
{
	return handle_of(json_get(step->args, name));
}

static int plan_reply(const struct step *step, const char *name, enum dbct_op op)
{
	const char *reply = json_string(step->replies, name);
	int number = 0;

	if (reply && !reply_number(reply, &number))
		return 0;
	shared->request.reply[op] = number;
	return 1;
}

/* The arguments most commands share; those a command has not are never looked at. */
static int fill_request(const struct step *step)
{
	struct dbct_request *request = &shared->request;

	request->id = step->id;
	request->task = step->task;
	request->context = step_handle(step, "context");
	request->buffer = step_handle(step, "buffer");
	request->attachment = step_handle(step, "attachment");
	request->mapping = step_handle(step, "mapping");
	request->device = step_handle(step, "device");
	request->direction = direction_number(json_string(step->args, "direction"));
	memset(request->reply, 0, sizeof(request->reply));
	return plan_reply(step, "attach", DBCT_OP_ATTACH) && plan_reply(step, "pin", DBCT_OP_PIN) &&
	       plan_reply(step, "map_dma_buf", DBCT_OP_MAP) && plan_reply(step, "vmap", DBCT_OP_VMAP) &&
	       plan_reply(step, "mmap", DBCT_OP_MMAP) &&
	       plan_reply(step, "begin_cpu_access", DBCT_OP_BEGIN_CPU_ACCESS) &&
	       plan_reply(step, "end_cpu_access", DBCT_OP_END_CPU_ACCESS);
}

int step_plans(const struct step *step, struct outcome *outcome)
{
	if (fill_request(step))
		return 1;
	ended_broken(outcome, "an unknown reply");
	return 0;
}

int step_runs(const struct step *step, enum dbct_command number, struct outcome *outcome)
{
	enum queue_phase phase = queue_phase();
	int fault;

	if (phase != QUEUE_TELLS && !step_plans(step, outcome))
		return 0;
	shared->request.command = number;
	fault = phase == QUEUE_IDLE ? device_run(number) : shared->fault;
	if (phase == QUEUE_FILLS)
		outcome->status = STATUS_LATER;
	else if (fault)
		ended_fault(outcome, fault);
	else if (shared->blocked)
		outcome->status = STATUS_BLOCKED;
	else
		ended_by(outcome, (long)shared->result);
	return outcome->status == STATUS_OK;
}

/* For commands whose success has no value. */
#define PLAIN(function, number)                                                 \
	static void function(const struct step *step, struct outcome *outcome)  \
	{                                                                       \
		if (step_runs(step, number, outcome))                                 \
			ended_ok(outcome);                                      \
	}

PLAIN(reservation_new, DBCT_RESERVATION_NEW)
PLAIN(get_ref, DBCT_GET_REF)
PLAIN(put, DBCT_PUT)
PLAIN(detach, DBCT_DETACH)
PLAIN(unmap, DBCT_UNMAP)
PLAIN(unmap_unlocked, DBCT_UNMAP_UNLOCKED)

static void export(const struct step *step, struct outcome *outcome)
{
	struct dbct_request *request = &shared->request;
	const char *name = json_string(step->args, "name");

	if (provider_makes_buffers()) {
		/* That is done in user space, and once. */
		if (queue_phase() == QUEUE_IDLE)
			provider_export(step, outcome);
		return;
	}
	request->size = json_hex(step->args, "size");
	request->members = usual_members() | member_bits(json_get(step->args, "with"));
	request->members &= ~member_bits(json_get(step->args, "without"));
	request->flags = open_flags(json_string(step->args, "flags"));
	request->reservation = step_handle(step, "reservation");
	request->name = DBCT_NAME_NULL;
	if (name)
		request->name = strcmp(name, "other") == 0 ? DBCT_NAME_OTHER : DBCT_NAME_EXPORTER;
	if (step_handle(step, "owner") != DBCT_NULL)
		ended_broken(outcome, "an owner module, which this target does not offer");
	else if (step_runs(step, DBCT_EXPORT, outcome))
		ended_ok(outcome);
}

static struct rlimit usual_limit;

void limit_fds_for(const struct step *step)
{
	struct rlimit none;

	if (!step->fail_fd_table)
		return;
	getrlimit(RLIMIT_NOFILE, &usual_limit);
	none = usual_limit;
	none.rlim_cur = 0;
	setrlimit(RLIMIT_NOFILE, &none);
}

void limit_fds_end(const struct step *step)
{
	if (step->fail_fd_table)
		setrlimit(RLIMIT_NOFILE, &usual_limit);
}

static void new_fd(const struct step *step, enum dbct_command number, struct outcome *outcome)
{
	int ran;

	limit_fds_for(step);
	ran = step_runs(step, number, outcome);
	limit_fds_end(step);
	if (!ran)
		return;
	fds_made(step->id, (int)shared->result);
	text_int(&outcome->value, fds_shown((int)shared->result));
}

static void fd(const struct step *step, struct outcome *outcome)
{
	shared->request.flags = open_flags(json_string(step->args, "flags"));
	new_fd(step, DBCT_FD, outcome);
}

static void fd_install(const struct step *step, struct outcome *outcome)
{
	new_fd(step, DBCT_FD_INSTALL, outcome);
}

static void get(const struct step *step, struct outcome *outcome)
{
	const struct json *named = json_get(step->args, "fd");

	if (json_is(named, "never-opened"))
		shared->request.fd = fds_never_opened();
	else if (json_is(named, "not-dma-buf"))
		shared->request.fd = fds_not_a_buffer();
	else
		shared->request.fd = fds_number(handle_of(named));
	if (step_runs(step, DBCT_GET, outcome))
		text_int(&outcome->value, shared->result);
}

static void tell_text(struct text *to, const char *key, const struct dbct_text *told)
{
	text_puts(to, key);
	text_string(to, told->set ? told->text : NULL);
}

static void inspect(const struct step *step, struct outcome *outcome)
{
	const struct dbct_inspect *seen = &shared->inspect;
	struct text *to = &outcome->value;
	unsigned int i;

	if (!step_runs(step, DBCT_INSPECT, outcome))
		return;
	text_puts(to, "{\"size\":");
	text_hex(to, seen->size);
	tell_text(to, ",\"exporterName\":", &seen->exporter_name);
	tell_text(to, ",\"name\":", &seen->name);
	text_puts(to, ",\"references\":");
	text_int(to, seen->references);
	text_puts(to, ",\"attachments\":[");
	for (i = 0; i < seen->attachments && i < DBCT_HANDLES; i++) {
		text_comma(to);
		text_int(to, seen->attachment[i]);
	}
	text_puts(to, "],\"vmapCounter\":");
	text_int(to, seen->vmap_counter);
	text_puts(to, ",\"pollArmed\":");
	text_bool(to, (int)seen->poll_armed);
	text_puts(to, ",\"ownerReferences\":null}");
}

static void attach_by(const struct step *step, enum dbct_command number, struct outcome *outcome)
{
	if (!step_runs(step, number, outcome))
		return;
	text_puts(&outcome->value, "{\"peer2peer\":");
	text_bool(&outcome->value, (int)shared->peer2peer);
	text_char(&outcome->value, '}');
}

static void attach(const struct step *step, struct outcome *outcome)
{
	attach_by(step, DBCT_ATTACH, outcome);
}

static void dynamic_attach(const struct step *step, struct outcome *outcome)
{
	const struct json *ops = json_get(step->args, "importerOps");
	const struct json *peer2peer = json_get(step->args, "allowPeer2peer");

	shared->request.importer = json_is(ops, "none") ? DBCT_IMPORTER_NONE : DBCT_IMPORTER_MOVE;
	if (json_is(ops, "no-callback"))
		shared->request.importer = DBCT_IMPORTER_NO_MOVE;
	shared->request.peer2peer = peer2peer && peer2peer->kind == JSON_TRUE;
	attach_by(step, DBCT_DYNAMIC_ATTACH, outcome);
}

static void map_by(const struct step *step, enum dbct_command number, struct outcome *outcome)
{
	if (step_runs(step, number, outcome))
		report_table(&outcome->value, &shared->table);
}

static void map(const struct step *step, struct outcome *outcome)
{
	map_by(step, DBCT_MAP, outcome);
}

static void map_unlocked(const struct step *step, struct outcome *outcome)
{
	map_by(step, DBCT_MAP_UNLOCKED, outcome);
}

/* A positive number from the exporter passes for success. */
static void vmap_by(const struct step *step, enum dbct_command number, struct outcome *outcome)
{
	if (!step_runs(step, number, outcome))
		return;
	if (shared->result > 0)
		text_int(&outcome->value, shared->result);
	else
		report_map(&outcome->value, &shared->map);
}

static void vmap(const struct step *step, struct outcome *outcome)
{
	vmap_by(step, DBCT_VMAP, outcome);
}

static void vmap_unlocked(const struct step *step, struct outcome *outcome)
{
	vmap_by(step, DBCT_VMAP_UNLOCKED, outcome);
}

static void vunmap_by(const struct step *step, enum dbct_command number, struct outcome *outcome)
{
	const struct json *given = json_get(step->args, "map");

	shared->request.given = json_is(given, "null") ? DBCT_GIVEN_NULL : DBCT_GIVEN_OWN;
	if (json_is(given, "other"))
		shared->request.given = DBCT_GIVEN_OTHER;
	if (step_runs(step, number, outcome))
		report_map(&outcome->value, &shared->map);
}

static void vunmap(const struct step *step, struct outcome *outcome)
{
	vunmap_by(step, DBCT_VUNMAP, outcome);
}

static void vunmap_unlocked(const struct step *step, struct outcome *outcome)
{
	vunmap_by(step, DBCT_VUNMAP_UNLOCKED, outcome);
}

const struct command kernel_commands[] = {
	{ "reservation-new", DBCT_RESERVATION_NEW, reservation_new },
	{ "export", DBCT_EXPORT, export },
	{ "fd", DBCT_FD, fd },
	{ "fd-install", DBCT_FD_INSTALL, fd_install },
	{ "get", DBCT_GET, get },
	{ "get-ref", DBCT_GET_REF, get_ref },
	{ "put", DBCT_PUT, put },
	{ "inspect", DBCT_INSPECT, inspect },
	{ "attach", DBCT_ATTACH, attach },
	{ "dynamic-attach", DBCT_DYNAMIC_ATTACH, dynamic_attach },
	{ "detach", DBCT_DETACH, detach },
	{ "map", DBCT_MAP, map },
	{ "map-unlocked", DBCT_MAP_UNLOCKED, map_unlocked },
	{ "unmap", DBCT_UNMAP, unmap },
	{ "unmap-unlocked", DBCT_UNMAP_UNLOCKED, unmap_unlocked },
	{ "vmap", DBCT_VMAP, vmap },
	{ "vmap-unlocked", DBCT_VMAP_UNLOCKED, vmap_unlocked },
	{ "vunmap", DBCT_VUNMAP, vunmap },
	{ "vunmap-unlocked", DBCT_VUNMAP_UNLOCKED, vunmap_unlocked },
	{ 0 },
};
