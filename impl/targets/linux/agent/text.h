/* SPDX-License-Identifier: MIT */
/* Text that grows: what will be sent, and pieces of it. */
#ifndef TEXT_H
#define TEXT_H

#include <stddef.h>
#include <stdint.h>

struct text {
	char *bytes;
	size_t length;
	size_t room;
};

void text_clear(struct text *text);
void text_add(struct text *text, const char *bytes, size_t length);
void text_puts(struct text *text, const char *string);
void text_char(struct text *text, char c);
void text_int(struct text *text, int64_t value);
/* A 64-bit quantity as the protocol writes it, quotes included. */
void text_hex(struct text *text, uint64_t value);
void text_bool(struct text *text, int value);
/* A JSON string, or null for no string. */
void text_string(struct text *text, const char *string);
/* Where a list needs a comma before its next part. */
void text_comma(struct text *text);

#endif
