// SPDX-License-Identifier: GPL-2.0
/* Kernel mappings of a buffer. */
#include "ct.h"

static int named_buffer(struct dbct_buffer **buffer)
{
	s32 id = dbct_here()->request.buffer;

	*buffer = dbct_find(DBCT_KIND_BUFFER, id);
	if (*buffer && (*buffer)->dmabuf)
		return 0;
	*buffer = NULL;
	return id == DBCT_NULL ? 0 : DBCT_NO_OBJECT;
}

/* The caller's map changes when the call is over: until then others use it. */
static int vmap_by(int (*call)(struct dma_buf *, struct iosys_map *))
{
	struct dbct_buffer *buffer;
	struct iosys_map map;
	int ret = named_buffer(&buffer);

	if (ret)
		return ret;
	iosys_map_clear(&map);
	ret = call(buffer ? buffer->dmabuf : NULL, &map);
	dbct_here()->result = ret;
	if (buffer)
		buffer->own = map;
	if (!ret)
		dbct_view_map(&map, &dbct_here()->map);
	return 0;
}

int dbct_vmap(void)
{
	return vmap_by(dma_buf_vmap);
}

/* What the caller hands over is a copy. One that is neither null nor its own is one byte off. */
static void choose_map(const struct dbct_buffer *buffer, struct iosys_map *map)
{
	u32 given = dbct_here()->request.given;

	iosys_map_clear(map);
	if (!buffer || given == DBCT_GIVEN_NULL)
		return;
	*map = buffer->own;
	if (given == DBCT_GIVEN_OTHER)
		iosys_map_incr(map, 1);
}

static int vunmap_by(void (*call)(struct dma_buf *, struct iosys_map *))
{
	struct dbct_buffer *buffer;
	struct iosys_map map;
	int ret = named_buffer(&buffer);

	if (ret)
		return ret;
	choose_map(buffer, &map);
	call(buffer ? buffer->dmabuf : NULL, &map);
	dbct_view_map(&map, &dbct_here()->map);
	return 0;
}

int dbct_vunmap(void)
{
	return vunmap_by(dma_buf_vunmap);
}

#if DBCT_HAS_VMAP_UNLOCKED
int dbct_vmap_unlocked(void)
{
	return vmap_by(dma_buf_vmap_unlocked);
}

int dbct_vunmap_unlocked(void)
{
	return vunmap_by(dma_buf_vunmap_unlocked);
}
#endif
