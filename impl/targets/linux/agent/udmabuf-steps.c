// SPDX-License-Identifier: MIT
/* Buffers made of ranges of memory files. */
#include <linux/udmabuf.h>
#include <string.h>
#include <sys/ioctl.h>

#include "agent.h"
#include "fds.h"

/* No flag of this interface. */
#define UNKNOWN_FLAG 0x80000000u
#define ITEMS_GIVEN 2

struct create_list {
	struct udmabuf_create_list head;
	struct udmabuf_create_item item[ITEMS_GIVEN];
};

static unsigned int flags_of(const struct step *step)
{
	const struct json *flags = json_get(step->args, "flags");

	if (json_is(flags, "unknown"))
		return UNKNOWN_FLAG;
	return json_is(flags, "UDMABUF_FLAGS_CLOEXEC") ? UDMABUF_FLAGS_CLOEXEC : 0;
}

static unsigned int file_of(const struct step *step, const char *name)
{
	const struct json *value = json_get(step->args, name);

	if (json_is(value, "never-opened"))
		return (unsigned int)fds_never_opened();
	if (json_is(value, "not-memfd"))
		return (unsigned int)fds_not_a_buffer();
	return (unsigned int)fds_number(step_handle(step, name));
}

static long create_one(const struct step *step)
{
	struct udmabuf_create create = {
		.memfd = file_of(step, "memfd"),
		.flags = flags_of(step),
		.offset = json_hex(step->args, "offset"),
		.size = json_hex(step->args, "size"),
	};

	return provider_asks(step, udmabuf_node(), UDMABUF_CREATE, step_memory(step, &create, sizeof(create)));
}

/* What the list claims to hold; more than the limit is refused before anything of it is read. */
static unsigned int count_of(const struct step *step, unsigned int given)
{
	const struct json *count = json_get(step->args, "count");

	if (json_is(count, "0"))
		return 0;
	return json_is(count, "1025") ? 1025 : given;
}

static long create_list(const struct step *step)
{
	const struct json *second = json_get(step->args, "second");
	int two = second && second->kind != JSON_NULL;
	struct create_list list = {
		.head = { .flags = flags_of(step), .count = count_of(step, two ? 2 : 1) },
		.item = { { .memfd = file_of(step, "memfd"),
			    .offset = json_hex(step->args, "offset"),
			    .size = json_hex(step->args, "size") } },
	};

	if (two)
		list.item[1] = (struct udmabuf_create_item){
			.memfd = file_of(step, "second"),
			.offset = json_hex(step->args, "secondOffset"),
			.size = json_hex(step->args, "secondSize"),
		};
	return provider_asks(step, udmabuf_node(), UDMABUF_CREATE_LIST,
			     step_memory(step, &list, step->fail_second_copy ? sizeof(list.head) : sizeof(list)));
}

static void create(const struct step *step, struct outcome *outcome)
{
	int lists = json_is(json_get(step->args, "request"), "UDMABUF_CREATE_LIST");
	long fd = lists ? create_list(step) : create_one(step);

	ended_by(outcome, fd);
	if (fd < 0)
		return;
	fds_made(step->id, (int)fd);
	if (provider_adopt(step, (int)fd, 0, outcome))
		text_int(&outcome->value, fds_shown((int)fd));
}

static void unknown_ioctl(const struct step *step, struct outcome *outcome)
{
	int other = json_is(json_get(step->args, "request"), "other-type");
	unsigned long number = other ? _IOW('Q', 0x42, struct udmabuf_create) : _IOW('u', 68, struct udmabuf_create);
	struct udmabuf_create create;

	memset(&create, 0, sizeof(create));
	ended_by(outcome, call_result(ioctl(udmabuf_node(), number, &create)));
	if (outcome->status == STATUS_OK)
		ended_ok(outcome);
}

const struct command udmabuf_commands[] = {
	{ "udmabuf-create", 0, create },
	{ "udmabuf-ioctl", 0, unknown_ioctl },
	{ 0 },
};
