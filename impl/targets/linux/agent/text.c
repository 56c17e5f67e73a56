// SPDX-License-Identifier: MIT
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void text_clear(struct text *text)
{
	text->length = 0;
}

static void make_room(struct text *text, size_t more)
{
	if (text->length + more <= text->room)
		return;
	text->room = (text->length + more) * 2 + 256;
	text->bytes = realloc(text->bytes, text->room);
	if (!text->bytes)
		abort();
}

void text_add(struct text *text, const char *bytes, size_t length)
{
	if (length == 0)
		return;
	make_room(text, length);
	memcpy(text->bytes + text->length, bytes, length);
	text->length += length;
}

void text_puts(struct text *text, const char *string)
{
	text_add(text, string, strlen(string));
}

void text_char(struct text *text, char c)
{
	text_add(text, &c, 1);
}

void text_int(struct text *text, int64_t value)
{
	uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
	char digits[24], *at = digits + sizeof(digits);

	do
		*--at = (char)('0' + rest % 10);
	while (rest /= 10);
	if (value < 0)
		*--at = '-';
	text_add(text, at, (size_t)(digits + sizeof(digits) - at));
}

void text_hex(struct text *text, uint64_t value)
{
	char digits[24], *at = digits + sizeof(digits);

	*--at = '"';
	do
		*--at = "0123456789abcdef"[value & 15];
	while (value >>= 4);
	text_puts(text, "\"0x");
	text_add(text, at, (size_t)(digits + sizeof(digits) - at));
}

void text_bool(struct text *text, int value)
{
	text_puts(text, value ? "true" : "false");
}

static void add_escaped(struct text *text, unsigned char c)
{
	char escape[8];

	if (c == '"' || c == '\\') {
		text_char(text, '\\');
		text_char(text, (char)c);
	} else if (c < 0x20 || c == 0x7f) {
		snprintf(escape, sizeof(escape), "\\u%04x", c);
		text_puts(text, escape);
	} else {
		text_char(text, (char)c);
	}
}

void text_string(struct text *text, const char *string)
{
	if (!string) {
		text_puts(text, "null");
		return;
	}
	text_char(text, '"');
	for (; *string; string++)
		add_escaped(text, (unsigned char)*string);
	text_char(text, '"');
}

void text_comma(struct text *text)
{
	char last = text->length ? text->bytes[text->length - 1] : '[';

	if (last != '[' && last != '{')
		text_char(text, ',');
}
