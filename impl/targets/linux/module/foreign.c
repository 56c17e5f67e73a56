// SPDX-License-Identifier: GPL-2.0
/* Tables that drivers handed out, from map to unmap: each hand-out has a number of its own. */
#include <linux/slab.h>

#include "ct.h"

struct foreign_table {
	const struct sg_table *table;
	struct list_head node;
	u32 serial;
};

static LIST_HEAD(tables);

static struct foreign_table *find(const struct sg_table *table)
{
	struct foreign_table *known;

	list_for_each_entry(known, &tables, node)
		if (known->table == table)
			return known;
	return NULL;
}

/* One that is out already keeps its number. Without memory the table has a new one each time it is seen. */
u32 dbct_foreign_take(const struct sg_table *table)
{
	struct foreign_table *known = find(table);

	if (known)
		return known->serial;
	known = kzalloc(sizeof(*known), GFP_KERNEL);
	if (!known)
		return 0;
	known->table = table;
	known->serial = dbct.next_table++;
	list_add(&known->node, &tables);
	return known->serial;
}

/* Zero for a table that no driver handed out. */
u32 dbct_foreign_serial(const struct sg_table *table)
{
	const struct foreign_table *known = find(table);

	return known ? known->serial : 0;
}

static void forget(struct foreign_table *known)
{
	list_del(&known->node);
	kfree(known);
}

void dbct_foreign_forget(const struct sg_table *table)
{
	struct foreign_table *known = find(table);

	if (known)
		forget(known);
}

/* How many are with somebody. */
u32 dbct_foreign_out(void)
{
	const struct foreign_table *known;
	u32 count = 0;

	list_for_each_entry(known, &tables, node)
		count++;
	return count;
}

void dbct_foreign_reset(void)
{
	struct foreign_table *known, *next;

	list_for_each_entry_safe(known, next, &tables, node)
		forget(known);
}
