// SPDX-License-Identifier: MIT
/**
 * A complete dynamic importer to start from: it maps when it needs to, waits for the KERNEL fences, and maps anew after a
 * move. It passes. Change it step by step into a model of yours, and run
 *
 *   npx dmabuf-ct run --target importer:./importer.ts
 *
 * after each change. Everything is a generator: `yield*` each call of the kernel, because any of them may have to wait.
 * Kernel errors are values: return `{ errno: "ENOMEM" }`, never throw.
 */
import {
  type Attachment,
  type DmaBuf,
  type ImporterFactory,
  isError,
  type KernelError,
  type Mapping,
  type Steps,
} from "../../impl/importers/kit.ts";

/** A buffer in use. The suite hands it back as `use`. */
interface Use {
  readonly dmabuf: DmaBuf;
  readonly attachment: Attachment;
  mapping: Mapping | null;
  /** Told of a move since it was mapped: the table describes a place the storage has left. */
  stale: boolean;
}

const factory: ImporterFactory = (kernel) => {
  const uses = new Map<Attachment, Use>();

  /** Needs the reservation lock (MAP-07), and the direction of the map (MAP-36). */
  function* unmap(use: Use): Steps<void> {
    if (use.mapping !== null) yield* kernel.unmap(use.attachment, use.mapping, "DMA_BIDIRECTIONAL");
    use.mapping = null;
    use.stale = false;
  }

  /** A mapping the device may use now. Needs the reservation lock. */
  function* ready(use: Use): Steps<Mapping | KernelError> {
    if (use.stale) yield* unmap(use);
    if (use.mapping === null) {
      const mapping = yield* kernel.map(use.attachment, "DMA_BIDIRECTIONAL");
      if (isError(mapping)) return mapping;
      use.mapping = mapping;
    }
    // The core waits for static importers only (MAP-17, MOVE-30).
    yield* kernel.wait(use.dmabuf, "DMA_RESV_USAGE_KERNEL");
    return use.mapping;
  }

  return {
    name: "my-importer",

    attachOps: {
      /** The lock is held already, and the table may be used until its fences have signalled (MOVE-08, MOVE-09). */
      *moveNotify(attachment) {
        const use = uses.get(attachment);
        if (use !== undefined) use.stale = true;
      },
    },

    *open(dmabuf, device) {
      const attachment = yield* kernel.dynamicAttach(dmabuf, device);
      if (isError(attachment)) return attachment;
      const use: Use = { dmabuf, attachment, mapping: null, stale: false };
      uses.set(attachment, use);
      return use;
    },

    /** The device is done before the lock is given back; one that works on would leave a fence in the reservation. */
    *read(priv, page) {
      const use = priv as Use;
      yield* kernel.lock(use.dmabuf);
      const mapping = yield* ready(use);
      const byte = isError(mapping) ? mapping : yield* kernel.dmaRead(mapping, page);
      yield* kernel.unlock(use.dmabuf);
      return byte;
    },

    *write(priv, page, byte) {
      const use = priv as Use;
      yield* kernel.lock(use.dmabuf);
      const mapping = yield* ready(use);
      if (!isError(mapping)) yield* kernel.dmaWrite(mapping, page, byte);
      yield* kernel.unlock(use.dmabuf);
      return isError(mapping) ? mapping : undefined;
    },

    /** Nothing mapped, nothing pinned, no lock held: then detach (ATTACH-44). */
    *close(priv) {
      const use = priv as Use;
      yield* kernel.lock(use.dmabuf);
      yield* unmap(use);
      yield* kernel.unlock(use.dmabuf);
      yield* kernel.detach(use.dmabuf, use.attachment);
      uses.delete(use.attachment);
    },
  };
};

export default factory;
