// SPDX-License-Identifier: GPL-2.0
/* Tables of the scripted exporter, and tables as whoever holds them sees them. */
#include <linux/gfp.h>
#include <linux/slab.h>

#include "ct.h"

/* Bus addresses that no device ever uses; each table gets a range of its own. */
#define ADDRESS_BASE 0x10000000ul
#define ADDRESS_STRIDE 0x100000ul
#define MISALIGNMENT 16
#define PAGES_MAX 4

struct exporter_table {
	struct sg_table table;
	struct list_head node;
	u32 serial;
};

/* Live tables: those not unmapped yet. */
static LIST_HEAD(tables);
/* Stands behind every entry, so that page links are seen to be there. */
static struct page *page;

int dbct_tables_init(void)
{
	page = alloc_page(GFP_KERNEL | __GFP_ZERO);
	return page ? 0 : -ENOMEM;
}

void dbct_tables_exit(void)
{
	dbct_tables_reset();
	__free_page(page);
}

static void free_one(struct exporter_table *own)
{
	list_del(&own->node);
	sg_free_table(&own->table);
	kfree(own);
}

/* Tables that a broken framework never unmapped. */
void dbct_tables_reset(void)
{
	struct exporter_table *own, *next;

	list_for_each_entry_safe(own, next, &tables, node)
		free_one(own);
}

static struct exporter_table *find(const struct sg_table *table)
{
	struct exporter_table *own;

	list_for_each_entry(own, &tables, node)
		if (&own->table == table)
			return own;
	return NULL;
}

/* A table of anybody else is a new object each time it is shown, unless a driver has handed it out. */
u32 dbct_table_serial(const struct sg_table *table)
{
	struct exporter_table *own = find(table);
	u32 serial = own ? own->serial : dbct_foreign_serial(table);

	return serial ? serial : dbct.next_table++;
}

/* Pages of a buffer, at most as many as a table shows. One of no bytes has one entry, an empty one. */
static unsigned int pages_of(size_t size)
{
	if (size >= PAGES_MAX * PAGE_SIZE)
		return PAGES_MAX;
	return DIV_ROUND_UP(size, PAGE_SIZE);
}

static void fill_entries(struct sg_table *table, unsigned long address, unsigned int length)
{
	struct scatterlist *sg;
	int i;

	for_each_sg(table->sgl, sg, table->orig_nents, i) {
		sg_set_page(sg, page, length, 0);
		sg_dma_address(sg) = address + i * PAGE_SIZE;
		sg_dma_len(sg) = length;
	}
}

struct sg_table *dbct_table_make(size_t size, s32 reply)
{
	unsigned long address = ADDRESS_BASE + dbct.tables_made * ADDRESS_STRIDE;
	struct exporter_table *own = kzalloc(sizeof(*own), GFP_KERNEL);
	unsigned int pages = pages_of(size);

	if (!own)
		return NULL;
	if (sg_alloc_table(&own->table, max(pages, 1u), GFP_KERNEL)) {
		kfree(own);
		return NULL;
	}
	if (reply == DBCT_REPLY_MISALIGNED)
		address += MISALIGNMENT;
	fill_entries(&own->table, address, pages ? PAGE_SIZE : 0);
	if (reply == DBCT_REPLY_NO_DMA_ENTRIES)
		own->table.nents = 0;
	own->serial = dbct.next_table++;
	dbct.tables_made++;
	list_add(&own->node, &tables);
	return &own->table;
}

/* Not ours: left alone, the log has it. */
void dbct_table_free(struct sg_table *table)
{
	struct exporter_table *own = find(table);

	if (own)
		free_one(own);
}

/* Every entry of ours leads to the same page; any real page will do for a driver. */
static bool is_scrambled(struct page *link, bool own)
{
	return own ? link != page : !pfn_valid(page_to_pfn(link));
}

u32 dbct_table_pages(const struct sg_table *table)
{
	u32 seen = DBCT_PAGES_NONE;
	bool own = find(table);
	struct scatterlist *sg;
	int i;

	for_each_sg(table->sgl, sg, table->orig_nents, i) {
		struct page *link = sg_page(sg);

		if (link && is_scrambled(link, own))
			return DBCT_PAGES_SCRAMBLED;
		if (link)
			seen = DBCT_PAGES_REAL;
	}
	return seen;
}

/* `entries` counts them all; as many as the view holds are shown. */
void dbct_view_table(const struct sg_table *table, struct dbct_table_view *view)
{
	struct scatterlist *sg;
	int i;

	view->serial = dbct_table_serial(table);
	view->original_entries = table->orig_nents;
	view->pages = dbct_table_pages(table);
	view->entries = table->nents;
	for_each_sg(table->sgl, sg, min_t(u32, table->nents, DBCT_ENTRIES), i) {
		view->entry[i].address = sg_dma_address(sg);
		view->entry[i].length = sg_dma_len(sg);
	}
}
