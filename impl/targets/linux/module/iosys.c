// SPDX-License-Identifier: GPL-2.0
/*
 * The map type on two small windows: plain memory, and I/O memory whose
 * accessors are ours. So it is seen, not assumed, which accessor ran. Needs a
 * machine that lets a driver stand behind I/O memory, as User-Mode Linux does.
 */
#include <linux/io.h>
#include <linux/ioport.h>
#include <linux/slab.h>

#include "ct.h"

#define WINDOW_BYTES 64
#define COPY_BYTES 8
/* Where both windows begin in a program's eyes. */
#define SHOWN_START 0x1000
/* Smaller addresses come from a null map that was advanced. */
#define SMALL 0x1000

static u8 plain_window[WINDOW_BYTES] __aligned(8);
static u8 io_window[WINDOW_BYTES] __aligned(8);
static void __iomem *io_start;
static u32 io_accesses;

#ifdef CONFIG_INDIRECT_IOMEM
#include <linux/logic_iomem.h>

/* Bus addresses nothing else uses. */
#define IO_REGION 0xe0d10000ul

static unsigned long io_read(void *priv, unsigned int offset, int size)
{
	unsigned long value = 0;

	io_accesses++;
	memcpy(&value, io_window + offset, size);
	return value;
}

static void io_write(void *priv, unsigned int offset, int size, unsigned long value)
{
	io_accesses++;
	memcpy(io_window + offset, &value, size);
}

static void io_set(void *priv, unsigned int offset, u8 value, int size)
{
	io_accesses++;
	memset(io_window + offset, value, size);
}

static void io_copy_from(void *priv, void *to, unsigned int offset, int size)
{
	io_accesses++;
	memcpy(to, io_window + offset, size);
}

static void io_copy_to(void *priv, unsigned int offset, const void *from, int size)
{
	io_accesses++;
	memcpy(io_window + offset, from, size);
}

static const struct logic_iomem_ops io_ops = {
	.read = io_read,
	.write = io_write,
	.set = io_set,
	.copy_from = io_copy_from,
	.copy_to = io_copy_to,
};

static long io_map(unsigned long offset, size_t size, const struct logic_iomem_ops **ops, void **priv)
{
	*ops = &io_ops;
	return 0;
}

static const struct logic_iomem_region_ops io_region_ops = { .map = io_map };

/* A region cannot be taken back: from then on the module stays loaded. Without it these commands are not offered. */
static struct resource io_region = DEFINE_RES_MEM_NAMED(IO_REGION, PAGE_SIZE, "dmabuf-ct");

void dbct_iosys_init(void)
{
	if (logic_iomem_add_region(&io_region, &io_region_ops))
		return;
	__module_get(THIS_MODULE);
	io_start = ioremap(IO_REGION, WINDOW_BYTES);
}
#else
void dbct_iosys_init(void)
{
}
#endif

bool dbct_iosys_offered(void)
{
	return io_start;
}

void dbct_iosys_reset(void)
{
	memset(plain_window, 0, sizeof(plain_window));
	memset(io_window, 0, sizeof(io_window));
}

static unsigned long start_of(bool iomem)
{
	return iomem ? (unsigned long)io_start : (unsigned long)plain_window;
}

static unsigned long address_in(const struct iosys_map *map)
{
	return map->is_iomem ? (unsigned long)map->vaddr_iomem : (unsigned long)map->vaddr;
}

static void show(const struct iosys_map *map, struct dbct_map_view *view)
{
	unsigned long address = address_in(map);

	view->iomem = map->is_iomem;
	view->address = address < SMALL ? address : address - start_of(map->is_iomem) + SHOWN_START;
}

/* Whether the access stays inside its window; others have no defined effect. */
static bool covers(const struct iosys_map *map, u32 offset, u32 bytes)
{
	unsigned long at = address_in(map) + offset;
	unsigned long start = start_of(map->is_iomem);

	return at >= start && at + bytes <= start + WINDOW_BYTES;
}

static int set(void)
{
	const struct dbct_request *request = &dbct_here()->request;
	unsigned long address = request->address;
	struct dbct_iosys *made = dbct_make(DBCT_KIND_IOSYS, sizeof(*made));

	if (!made)
		return -ENOMEM;
	if (address)
		address = address - SHOWN_START + start_of(request->iomem);
	if (request->iomem)
		iosys_map_set_vaddr_iomem(&made->map, (void __iomem *)address);
	else
		iosys_map_set_vaddr(&made->map, (void *)address);
	show(&made->map, &dbct_here()->map);
	return 0;
}

static int make_offset(const struct iosys_map *source)
{
	struct dbct_iosys *made = dbct_make(DBCT_KIND_IOSYS, sizeof(*made));

	if (!made)
		return -ENOMEM;
	made->map = (struct iosys_map)IOSYS_MAP_INIT_OFFSET(source, dbct_here()->request.offset);
	show(&made->map, &dbct_here()->map);
	show(source, &dbct_here()->source_map);
	return 0;
}

static int compare(const struct iosys_map *map)
{
	struct dbct_iosys *other = dbct_find(DBCT_KIND_IOSYS, dbct_here()->request.other_map);

	if (!other)
		return DBCT_NO_OBJECT;
	dbct_here()->compare = (struct dbct_compare){
		.equal = iosys_map_is_equal(map, &other->map),
		.null = iosys_map_is_null(map),
		.set = iosys_map_is_set(map),
	};
	return 0;
}

static u64 read_value(const struct iosys_map *map, u32 offset, u32 bytes)
{
	switch (bytes) {
	case 1:
		return iosys_map_rd(map, offset, u8);
	case 2:
		return iosys_map_rd(map, offset, u16);
	case 4:
		return iosys_map_rd(map, offset, u32);
	default:
		return iosys_map_rd(map, offset, u64);
	}
}

static void write_value(struct iosys_map *map, u32 offset, u32 bytes, u64 value)
{
	switch (bytes) {
	case 1:
		iosys_map_wr(map, offset, u8, value);
		break;
	case 2:
		iosys_map_wr(map, offset, u16, value);
		break;
	case 4:
		iosys_map_wr(map, offset, u32, value);
		break;
	default:
		iosys_map_wr(map, offset, u64, value);
	}
}

static int access(struct iosys_map *map)
{
	const struct dbct_request *request = &dbct_here()->request;
	struct dbct_access *seen = &dbct_here()->access;
	u32 command = request->command, offset = request->offset;
	bool typed = command == DBCT_IOSYS_READ || command == DBCT_IOSYS_WRITE;
	u32 bytes = typed ? request->width_bits / 8 : COPY_BYTES;
	u64 value;

	if (!covers(map, offset, bytes))
		return -ERANGE;
	io_accesses = 0;
	memset(&value, request->fill, sizeof(value));
	if (command == DBCT_IOSYS_COPY_TO)
		iosys_map_memcpy_to(map, offset, &value, bytes);
	else if (command == DBCT_IOSYS_MEMSET)
		iosys_map_memset(map, offset, request->fill, bytes);
	else if (command == DBCT_IOSYS_WRITE)
		write_value(map, offset, bytes, value);
	else if (command == DBCT_IOSYS_COPY_FROM)
		iosys_map_memcpy_from(&value, map, offset, bytes);
	else
		value = read_value(map, offset, bytes);
	seen->io = io_accesses > 0;
	seen->has_value = command == DBCT_IOSYS_READ || command == DBCT_IOSYS_COPY_FROM;
	seen->value = value;
	return 0;
}

static int change(struct iosys_map *map)
{
	if (dbct_here()->request.command == DBCT_IOSYS_CLEAR)
		iosys_map_clear(map);
	else
		iosys_map_incr(map, dbct_here()->request.offset);
	show(map, &dbct_here()->map);
	return 0;
}

int dbct_iosys(void)
{
	struct dbct_iosys *named;

	if (!dbct_iosys_offered())
		return DBCT_NO_COMMAND;
	if (dbct_here()->request.command == DBCT_IOSYS_SET)
		return set();
	named = dbct_find(DBCT_KIND_IOSYS, dbct_here()->request.map);
	if (!named)
		return DBCT_NO_OBJECT;
	switch (dbct_here()->request.command) {
	case DBCT_IOSYS_CLEAR:
	case DBCT_IOSYS_INCR:
		return change(&named->map);
	case DBCT_IOSYS_OFFSET:
		return make_offset(&named->map);
	case DBCT_IOSYS_COMPARE:
		return compare(&named->map);
	default:
		return access(&named->map);
	}
}
