// SPDX-License-Identifier: GPL-2.0
/*
 * Bytes in storage: what the kernel sees through a buffer's kernel mapping, and
 * what a device sees at the addresses of its table. The device is played by the
 * processor, which finds the memory behind an address where DMA is direct.
 */
#include <linux/dma-direct.h>
#include <linux/io.h>

#include "ct.h"

static int vmapped(struct dbct_buffer **buffer)
{
	const struct dbct_request *request = &dbct_here()->request;
	u64 offset = (u64)request->page * PAGE_SIZE;

	*buffer = dbct_find(DBCT_KIND_BUFFER, request->buffer);
	if (!*buffer || !(*buffer)->dmabuf)
		return DBCT_NO_OBJECT;
	/* Nobody follows the addresses of the scripted exporter. */
	if (!(*buffer)->original || !(*buffer)->dmabuf->vmapping_counter)
		return DBCT_NO_OBJECT;
	return offset < (*buffer)->dmabuf->size ? 0 : DBCT_NO_OBJECT;
}

int dbct_vmap_read(void)
{
	size_t offset = dbct_here()->request.page * PAGE_SIZE;
	struct dbct_buffer *buffer;
	int ret = vmapped(&buffer);

	if (!ret)
		dbct_here()->result = iosys_map_rd(&buffer->own, offset, u8);
	return ret;
}

int dbct_vmap_write(void)
{
	size_t offset = dbct_here()->request.page * PAGE_SIZE;
	struct dbct_buffer *buffer;
	int ret = vmapped(&buffer);

	if (!ret)
		iosys_map_wr(&buffer->own, offset, u8, (u8)dbct_here()->request.marker);
	return ret;
}

/* Where the page is for the device; false if the table ends before it. */
static bool find_page(const struct sg_table *table, u32 page, dma_addr_t *address)
{
	u64 offset = (u64)page * PAGE_SIZE;
	struct scatterlist *sg;
	int i;

	for_each_sgtable_dma_sg(table, sg, i) {
		if (offset < sg_dma_len(sg)) {
			*address = sg_dma_address(sg) + offset;
			return true;
		}
		offset -= sg_dma_len(sg);
	}
	return false;
}

/* The memory a device reaches; NULL without a mapping, for an address outside it, or where no memory is. */
static u8 *device_memory(int *ret)
{
	const struct dbct_request *request = &dbct_here()->request;
	struct dbct_mapping *mapping = dbct_find(DBCT_KIND_MAPPING, request->mapping);
	dma_addr_t address;
	phys_addr_t memory;

	*ret = DBCT_NO_OBJECT;
	if (!mapping || !mapping->owner || !mapping->owner->live)
		return NULL;
	if (!find_page(mapping->table, request->page, &address))
		return NULL;
	memory = dma_to_phys(mapping->owner->attach->dev, address);
	if (!pfn_valid(PHYS_PFN(memory)))
		return NULL;
	*ret = 0;
	return phys_to_virt(memory);
}

int dbct_dma_read(void)
{
	int ret;
	const u8 *memory = device_memory(&ret);

	if (memory)
		dbct_here()->result = READ_ONCE(*memory);
	return ret;
}

int dbct_dma_write(void)
{
	int ret;
	u8 *memory = device_memory(&ret);

	if (memory)
		WRITE_ONCE(*memory, (u8)dbct_here()->request.marker);
	return ret;
}
