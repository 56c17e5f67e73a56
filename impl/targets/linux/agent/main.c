// SPDX-License-Identifier: MIT
/*
 * Answers requests. As the guest's first process it prepares the system before;
 * on a machine that runs already, `--stdio` makes it an ordinary program on
 * standard input and output, and `--module <file>` loads our module first.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "agent.h"
#include "fds.h"

/* Longest request line; the host keeps less than that unanswered. */
#define INPUT_MAX (1 << 16)
/* Bytes of answers that leave together. */
#define REPLIES_TOGETHER (1 << 14)

static void mount_at(const char *type, const char *path)
{
	mkdir(path, 0755);
	if (mount(type, path, type, 0, NULL) != 0 && errno != EBUSY)
		fprintf(stderr, "agent: mount %s: %s\n", path, strerror(errno));
}

static void load_module(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0 || (syscall(SYS_finit_module, fd, "", 0) != 0 && errno != EEXIST))
		fprintf(stderr, "agent: load %s: %s\n", path, strerror(errno));
	if (fd >= 0)
		close(fd);
}

/* In order, as the file /modules lists them. */
static void load_modules(void)
{
	char line[256];
	FILE *list = fopen("/modules", "r");

	if (!list)
		return;
	while (fgets(line, sizeof(line), list)) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0])
			load_module(line);
	}
	fclose(list);
}

static void leave(int code)
{
	if (getpid() != 1)
		exit(code);
	sync();
	reboot(RB_POWER_OFF);
	for (;;)
		pause();
}

static void send_all(struct text *text)
{
	if (!port_write(text->bytes, text->length))
		leave(1);
	text_clear(text);
}

/*
 * Serves the complete lines; returns how many bytes they took. Answers leave
 * together: a system call costs a guest as much as a step. A host that wants to
 * know which step killed us asks one thing at a time.
 */
static size_t serve_lines(char *input, size_t length)
{
	static struct text replies;
	char *line = input, *end;

	while ((end = memchr(line, '\n', length - (size_t)(line - input)))) {
		*end = '\0';
		if (end > line)
			serve_line(line, &replies);
		if (replies.length > REPLIES_TOGETHER)
			send_all(&replies);
		line = end + 1;
	}
	serve_rest(&replies);
	if (replies.length > 0)
		send_all(&replies);
	return (size_t)(line - input);
}

/* No request is that long: the host has lost its place, and its next lines will not be understood either. */
static void refuse_line(void)
{
	static struct text reply;

	text_puts(&reply, "{\"id\":0,\"adapter_error\":\"a line without end\"}\n");
	send_all(&reply);
}

static void serve(void)
{
	static char input[INPUT_MAX];
	size_t length = 0, used;

	while (!wants_to_leave()) {
		long got = port_read(input + length, sizeof(input) - length);

		if (got <= 0)
			break;
		length += (size_t)got;
		used = serve_lines(input, length);
		length -= used;
		memmove(input, input + used, length);
		if (length == sizeof(input)) {
			refuse_line();
			length = 0;
		}
	}
}

static void wake(int signal)
{
	(void)signal;
}

/* The timer that breaks off a wait must not end it by restarting the call. */
static void prepare_signals(void)
{
	struct sigaction action = { .sa_handler = wake };

	sigaction(SIGALRM, &action, NULL);
	signal(SIGPIPE, SIG_IGN);
}

static void prepare_system(void)
{
	mount_at("proc", "/proc");
	mount_at("sysfs", "/sys");
	mount_at("devtmpfs", "/dev");
	mount_at("debugfs", "/sys/kernel/debug");
	load_modules();
	extras_load();
	port_open();
}

static void refuse_options(const char *name)
{
	fprintf(stderr, "usage: %s --stdio [--module <file.ko>]...\n", name);
	exit(2);
}

/* The system is somebody else's: only what is missing is added. */
static void join_system(int count, char **options)
{
	int i, stdio = 0;

	for (i = 1; i < count; i++) {
		if (strcmp(options[i], "--stdio") == 0)
			stdio = 1;
		else if (strcmp(options[i], "--module") == 0 && i + 1 < count)
			load_module(options[++i]);
		else
			refuse_options(options[0]);
	}
	if (!stdio)
		refuse_options(options[0]);
	mount_at("debugfs", "/sys/kernel/debug");
	port_open_stdio();
	kmsg_share();
}

int main(int count, char **options)
{
	int error;

	if (getpid() == 1)
		prepare_system();
	else
		join_system(count, options);
	prepare_signals();
	error = device_open();
	if (error) {
		fprintf(stderr, "agent: /dev/" DBCT_NODE ": %s\n", strerror(-error));
		leave(1);
	}
	offered_start();
	kmsg_start();
	fds_start();
	serve();
	leave(0);
}
