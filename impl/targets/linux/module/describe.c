// SPDX-License-Identifier: GPL-2.0
/* Lines that describe fences. */
#include <linux/ctype.h>
#include <linux/kernel.h>
#include <linux/seq_file.h>
#include <linux/slab.h>

#include "ct.h"

/* Where a fence's own part of a line begins. */
static const char *fence_part(const char *line, const char *end)
{
	const char *part = strnstr(line, "fence:", end - line);

	return part ? part + strlen("fence:") : line;
}

/* A context at that place; its number is nobody's business, its index is shown instead. */
static bool context_at(const char *at, s32 *index, const char **behind)
{
	u64 context = 0;
	const char *digit;

	for (digit = at; isdigit(*digit); digit++)
		context = context * 10 + (*digit - '0');
	*behind = digit;
	if (digit == at || *digit != ':')
		return false;
	*index = dbct_context_index(context);
	return *index >= 0;
}

/* One line, without the tab in front; returns what is written behind `to`. */
static char *add_line(char *to, const char *last, const char *line, const char *end)
{
	const char *part, *behind;
	s32 index;

	if (*line == '\t')
		line++;
	part = fence_part(line, end);
	if (context_at(part, &index, &behind))
		to += scnprintf(to, last - to, "%.*s%d%.*s\n", (int)(part - line), line, index,
				(int)(end - behind), behind);
	else
		to += scnprintf(to, last - to, "%.*s\n", (int)(end - line), line);
	return to;
}

static void tell(const char *text)
{
	char *to = dbct_here()->lines, *last = to + DBCT_LINES_BYTES;
	const char *line, *end;

	*to = '\0';
	for (line = text; (end = strchr(line, '\n')); line = end + 1)
		to = add_line(to, last, line, end);
}

static int start(struct seq_file *to)
{
	memset(to, 0, sizeof(*to));
	to->size = DBCT_LINES_BYTES;
	to->buf = kzalloc(to->size, GFP_KERNEL);
	return to->buf ? 0 : -ENOMEM;
}

static void finish(struct seq_file *to)
{
	to->buf[min(to->count, to->size - 1)] = '\0';
	tell(to->buf);
	kfree(to->buf);
}

int dbct_fence_describe(void)
{
	struct dma_fence *fence;
	struct seq_file to;
	int ret = dbct_named_fence(dbct_here()->request.fence, &fence);

	if (ret || !fence)
		return DBCT_NO_OBJECT;
	ret = start(&to);
	if (ret)
		return ret;
	dma_fence_describe(fence, &to);
	finish(&to);
	return 0;
}

int dbct_resv_describe(void)
{
	struct dma_resv *resv = dbct_resv_of(dbct_here()->request.buffer);
	struct seq_file to;
	int ret;

	if (!resv)
		return DBCT_NO_OBJECT;
	ret = start(&to);
	if (ret)
		return ret;
	dbct_work_on(resv, resv);
	dma_resv_describe(resv, &to);
	finish(&to);
	return 0;
}
