// SPDX-License-Identifier: MIT
/*
 * The guest's first process: prepares the system, then answers requests.
 * agent.port=<device> on the kernel command line says where they come from;
 * outside a guest, where this is not process 1, they come from standard input.
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
#include <termios.h>
#include <unistd.h>

#include "agent.h"
#include "fds.h"

/* Longest request line; the host keeps less than that unanswered. */
#define INPUT_MAX (1 << 16)
#define PORT_TRIES 2000

static int port_in = STDIN_FILENO, port_out = STDOUT_FILENO;

static void mount_at(const char *type, const char *path)
{
	mkdir(path, 0755);
	if (mount(type, path, type, 0, NULL) != 0 && errno != EBUSY)
		fprintf(stderr, "agent: mount %s: %s\n", path, strerror(errno));
}

static void load_module(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0 || syscall(SYS_finit_module, fd, "", 0) != 0)
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

static int read_command_line(char *text, size_t room)
{
	int fd = open("/proc/cmdline", O_RDONLY | O_CLOEXEC);
	ssize_t length = fd < 0 ? -1 : read(fd, text, room - 1);

	if (fd >= 0)
		close(fd);
	text[length > 0 ? length : 0] = '\0';
	return length > 0;
}

static void make_raw(int fd)
{
	struct termios mode;

	if (tcgetattr(fd, &mode) != 0)
		return;
	cfmakeraw(&mode);
	mode.c_cc[VMIN] = 1;
	mode.c_cc[VTIME] = 0;
	tcsetattr(fd, TCSANOW, &mode);
}

/*
 * Tells the host that this end listens: a blank before the first answer, which
 * no JSON reader minds. What a host sends earlier lies in a User-Mode Linux
 * console unnoticed until it sends more: nothing signals input that was there
 * before the console was opened.
 */
static void greet(void)
{
	if (write(port_out, " ", 1) != 1)
		fprintf(stderr, "agent: the port takes no output\n");
}

static void open_port(void)
{
	char text[4096], path[128];
	const char *named;
	int i, fd = -1;

	read_command_line(text, sizeof(text));
	named = strstr(text, "agent.port=");
	if (!named || sscanf(named, "agent.port=%127s", path) != 1)
		return;
	for (i = 0; fd < 0 && i < PORT_TRIES; i++) {
		fd = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
		if (fd < 0)
			usleep(1000);
	}
	if (fd < 0) {
		fprintf(stderr, "agent: open %s: %s\n", path, strerror(errno));
		return;
	}
	make_raw(fd);
	port_in = port_out = fd;
	greet();
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
	size_t sent = 0;

	while (sent < text->length) {
		ssize_t wrote = write(port_out, text->bytes + sent, text->length - sent);

		if (wrote < 0 && errno != EINTR && errno != EAGAIN)
			leave(1);
		if (wrote > 0)
			sent += (size_t)wrote;
	}
	text_clear(text);
}

/* Serves the complete lines; returns how many bytes they took. Each answer leaves before the next step can kill us. */
static size_t serve_lines(char *input, size_t length)
{
	static struct text replies;
	char *line = input, *end;

	while ((end = memchr(line, '\n', length - (size_t)(line - input)))) {
		*end = '\0';
		if (end > line)
			serve_line(line, &replies);
		send_all(&replies);
		line = end + 1;
	}
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
		ssize_t got = read(port_in, input + length, sizeof(input) - length);

		if (got < 0 && (errno == EINTR || errno == EAGAIN))
			continue;
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
}

int main(void)
{
	int error;

	if (getpid() == 1)
		prepare_system();
	prepare_signals();
	open_port();
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
