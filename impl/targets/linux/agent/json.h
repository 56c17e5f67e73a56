/* SPDX-License-Identifier: MIT */
/* A reader for one request line. The values live until they are forgotten; strings are cut out of the line. */
#ifndef JSON_H
#define JSON_H

#include <stddef.h>
#include <stdint.h>

enum json_kind { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json {
	enum json_kind kind;
	/* Member name, where the parent is an object. */
	const char *key;
	const char *string;
	int64_t number;
	struct json *child;
	struct json *next;
};

/* Forgets all lines read before. */
void json_forget(void);
/* Whether another line surely finds room beside those read before. */
int json_has_room(void);
/* NULL when the line is no JSON text, or too long. The line is changed. */
struct json *json_parse(char *line);
/* The member of that name; NULL if there is none, or no object. */
const struct json *json_get(const struct json *object, const char *key);
/* The string of a member, or NULL. */
const char *json_string(const struct json *object, const char *key);
/* The number of a member, or `otherwise`. */
int64_t json_number(const struct json *object, const char *key, int64_t otherwise);
int json_is(const struct json *value, const char *string);
/* The 64-bit quantity of a member, written as hex text. */
uint64_t json_hex(const struct json *object, const char *key);

#endif
