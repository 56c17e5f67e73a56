/* SPDX-License-Identifier: MIT */
/* Ways to ask a driver for a buffer. */
#ifndef MAKERS_H
#define MAKERS_H

#include <stddef.h>
#include <stdint.h>

struct json;

/* Longest argument of a described ioctl. */
#define ARGUMENT_MAX 256

struct maker {
	/* A descriptor of a new buffer of that size, or a negative errno. */
	int (*make)(const struct maker *maker, uint64_t size);
	char node[128];
	/* What the step is called that fails. */
	const char *what;
	/* A described ioctl: its number, its argument, where in it the size goes and the descriptor comes from (-1: the result). */
	unsigned long request;
	unsigned char argument[ARGUMENT_MAX];
	size_t length, size_at, size_bytes;
	long fd_at;
};

/* Opens the nodes that are kept open. */
void makers_start(void);
void maker_reset(struct maker *maker);
/* Each answers NULL, or a sentence about what is wrong. */
const char *maker_udmabuf(struct maker *maker);
const char *maker_heap(struct maker *maker, const char *name);
const char *maker_vgem(struct maker *maker);
/* By a provider's description. */
const char *maker_described(struct maker *maker, const struct json *provider);
/* What to say of a buffer that was not made. */
const char *maker_complaint(const struct maker *maker, int error);

#endif
