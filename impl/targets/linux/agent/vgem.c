// SPDX-License-Identifier: MIT
/* Buffers of the virtual graphics device. Its interface is written down here: the headers are in no C library. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "agent.h"
#include "makers.h"

/* The wire format of include/uapi/drm/drm.h and drm_mode.h. */
struct drm_version {
	int major, minor, patch;
	size_t name_length;
	char *name;
	size_t date_length;
	char *date;
	size_t description_length;
	char *description;
};

struct drm_create_dumb {
	uint32_t height, width, bits_per_pixel, flags;
	uint32_t handle, pitch;
	uint64_t size;
};

struct drm_prime_handle {
	uint32_t handle, flags;
	int32_t fd;
};

struct drm_gem_close {
	uint32_t handle, pad;
};

#define DRM_VERSION _IOWR('d', 0x00, struct drm_version)
#define DRM_GEM_CLOSE _IOW('d', 0x09, struct drm_gem_close)
#define DRM_PRIME_HANDLE_TO_FD _IOWR('d', 0x2d, struct drm_prime_handle)
#define DRM_CREATE_DUMB _IOWR('d', 0xb2, struct drm_create_dumb)
#define CARDS 8

static int is_vgem(int card)
{
	char name[16] = "";
	struct drm_version version = { .name = name, .name_length = sizeof(name) - 1 };

	return ioctl(card, DRM_VERSION, &version) == 0 && strcmp(name, "vgem") == 0;
}

/* Its rows of bytes are rounded up to 64; whole pages stay as they are. */
static long make(int card, uint64_t size)
{
	struct drm_create_dumb create = { .height = 1, .width = (uint32_t)size, .bits_per_pixel = 8 };
	struct drm_prime_handle prime = { .flags = O_RDWR | O_CLOEXEC };
	struct drm_gem_close done = { 0 };
	long result = call_result(ioctl(card, DRM_CREATE_DUMB, &create));

	if (result < 0)
		return result;
	prime.handle = done.handle = create.handle;
	result = call_result(ioctl(card, DRM_PRIME_HANDLE_TO_FD, &prime));
	ioctl(card, DRM_GEM_CLOSE, &done);
	return result < 0 ? result : prime.fd;
}

static int make_in_card(const struct maker *maker, uint64_t size)
{
	int card = open(maker->node, O_RDWR | O_CLOEXEC);
	long fd;

	if (card < 0)
		return -errno;
	fd = make(card, size);
	close(card);
	return (int)fd;
}

const char *maker_vgem(struct maker *maker)
{
	int number, card, found = 0;

	for (number = 0; number < CARDS && !found; number++) {
		snprintf(maker->node, sizeof(maker->node), "/dev/dri/card%d", number);
		card = open(maker->node, O_RDWR | O_CLOEXEC);
		found = card >= 0 && is_vgem(card);
		if (card >= 0)
			close(card);
	}
	maker->what = "a buffer of";
	maker->make = make_in_card;
	return found ? NULL : "this kernel has no vgem device";
}
