// SPDX-License-Identifier: MIT
/* Inode numbers count on from program to program; a program sees them counted from its first buffer, which has zero. */
#include "agent.h"

static unsigned long newest_before;

void inode_begin(void)
{
	newest_before = shared->census.newest_inode;
}

long inode_shown(unsigned long number)
{
	return (long)(number - newest_before) - 1;
}
