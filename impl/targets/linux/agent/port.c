// SPDX-License-Identifier: MIT
/*
 * Where requests come from. agent.port=<device> on the kernel command line
 * names a terminal; otherwise they come from standard input. Where that
 * terminal is a console of User-Mode Linux on descriptors of the host
 * (con1=fd:3,fd:4), the module reads those itself, many bytes at a time.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "agent.h"

#define PORT_TRIES 2000
/* A terminal takes 4 kB before somebody reads, a pipe 64. */
#define TERMINAL_WINDOW 2500
#define PIPE_WINDOW 32768

static int port_in = STDIN_FILENO, port_out = STDOUT_FILENO;
static int window = PIPE_WINDOW;

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
 * A blank before the first answer, which no JSON reader minds: what a host sent
 * before it was opened lies in a console of User-Mode Linux unnoticed until
 * something happens on the line.
 */
static void greet(void)
{
	if (write(port_out, " ", 1) != 1)
		fprintf(stderr, "agent: the port takes no output\n");
}

static int open_host_port(const char *command_line, const char *terminal)
{
	char label[160];
	const char *found;
	int in, out, given, fd;

	if (strncmp(terminal, "/dev/tty", 8) != 0)
		return -1;
	snprintf(label, sizeof(label), " con%s=", terminal + 8);
	found = strstr(command_line, label);
	given = found ? sscanf(found + strlen(label), "fd:%d,fd:%d", &in, &out) : 0;
	fd = given > 0 ? open("/dev/" DBCT_PORT_NODE, O_RDWR | O_CLOEXEC) : -1;
	if (fd < 0)
		return -1;
	if (given == 1)
		out = in;
	if (ioctl(fd, DBCT_PORT, in | out << 16) == 0)
		return fd;
	close(fd);
	return -1;
}

static int open_terminal(const char *path)
{
	int i, fd = -1;

	for (i = 0; fd < 0 && i < PORT_TRIES; i++) {
		fd = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
		if (fd < 0)
			usleep(1000);
	}
	if (fd < 0) {
		fprintf(stderr, "agent: open %s: %s\n", path, strerror(errno));
		return -1;
	}
	window = TERMINAL_WINDOW;
	make_raw(fd);
	return fd;
}

void port_open(void)
{
	char text[4096], path[128];
	const char *named;
	int fd;

	read_command_line(text, sizeof(text));
	named = strstr(text, "agent.port=");
	if (!named || sscanf(named, "agent.port=%127s", path) != 1)
		return;
	fd = open_host_port(text, path);
	if (fd < 0)
		fd = open_terminal(path);
	if (fd < 0)
		return;
	port_in = port_out = fd;
	if (window == TERMINAL_WINDOW)
		greet();
}

void port_open_stdio(void)
{
	if (!isatty(port_in))
		return;
	window = TERMINAL_WINDOW;
	make_raw(port_in);
	greet();
}

int port_window(void)
{
	return window;
}

long port_read(char *to, size_t room)
{
	ssize_t got;

	do
		got = read(port_in, to, room);
	while (got < 0 && (errno == EINTR || errno == EAGAIN));
	return got;
}

int port_write(const char *from, size_t length)
{
	size_t sent = 0;

	while (sent < length) {
		ssize_t wrote = write(port_out, from + sent, length - sent);

		if (wrote < 0 && errno != EINTR && errno != EAGAIN)
			return 0;
		if (wrote > 0)
			sent += (size_t)wrote;
	}
	return 1;
}
