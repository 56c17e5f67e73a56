/* SPDX-License-Identifier: MIT */
/* Kernel names and their numbers, both ways. */
#ifndef NAMES_H
#define NAMES_H

struct json;

/* The name of an errno, NULL for one the protocol has no name for. */
const char *errno_name(int number);
/* The number of an errno name, zero for no such name. */
int errno_number(const char *name);
const char *direction_name(unsigned int number);
/* An exporter callback by its number. */
const char *op_name(unsigned int number);
/* Numbers of names, -1 for an unknown one. */
int direction_number(const char *name);
int reply_number(const char *name, int *reply);
unsigned int open_flags(const char *names);
unsigned int member_bits(const struct json *names);
unsigned int usual_members(void);

#endif
