/* SPDX-License-Identifier: MIT */
/* Descriptors of the program: handles and numbers. Numbers are shown counted from the lowest one a program can get. */
#ifndef FDS_H
#define FDS_H

/* Finds out which numbers are the agent's own. Called when all of those are open. */
void fds_start(void);
/* Remembers the descriptor a step made. */
void fds_made(int handle, int number);
/* The number a handle stands for; -1 for a handle nobody made. It may name a newer descriptor after a close. */
int fds_number(int handle);
/* As programs see it. */
int fds_shown(int number);
void fds_closed(void);
/* The same for descriptors of memory files, which count as descriptors too. */
void fds_made_memory_file(int handle, int number);
void fds_closed_memory_file(void);
int fds_memory_files(void);
/* The number the next descriptor will have. */
int fds_lowest_free(void);
/* How many are open now. */
int fds_open(void);
/* Closes all that the program left open. */
void fds_close_all(void);
/* A number that is never open, one that is open but no buffer. */
int fds_never_opened(void);
int fds_not_a_buffer(void);

#endif
