/* SPDX-License-Identifier: MIT */
/* What the files of the agent share. */
#ifndef AGENT_H
#define AGENT_H

#include "../module/wire.h"
#include "json.h"
#include "text.h"

/* How a step ended. BROKEN is a fault of ours or of the program, with a sentence about it. */
/* LATER: it waits in the queue. REFUSED: it stands on a step that ended in another way than the host foresaw. */
enum status { STATUS_OK, STATUS_ERROR, STATUS_BLOCKED, STATUS_BROKEN, STATUS_REFUSED, STATUS_LATER };

struct outcome {
	enum status status;
	int error;
	const char *broken;
	/* JSON text of the value of a successful step. */
	struct text value;
};

struct step {
	int id;
	unsigned int task;
	const struct json *args;
	const struct json *replies;
	/* Whether this step's use of the descriptor table, or of user memory, shall fail. */
	int fail_fd_table;
	int fail_copy;
	/* The same of the second copy of a step that makes two. */
	int fail_second_copy;
	/* The same of user memory that is written. */
	int fail_copy_out;
};

typedef void (*step_handler)(const struct step *step, struct outcome *outcome);

struct command {
	const char *name;
	/*
	 * What the module must be asked; zero for what user space does. A handler
	 * with a number asks step_runs() first and does all else after it: it may be
	 * called twice, to queue the request, and to tell what came of it.
	 */
	enum dbct_command number;
	step_handler run;
};

/* device.c: the module. The slot in use is the one that ran last, except while the queue fills. */
extern struct dbct_shared *shared, *slots;
int device_open(void);
/* Its descriptor. */
int device_node(void);
/* Runs shared->request; a negative errno is a fault of the harness. The census stands after it. */
int device_run(enum dbct_command number);
/* Runs the requests of some slots; how many of them ran, or a negative errno. */
int device_run_slots(unsigned int first, unsigned int count);
/* Whether what happened since may have changed the census. */
void device_touched(void);
/* Brings the census up to date. */
int device_census(void);
const char *device_fault(int error);

/* The commands by where they run, each list ended by one without name. */
extern const struct command kernel_commands[];
extern const struct command lock_commands[];
extern const struct command iosys_commands[];
extern const struct command file_commands[];
extern const struct command text_commands[];
extern const struct command mmap_commands[];
extern const struct command data_commands[];
extern const struct command cpu_commands[];
extern const struct command stats_commands[];
extern const struct command memfd_commands[];
extern const struct command udmabuf_commands[];
extern const struct command heap_commands[];
extern const struct command fence_commands[];
extern const struct command resv_commands[];
extern const struct command move_commands[];
/* offered.c: what this kernel can run, once it has been asked. */
void offered_start(void);
int command_offered(const struct command *command);
/* Whether the alignment line of a map can be seen. */
int offered_dma_prints(void);

/* extras.c: loads the user's modules; what is wrong with one, or NULL. */
void extras_load(void);
const char *extras_complaint(void);

/* mmap-steps.c: takes away what the program left mapped. */
void mmap_forget(void);

/* providers.c: who makes buffers in this program, or a sentence about what is wrong. */
const char *provider_choose(const struct json *exporter);
/* Whether export asks a driver; makes that driver's buffer as the step's. */
int provider_makes_buffers(void);
void provider_export(const struct step *step, struct outcome *outcome);
/* The driver's descriptor, just made, becomes the step's buffer; false: the step has ended. */
int provider_adopt(const struct step *step, int fd, int keep, struct outcome *outcome);
/* Asks a driver for a buffer as the step: what its ioctl returned. */
long provider_asks(const struct step *step, int fd, unsigned long number, const void *argument);
/* Which drivers are there, asked once; their names and ops. */
void providers_start(void);
int provider_has_udmabuf(void);
int provider_has_heap(void);
void providers_report(struct text *to);
/* What a driver is like that the host describes; one that is not there, or refuses, is the user's affair. */
void provider_reply(const struct json *provider, struct text *reply);
int udmabuf_node(void);
int heap_node_fd(void);

/* kernel-steps.c: a handle argument, or what stands in its place; and whether the step, run by the module, ended well. */
int step_handle(const struct step *step, const char *name);
/* Writes down what the scripted exporter shall answer, for a system call that leads to it; false: an unknown reply. */
int step_plans(const struct step *step, struct outcome *outcome);
int step_runs(const struct step *step, enum dbct_command number, struct outcome *outcome);

/* file-steps.c: the descriptor a step names, whether it is open (else the step has ended), its file under /proc. */
int step_fd(const struct step *step);
int step_fd_is_open(const struct step *step, struct outcome *outcome);
const char *proc_fd_path(const char *folder, int fd);
/* text-steps.c: the whole of a text file of the kernel, NULL if it cannot be read. It lives until the next one. */
char *kernel_text(const char *path);
/* What a system call returned, as the kernel means it. */
long call_result(long result);
/* Memory of that content that ends where reading does; none of it can be read if the step's copy shall fail. */
void *step_memory(const struct step *step, const void *content, size_t length);
/* The limit of open files, so low for a while that no descriptor can be made. */
void limit_fds_for(const struct step *step);
void limit_fds_end(const struct step *step);

/* report.c: how a step ended. */
void ended_ok(struct outcome *outcome);
void ended_by(struct outcome *outcome, long result);
void ended_broken(struct outcome *outcome, const char *sentence);
/* By a fault of the harness; a missing object is none, but a step that cannot be run. */
void ended_fault(struct outcome *outcome, int fault);

void report_table(struct text *to, const struct dbct_table_view *table);
void report_map(struct text *to, const struct dbct_map_view *map);
void report_outcome(struct text *to, const struct outcome *outcome);
void report_callbacks(struct text *to);
/* The same, without their place in a reply. */
void report_callback_list(struct text *to);
void report_census(struct text *to);
/* The census of a step, if it is another than that of the step before; none came before the first of a program. */
void report_census_news(struct text *to);
void report_forget(void);

/* kmsg.c */
/* The log belongs to others as well: nothing is taken out of it. */
void kmsg_share(void);
void kmsg_start(void);
/* Adds what the kernel said since the last time, as a JSON list. */
void kmsg_diagnostics(struct text *to);
void kmsg_discard(void);
/* What was read of that belongs to a step that waited, as parts of a list. */
void kmsg_said_by(int step, struct text *to);
/* Whether a report was seen after which this kernel says less than it should; says which. */
const char *kmsg_spoilt(void);
/* A new program: what may be said once may be said again. */
void kmsg_clear_once(void);

/* queue.c: steps that the module runs together. Adds one, unless it must run by itself. */
int queue_add(int64_t id, const struct command *command, const struct step *step);
/* Whether there is room for another one. */
int queue_has_room(void);
/* Runs and reports what waits. */
void queue_run(struct text *reply);
enum queue_phase { QUEUE_IDLE, QUEUE_FILLS, QUEUE_TELLS };
enum queue_phase queue_phase(void);
/* Returns the phase before. */
enum queue_phase queue_phase_set(enum queue_phase phase);

/* sleepers.c: a step waits. The steps that ended, or wait anew, because of the one in the slot. */
void sleeper_keep(const struct command *command, const struct step *step);
void report_completions(struct text *to);

/* program.c: one request line, one reply line, which may come with a later one. */
void serve_line(char *line, struct text *reply);
/* No more lines are at hand: replies to those that still wait. */
void serve_rest(struct text *reply);
void reply_start(struct text *reply, int64_t id);
void reply_step(struct text *reply, const struct command *command, const struct step *step, struct outcome *outcome, int fault);
int wants_to_leave(void);

/* port.c: where requests come from and replies go. */
void port_open(void);
void port_open_stdio(void);
long port_read(char *to, size_t room);
/* False when nobody listens any more. */
int port_write(const char *from, size_t length);
/* How many bytes of requests may be under way. */
int port_window(void);

/* inode.c */
void inode_begin(void);
long inode_shown(unsigned long number);

#endif
