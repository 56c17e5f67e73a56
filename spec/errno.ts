// SPDX-License-Identifier: MIT
/** Error names the suite knows, with the Linux generic numbers (include/uapi/asm-generic/errno*.h). ERESTARTSYS is kernel internal. */
export const ERRNO = {
  EPERM: 1,
  ENOENT: 2,
  EINTR: 4,
  EIO: 5,
  ENXIO: 6,
  EBADF: 9,
  EAGAIN: 11,
  ENOMEM: 12,
  EACCES: 13,
  EFAULT: 14,
  EBUSY: 16,
  EEXIST: 17,
  ENODEV: 19,
  EINVAL: 22,
  ENFILE: 23,
  EMFILE: 24,
  ENOTTY: 25,
  EFBIG: 27,
  ENOSPC: 28,
  ESPIPE: 29,
  EDEADLK: 35,
  EOVERFLOW: 75,
  EBADFD: 77,
  EALREADY: 114,
  EOPNOTSUPP: 95,
  EREMOTEIO: 121,
  ERESTARTSYS: 512,
} as const;

export type Errno = keyof typeof ERRNO;

export const ERRNOS = Object.keys(ERRNO) as Errno[];
