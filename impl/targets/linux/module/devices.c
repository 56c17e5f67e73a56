// SPDX-License-Identifier: GPL-2.0
/* Devices that importers attach, with the DMA limits of the program's world. */
#include <linux/dma-mapping.h>
#include <linux/platform_device.h>

#include "ct.h"

static struct platform_device *devices[DBCT_DEVICES];

int dbct_devices_init(void)
{
	int i, ret;

	for (i = 0; i < DBCT_DEVICES; i++) {
		devices[i] = platform_device_register_simple("dmabuf-ct-importer", i, NULL, 0);
		if (IS_ERR(devices[i])) {
			ret = PTR_ERR(devices[i]);
			devices[i] = NULL;
			dbct_devices_exit();
			return ret;
		}
	}
	return 0;
}

void dbct_devices_exit(void)
{
	int i;

	for (i = 0; i < DBCT_DEVICES; i++) {
		platform_device_unregister(devices[i]);
		devices[i] = NULL;
	}
}

/* Set as they stand: a mask that the platform refuses must still be seen by the exporter. */
static void set_limits(struct device *dev, const struct dbct_device *spec)
{
	u64 mask = DMA_BIT_MASK(spec->mask_bits);

	dev->dma_mask = &dev->coherent_dma_mask;
	dev->coherent_dma_mask = mask;
	dma_set_max_seg_size(dev, spec->max_segment_bytes);
	dma_set_seg_boundary(dev, spec->boundary_bytes - 1);
}

int dbct_devices_set(void)
{
	const struct dbct_request *request = &dbct_here()->request;
	u32 i, count = min_t(u32, request->devices, DBCT_DEVICES);

	for (i = 0; i < count; i++) {
		const struct dbct_device *spec = &request->device_spec[i];

		if (spec->mask_bits < 1 || spec->mask_bits > 64)
			return -EINVAL;
		set_limits(&devices[i]->dev, spec);
	}
	return 0;
}

/* NULL for no device, and for one that the world does not have. */
struct device *dbct_device(s32 index)
{
	return index >= 0 && index < DBCT_DEVICES ? &devices[index]->dev : NULL;
}

s32 dbct_device_index(const struct device *dev)
{
	s32 i;

	for (i = 0; i < DBCT_DEVICES; i++)
		if (&devices[i]->dev == dev)
			return i;
	return DBCT_NULL;
}
