/* SPDX-License-Identifier: MIT */
/* What commands on fences, reservations and polls have in common. */
#ifndef FENCE_STEPS_H
#define FENCE_STEPS_H

#include "agent.h"

/* An argument that is one of several names: which one; the first if it is none of them. */
int step_choice(const struct step *step, const char *name, const char *const *names, unsigned int count);
/* An argument that is a set of names: a bit for each. */
unsigned int step_members(const struct step *step, const char *name, const char *const *names, unsigned int count);
int step_true(const struct step *step, const char *name);
/* How long to wait, and whether a signal ends it. */
void step_waits(const struct step *step);
/* The time left of a wait. */
void tell_left(struct text *to, int64_t left);

#endif
