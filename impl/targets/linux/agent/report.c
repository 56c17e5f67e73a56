// SPDX-License-Identifier: MIT
/* Observations as JSON text. */
#include <errno.h>
#include <string.h>

#include "agent.h"
#include "fds.h"
#include "names.h"

static const char *const page_names[] = { "none", "real", "scrambled" };
static const char *const lock_names[] = { "none", "reservation", "buffer-mutex", "reservation+buffer-mutex" };

/* A listing that does not come to an end has been told nothing of what it waits for. */
static const char *waits_name(unsigned int waits)
{
	if (waits == DBCT_WAITS_UNKNOWN)
		return "unknown";
	return waits == DBCT_WAITS_FENCE ? "fence" : "reservation";
}

void ended_ok(struct outcome *outcome)
{
	outcome->status = STATUS_OK;
	text_clear(&outcome->value);
	text_puts(&outcome->value, "null");
}

/* A negative errno is that error; anything else is success, with the value yet to come. */
void ended_by(struct outcome *outcome, long result)
{
	outcome->status = result < 0 ? STATUS_ERROR : STATUS_OK;
	outcome->error = result < 0 ? (int)-result : 0;
	if (result < 0 && !errno_name(outcome->error))
		ended_broken(outcome, "an errno the protocol has no name for");
}

void ended_broken(struct outcome *outcome, const char *sentence)
{
	outcome->status = STATUS_BROKEN;
	outcome->broken = sentence;
}

void ended_fault(struct outcome *outcome, int fault)
{
	if (fault == -EBADMSG)
		outcome->status = STATUS_REFUSED;
	else
		ended_broken(outcome, device_fault(fault));
}

static void member_int(struct text *to, const char *key, int64_t value)
{
	text_puts(to, key);
	text_int(to, value);
}

static void member_bool(struct text *to, const char *key, unsigned int value)
{
	text_puts(to, key);
	text_bool(to, value != 0);
}

static void member_handle(struct text *to, const char *key, int handle)
{
	text_puts(to, key);
	if (handle < 0)
		text_puts(to, "null");
	else
		text_int(to, handle);
}

static void member_name(struct text *to, const char *key, const char *name)
{
	text_puts(to, key);
	text_string(to, name);
}

void report_table(struct text *to, const struct dbct_table_view *table)
{
	unsigned int i;

	member_int(to, "{\"table\":", table->serial);
	text_puts(to, ",\"entries\":[");
	for (i = 0; i < table->entries && i < DBCT_ENTRIES; i++) {
		text_comma(to);
		text_puts(to, "{\"address\":");
		text_hex(to, table->entry[i].address);
		text_puts(to, ",\"lengthBytes\":");
		text_hex(to, table->entry[i].length);
		text_char(to, '}');
	}
	member_int(to, "],\"originalEntries\":", table->original_entries);
	member_name(to, ",\"pages\":", page_names[table->pages]);
	text_char(to, '}');
}

void report_map(struct text *to, const struct dbct_map_view *map)
{
	member_name(to, "{\"memory\":", map->iomem ? "iomem" : "system");
	text_puts(to, ",\"address\":");
	text_hex(to, map->address);
	text_char(to, '}');
}

void report_outcome(struct text *to, const struct outcome *outcome)
{
	switch (outcome->status) {
	case STATUS_OK:
		text_puts(to, "{\"status\":\"ok\",\"value\":");
		text_add(to, outcome->value.bytes, outcome->value.length);
		break;
	case STATUS_ERROR:
		member_name(to, "{\"status\":\"error\",\"errno\":", errno_name(outcome->error));
		break;
	case STATUS_REFUSED:
		text_puts(to, "{\"status\":\"refused\"");
		break;
	default:
		member_name(to, "{\"status\":\"blocked\",\"on\":", waits_name(shared->blocked));
		break;
	}
	text_char(to, '}');
}

static void transfer_args(struct text *to, const struct dbct_callback *call)
{
	member_name(to, "\"direction\":", direction_name(call->direction));
	member_handle(to, ",\"priv\":", call->priv);
}

static void report_args(struct text *to, const struct dbct_callback *call)
{
	switch (call->op) {
	case DBCT_OP_ATTACH:
		member_int(to, "\"device\":", call->device);
		member_bool(to, ",\"listed\":", call->listed);
		member_bool(to, ",\"peer2peer\":", call->peer2peer);
		member_bool(to, ",\"importerOps\":", call->importer_ops);
		break;
	case DBCT_OP_DETACH:
		member_handle(to, "\"priv\":", call->priv);
		member_bool(to, ",\"listed\":", call->listed);
		break;
	case DBCT_OP_MAP:
		transfer_args(to, call);
		break;
	case DBCT_OP_UNMAP:
		transfer_args(to, call);
		member_int(to, ",\"table\":", call->table);
		member_name(to, ",\"pages\":", page_names[call->pages]);
		break;
	case DBCT_OP_RELEASE:
		member_bool(to, "\"listed\":", call->listed);
		member_int(to, ",\"attachments\":", call->count);
		member_name(to, ",\"name\":", call->name.set ? call->name.text : NULL);
		break;
	case DBCT_OP_VUNMAP:
		member_int(to, "\"counter\":", call->count);
		text_puts(to, ",\"map\":");
		report_map(to, &call->map);
		break;
	case DBCT_OP_MMAP:
		text_puts(to, "\"offsetPages\":");
		text_hex(to, call->offset_pages);
		member_int(to, ",\"pages\":", call->pages);
		member_bool(to, ",\"shared\":", call->shared);
		member_bool(to, ",\"writable\":", call->writable);
		break;
	case DBCT_OP_BEGIN_CPU_ACCESS:
	case DBCT_OP_END_CPU_ACCESS:
		member_name(to, "\"direction\":", direction_name(call->direction));
		break;
	case DBCT_CALL_FENCE_CALLBACK:
		member_int(to, "\"callback\":", call->added);
		member_int(to, ",\"status\":", call->status);
		break;
	default:
		break;
	}
}

/* A driver may answer what no errno of the protocol says. */
static void report_number(struct text *to, int number)
{
	if (number > 0)
		member_int(to, "\"positive\":", number);
	else if (errno_name(-number))
		member_name(to, "\"errno\":", errno_name(-number));
	else {
		member_int(to, "\"invalid\":\"errno ", -number);
		text_char(to, '"');
	}
}

static void report_answer(struct text *to, const struct dbct_callback *call)
{
	switch (call->answer) {
	case DBCT_ANSWER_NUMBER:
		report_number(to, call->number);
		break;
	case DBCT_ANSWER_TABLE:
		text_puts(to, "\"table\":");
		report_table(to, &call->answer_table);
		break;
	case DBCT_ANSWER_NO_TABLE:
		text_puts(to, "\"table\":null");
		break;
	case DBCT_ANSWER_MAP:
		text_puts(to, "\"map\":");
		report_map(to, &call->answer_map);
		break;
	case DBCT_ANSWER_PEER2PEER:
		member_bool(to, "\"peer2peer\":", (unsigned int)call->number);
		break;
	case DBCT_ANSWER_ALREADY:
		text_puts(to, "\"already\":true");
		break;
	case DBCT_ANSWER_SIGNALED:
		member_bool(to, "\"signaled\":", (unsigned int)call->number);
		break;
	default:
		break;
	}
}

static void report_callback(struct text *to, const struct dbct_callback *call)
{
	text_comma(to);
	member_name(to, "{\"op\":", op_name(call->op));
	member_handle(to, ",\"buffer\":", call->buffer);
	member_handle(to, ",\"attachment\":", call->attachment);
	if (call->fence >= 0)
		member_int(to, ",\"fence\":", call->fence);
	member_name(to, ",\"locks\":", lock_names[call->locks]);
	text_puts(to, ",\"args\":{");
	report_args(to, call);
	text_puts(to, "},\"reply\":{");
	report_answer(to, call);
	text_puts(to, "}}");
}

void report_callback_list(struct text *to)
{
	unsigned int i;

	for (i = 0; i < shared->callbacks && i < DBCT_CALLBACKS; i++)
		report_callback(to, &shared->callback[i]);
}

/* Left out where there are none. */
void report_callbacks(struct text *to)
{
	if (shared->callbacks == 0)
		return;
	text_puts(to, ",\"callbacks\":[");
	report_callback_list(to);
	text_char(to, ']');
}

/* What nobody can count from outside is left out: the tables the framework makes for importers. */
void report_census(struct text *to)
{
	const struct dbct_census *census = &shared->census;

	member_int(to, "{\"files\":", census->files);
	member_int(to, ",\"buffers\":", census->buffers);
	member_int(to, ",\"listed\":", census->listed);
	member_int(to, ",\"attachments\":", census->attachments);
	member_int(to, ",\"names\":", census->names);
	member_int(to, ",\"fds\":", fds_open());
	member_int(to, ",\"moduleReferences\":", census->module_references);
	member_int(to, ",\"references\":", census->references);
	member_int(to, ",\"vmaps\":", census->vmaps);
	member_int(to, ",\"vmas\":", census->vmas);
	member_int(to, ",\"memfds\":", fds_memory_files());
	/* A kernel without trace events does not tell when a fence goes. */
	if (slots->hello.fences)
		member_int(to, ",\"fences\":", census->fences);
	member_int(to, ",\"polls\":", census->polls);
	text_char(to, '}');
}

static struct text told, now;

void report_forget(void)
{
	text_clear(&told);
}

/* A census that is the same as after the step before is left out: most are, and they are half of a reply. */
void report_census_news(struct text *to)
{
	struct text before = told;

	text_clear(&now);
	report_census(&now);
	if (now.length == told.length && memcmp(now.bytes, told.bytes, now.length) == 0)
		return;
	text_puts(to, ",\"census\":");
	text_add(to, now.bytes, now.length);
	told = now;
	now = before;
}
