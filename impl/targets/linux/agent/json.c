// SPDX-License-Identifier: MIT
#include "json.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Of one line, and of all that are kept. */
#define LINE_VALUES_MAX 512
#define VALUES_MAX (8 * LINE_VALUES_MAX)
#define DEPTH_MAX 16

static struct json values[VALUES_MAX];
static size_t used;

struct reader {
	char *at;
	int depth;
};

static struct json *read_value(struct reader *reader);

static struct json *new_value(enum json_kind kind)
{
	struct json *value;

	if (used == VALUES_MAX)
		return NULL;
	value = &values[used++];
	memset(value, 0, sizeof(*value));
	value->kind = kind;
	return value;
}

static void skip_space(struct reader *reader)
{
	while (*reader->at == ' ' || *reader->at == '\t' || *reader->at == '\r')
		reader->at++;
}

static int take(struct reader *reader, char c)
{
	skip_space(reader);
	if (*reader->at != c)
		return 0;
	reader->at++;
	return 1;
}

/* Only what a program can hold: code points below 256 as one byte, no surrogates. */
static int read_code(struct reader *reader, char *to)
{
	char digits[5] = "";
	char *end;
	long code;

	strncpy(digits, reader->at, 4);
	code = strtol(digits, &end, 16);
	if (end != digits + 4 || code > 0x7f || code == 0)
		return 0;
	*to = (char)code;
	reader->at += 4;
	return 1;
}

static int read_escape(struct reader *reader, char *to)
{
	static const char plain[] = "\"\\/bfnrt", meaning[] = "\"\\/\b\f\n\r\t";
	const char *found;
	char c = *reader->at++;

	if (c == 'u')
		return read_code(reader, to);
	found = c ? strchr(plain, c) : NULL;
	if (!found)
		return 0;
	*to = meaning[found - plain];
	return 1;
}

/* Cuts the string out in place: it never gets longer. */
static const char *read_string(struct reader *reader)
{
	char *start = reader->at, *to = start;

	for (;;) {
		char c = *reader->at++;

		if (c == '\0')
			return NULL;
		if (c == '"')
			break;
		if (c == '\\') {
			if (!read_escape(reader, &c))
				return NULL;
		}
		*to++ = c;
	}
	*to = '\0';
	return start;
}

static struct json *read_number(struct reader *reader)
{
	struct json *value = new_value(JSON_NUMBER);
	char *end;

	if (!value)
		return NULL;
	value->number = strtoll(reader->at, &end, 10);
	if (end == reader->at)
		return NULL;
	reader->at = end;
	return value;
}

static struct json *read_word(struct reader *reader, const char *word, enum json_kind kind)
{
	size_t length = strlen(word);

	if (strncmp(reader->at, word, length) != 0)
		return NULL;
	reader->at += length;
	return new_value(kind);
}

static int read_key(struct reader *reader, const char **key)
{
	if (!take(reader, '"'))
		return 0;
	*key = read_string(reader);
	return *key && take(reader, ':');
}

static struct json *read_members(struct reader *reader, enum json_kind kind, char close)
{
	struct json *parent = new_value(kind), **link;

	if (!parent || ++reader->depth > DEPTH_MAX)
		return NULL;
	link = &parent->child;
	while (!take(reader, close)) {
		const char *key = NULL;

		if (link != &parent->child && !take(reader, ','))
			return NULL;
		if (kind == JSON_OBJECT && !read_key(reader, &key))
			return NULL;
		*link = read_value(reader);
		if (!*link)
			return NULL;
		(*link)->key = key;
		link = &(*link)->next;
	}
	reader->depth--;
	return parent;
}

static struct json *read_value(struct reader *reader)
{
	struct json *value;

	skip_space(reader);
	switch (*reader->at) {
	case '{':
		reader->at++;
		return read_members(reader, JSON_OBJECT, '}');
	case '[':
		reader->at++;
		return read_members(reader, JSON_ARRAY, ']');
	case '"':
		reader->at++;
		value = new_value(JSON_STRING);
		if (value)
			value->string = read_string(reader);
		return value && value->string ? value : NULL;
	case 'n':
		return read_word(reader, "null", JSON_NULL);
	case 't':
		return read_word(reader, "true", JSON_TRUE);
	case 'f':
		return read_word(reader, "false", JSON_FALSE);
	default:
		return read_number(reader);
	}
}

void json_forget(void)
{
	used = 0;
}

int json_has_room(void)
{
	return used + LINE_VALUES_MAX <= VALUES_MAX;
}

struct json *json_parse(char *line)
{
	struct reader reader = { .at = line };
	struct json *value;

	value = read_value(&reader);
	skip_space(&reader);
	return value && *reader.at == '\0' ? value : NULL;
}

const struct json *json_get(const struct json *object, const char *key)
{
	const struct json *member;

	if (!object || object->kind != JSON_OBJECT)
		return NULL;
	for (member = object->child; member; member = member->next)
		if (strcmp(member->key, key) == 0)
			return member;
	return NULL;
}

const char *json_string(const struct json *object, const char *key)
{
	const struct json *member = json_get(object, key);

	return member && member->kind == JSON_STRING ? member->string : NULL;
}

int64_t json_number(const struct json *object, const char *key, int64_t otherwise)
{
	const struct json *member = json_get(object, key);

	return member && member->kind == JSON_NUMBER ? member->number : otherwise;
}

int json_is(const struct json *value, const char *string)
{
	return value && value->kind == JSON_STRING && strcmp(value->string, string) == 0;
}

uint64_t json_hex(const struct json *object, const char *key)
{
	const char *string = json_string(object, key);

	return string ? strtoull(string, NULL, 16) : 0;
}
