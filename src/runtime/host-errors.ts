// Errors of the operating system: errno numbers (Linux), their texts, the OSError subclass of each, and OSError from a HostError.

import { HostError } from "#host/host.ts";
import { PyTuple } from "./objects/containers.ts";
import {
  BlockingIOErrorType,
  BrokenPipeErrorType,
  ChildProcessErrorType,
  ConnectionAbortedErrorType,
  ConnectionRefusedErrorType,
  ConnectionResetErrorType,
  FileExistsErrorType,
  FileNotFoundErrorType,
  InterruptedErrorType,
  IsADirectoryErrorType,
  NotADirectoryErrorType,
  OSErrorType,
  PermissionErrorType,
  ProcessLookupErrorType,
  type PyOSError,
  TimeoutErrorType,
} from "./objects/exceptions.ts";
import type { PyValue } from "./objects/object.ts";
import { None } from "./objects/singletons.ts";
import type { PyType } from "./objects/type.ts";

/** Name and text by number, as Linux and its C library have them. */
const table: readonly (readonly [number, string, string])[] = [
  [1, "EPERM", "Operation not permitted"],
  [2, "ENOENT", "No such file or directory"],
  [3, "ESRCH", "No such process"],
  [4, "EINTR", "Interrupted system call"],
  [5, "EIO", "Input/output error"],
  [6, "ENXIO", "No such device or address"],
  [7, "E2BIG", "Argument list too long"],
  [8, "ENOEXEC", "Exec format error"],
  [9, "EBADF", "Bad file descriptor"],
  [10, "ECHILD", "No child processes"],
  [11, "EAGAIN", "Resource temporarily unavailable"],
  [12, "ENOMEM", "Cannot allocate memory"],
  [13, "EACCES", "Permission denied"],
  [14, "EFAULT", "Bad address"],
  [15, "ENOTBLK", "Block device required"],
  [16, "EBUSY", "Device or resource busy"],
  [17, "EEXIST", "File exists"],
  [18, "EXDEV", "Invalid cross-device link"],
  [19, "ENODEV", "No such device"],
  [20, "ENOTDIR", "Not a directory"],
  [21, "EISDIR", "Is a directory"],
  [22, "EINVAL", "Invalid argument"],
  [23, "ENFILE", "Too many open files in system"],
  [24, "EMFILE", "Too many open files"],
  [25, "ENOTTY", "Inappropriate ioctl for device"],
  [26, "ETXTBSY", "Text file busy"],
  [27, "EFBIG", "File too large"],
  [28, "ENOSPC", "No space left on device"],
  [29, "ESPIPE", "Illegal seek"],
  [30, "EROFS", "Read-only file system"],
  [31, "EMLINK", "Too many links"],
  [32, "EPIPE", "Broken pipe"],
  [33, "EDOM", "Numerical argument out of domain"],
  [34, "ERANGE", "Numerical result out of range"],
  [35, "EDEADLK", "Resource deadlock avoided"],
  [36, "ENAMETOOLONG", "File name too long"],
  [37, "ENOLCK", "No locks available"],
  [38, "ENOSYS", "Function not implemented"],
  [39, "ENOTEMPTY", "Directory not empty"],
  [40, "ELOOP", "Too many levels of symbolic links"],
  [42, "ENOMSG", "No message of desired type"],
  [43, "EIDRM", "Identifier removed"],
  [61, "ENODATA", "No data available"],
  [62, "ETIME", "Timer expired"],
  [71, "EPROTO", "Protocol error"],
  [74, "EBADMSG", "Bad message"],
  [75, "EOVERFLOW", "Value too large for defined data type"],
  [84, "EILSEQ", "Invalid or incomplete multibyte or wide character"],
  [87, "EUSERS", "Too many users"],
  [88, "ENOTSOCK", "Socket operation on non-socket"],
  [89, "EDESTADDRREQ", "Destination address required"],
  [90, "EMSGSIZE", "Message too long"],
  [91, "EPROTOTYPE", "Protocol wrong type for socket"],
  [92, "ENOPROTOOPT", "Protocol not available"],
  [93, "EPROTONOSUPPORT", "Protocol not supported"],
  [94, "ESOCKTNOSUPPORT", "Socket type not supported"],
  [95, "EOPNOTSUPP", "Operation not supported"],
  [96, "EPFNOSUPPORT", "Protocol family not supported"],
  [97, "EAFNOSUPPORT", "Address family not supported by protocol"],
  [98, "EADDRINUSE", "Address already in use"],
  [99, "EADDRNOTAVAIL", "Cannot assign requested address"],
  [100, "ENETDOWN", "Network is down"],
  [101, "ENETUNREACH", "Network is unreachable"],
  [102, "ENETRESET", "Network dropped connection on reset"],
  [103, "ECONNABORTED", "Software caused connection abort"],
  [104, "ECONNRESET", "Connection reset by peer"],
  [105, "ENOBUFS", "No buffer space available"],
  [106, "EISCONN", "Transport endpoint is already connected"],
  [107, "ENOTCONN", "Transport endpoint is not connected"],
  [108, "ESHUTDOWN", "Cannot send after transport endpoint shutdown"],
  [110, "ETIMEDOUT", "Connection timed out"],
  [111, "ECONNREFUSED", "Connection refused"],
  [112, "EHOSTDOWN", "Host is down"],
  [113, "EHOSTUNREACH", "No route to host"],
  [114, "EALREADY", "Operation already in progress"],
  [115, "EINPROGRESS", "Operation now in progress"],
  [116, "ESTALE", "Stale file handle"],
  [122, "EDQUOT", "Disk quota exceeded"],
  [125, "ECANCELED", "Operation canceled"],
];
/** Number by POSIX name. */
export const errnoByName: ReadonlyMap<string, number> = new Map(table.map(([n, name]) => [name, n]));
const texts: ReadonlyMap<number, string> = new Map(table.map(([n, , text]) => [n, text]));

/** `os.strerror(errno)`. */
export function strerror(errno: number): string {
  return texts.get(errno) ?? `Unknown error ${errno}`;
}

const subclasses: ReadonlyMap<number, PyType> = new Map([
  [11, BlockingIOErrorType],
  [114, BlockingIOErrorType],
  [115, BlockingIOErrorType],
  [32, BrokenPipeErrorType],
  [108, BrokenPipeErrorType],
  [10, ChildProcessErrorType],
  [103, ConnectionAbortedErrorType],
  [111, ConnectionRefusedErrorType],
  [104, ConnectionResetErrorType],
  [17, FileExistsErrorType],
  [2, FileNotFoundErrorType],
  [21, IsADirectoryErrorType],
  [20, NotADirectoryErrorType],
  [4, InterruptedErrorType],
  [13, PermissionErrorType],
  [1, PermissionErrorType],
  [3, ProcessLookupErrorType],
  [110, TimeoutErrorType],
]);

/** The subclass of OSError for an errno, undefined where there is none. */
export function typeOfErrno(errno: number): PyType | undefined {
  return subclasses.get(errno);
}

/** `OSError(errno, strerror, filename, None, filename2)` of the right subclass. */
export function osError(
  errno: number,
  message: string = strerror(errno),
  filename: PyValue = None,
  filename2: PyValue = None,
): PyOSError {
  const e = new (typeOfErrno(errno) ?? OSErrorType).K() as PyOSError;
  e.args = new PyTuple([errno, message]);
  e.errno = errno;
  e.strerror = message;
  e.filename = filename;
  e.filename2 = filename2;
  e.parsed = true;
  return e;
}

/** The OSError for a failure of the host; the POSIX name decides, as numbers differ between systems. */
export function fromHostError(x: HostError, filename: PyValue = None, filename2: PyValue = None): PyOSError {
  const errno = errnoByName.get(x.code) ?? Math.abs(x.errno);
  return osError(errno, texts.get(errno) ?? x.message, filename, filename2);
}

/** Runs a host operation; its HostError becomes OSError with these file names. */
export function hostCall<T>(action: () => T, filename: PyValue = None, filename2: PyValue = None): T {
  try {
    return action();
  } catch (x) {
    if (x instanceof HostError) throw fromHostError(x, filename, filename2);
    throw x;
  }
}
