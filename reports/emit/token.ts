// SPDX-License-Identifier: MIT
/** A program or finding as one line of text: it can stand in a mail, and `replay` takes it back. */
import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Finding } from "../../spec/finding.ts";
import type { Program } from "../../spec/program.ts";
import { canonicalJson } from "../../spec/u64.ts";
import { UserError } from "../../spec/user-error.ts";

/** The prefix tells the version: of the layout, and of the dictionary. */
const VERSION = "dct1";
const CHECK_DIGITS = 8;
/** No finding comes near it; a token that claims more is not one of ours. */
const TEXT_MAX_BYTES = 4 << 20;

/** What most texts hold, the commonest last. Part of the version: never changed. */
const DICTIONARY = Buffer.from(
  [
    '"UDMABUF_CREATE_LIST","second":null,"secondOffset":"0x0","secondSize":"0x1000","size":"0x1000"},"do":"udmabuf-create","id":3}',
    '{"args":{"memfd":1,"seals":["F_SEAL_SHRINK"]},"do":"memfd-seal","id":2},{"args":{"count":"given","flags":"UDMABUF_FLAGS_CLOEXEC","memfd":1,"offset":"0x0","request":"UDMABUF_CREATE"',
    '{"args":{"sealing":"MFD_ALLOW_SEALING","size":"0x4000"},"do":"memfd-create","id":1}',
    '{"args":{"fdField":0,"fdFlags":"O_RDWR|O_CLOEXEC","heapFlags":"0","length":"0x1000","request":"DMA_HEAP_IOCTL_ALLOC"},"do":"heap-alloc","id":1}',
    '{"exporterName":"system","kind":"system-heap","ops":["attach","detach","map_dma_buf","unmap_dma_buf","release","vmap","vunmap","mmap","begin_cpu_access","end_cpu_access"]}',
    '{"args":{"buffer":1,"flags":"0"},"do":"fd","id":2},{"args":{"fd":2,"length":"0x1000","offset":"0x0","protection":"read+write","sharing":"shared"},"do":"mmap"',
    '{"args":{"attachment":2,"direction":"DMA_BIDIRECTIONAL"},"do":"map","id":3,"replies":{"map_dma_buf":"ok"}},"fault":{"point":"alloc:"',
    '{"args":{"buffer":1},"do":"put","id":3},{"args":{"buffer":1,"device":0},"do":"attach","id":2}',
    '{"certificate":{"executions":26,"lastSweepCandidates":9,"minimal":true,"passes":["fold","move","chunks","arguments","replies","world"]},"clause":"MAP-13","expected":"ok","kind":"outcome","observed":"EINVAL"',
    '"blames":"framework","provenance":{"originalSteps":40,"path":"4","seed":1,"suite":"0.1.0"},"schema":"dmabuf-ct/finding/1","signature":"MAP-13/map/duty/kept!=broken","step":3,"steps":[],"target":"reference"}',
    '{"config":{"debugFs":true,"dmaApiDebug":false,"dmabufDebug":false,"lockDebug":true,"moveNotify":false,"sysfsStats":false,"trace":false},"era":"7.2","schema":"dmabuf-ct/program/1","steps":[',
    '{"args":{"flags":"O_RDWR","name":"exporter","owner":null,"reservation":null,"size":"0x1000","with":[],"without":[]},"do":"export","id":1},',
    '],"world":{"devices":[{"coherent":true,"dmaMaskBits":64,"iommu":"none","maxSegmentBytes":65536,"segmentBoundaryBytes":4294967296}],"exporter":{"kind":"scripted","ops":[]},"pageSizeBytes":4096}}',
  ].join(""),
);

const checkOf = (data: Buffer): string => createHash("sha256").update(data).digest("hex").slice(0, CHECK_DIGITS);

/** What replaying needs: steps are seen again then. */
function essential(recorded: Finding | Program): Finding | Program {
  return "program" in recorded ? { ...recorded, steps: [] } : recorded;
}

/** `dct1:<checksum>:<base64url of the compressed JSON>`. */
export function encodeToken(recorded: Finding | Program): string {
  const text = Buffer.from(canonicalJson(essential(recorded)));
  const packed = deflateRawSync(text, { level: 9, dictionary: DICTIONARY });
  return `${VERSION}:${checkOf(packed)}:${packed.toString("base64url")}`;
}

/** Whether a text is meant to be a token, of whatever version. */
export function isToken(text: string): boolean {
  return /^[\s>]*dct\d+:/.test(text);
}

function damaged(what: string): UserError {
  return new UserError(`damaged token: ${what}; ask for it again, or for the finding file`);
}

/** The JSON text in a token. Mail programs break lines and put marks of quotation before them: neither is part of it. */
export function decodeToken(token: string): string {
  const [version, check, data, ...more] = token.replace(/[\s>]/g, "").split(":");
  if (version !== VERSION)
    throw new UserError(`token of version ${version}: this version of the suite reads ${VERSION}`);
  if (check === undefined || data === undefined || more.length > 0) {
    throw damaged(`expected ${VERSION}:<checksum>:<data>`);
  }
  const odd = /[^\w-]/.exec(data);
  if (odd !== null) throw damaged(`${JSON.stringify(odd[0])} cannot stand in it`);
  const packed = Buffer.from(data, "base64url");
  // The last letter may have bits to spare: another letter would read the same.
  if (checkOf(packed) !== check || packed.toString("base64url") !== data)
    throw damaged("its checksum does not match, so part of it is lost or changed");
  return unpacked(packed);
}

function unpacked(packed: Buffer): string {
  try {
    return inflateRawSync(packed, { dictionary: DICTIONARY, maxOutputLength: TEXT_MAX_BYTES }).toString();
  } catch {
    throw damaged("its data cannot be unpacked");
  }
}
