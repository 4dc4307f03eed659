"""Locks the process that calls it, for good: another user, no capabilities, limits, no files, few system calls.

Uses the standard library only and must be called before anything else is
imported: some of these locks hold only the threads that are started later.
The order matters, since each step takes away what the steps before it need.
"""

import ctypes
import os
import resource
import signal
import struct
from dataclasses import dataclass
from pathlib import Path

from prompt2mesh.blender.freeform.system_calls import (
    ALLOWED,
    CLONE_NEW_USER,
    REFUSED,
    REFUSED_FAMILIES,
    REFUSED_TO_PROGRAMS,
    SERVING,
    conditions,
)

_LIBC = ctypes.CDLL(None, use_errno=True)
_PR_SET_PDEATHSIG, _PR_CAPBSET_DROP, _PR_SET_NO_NEW_PRIVS = 1, 24, 38
_LAST_CAPABILITY = 63


@dataclass(frozen=True, kw_only=True)
class Confinement:
    """What a process takes away from itself.

    Attributes:
        user: The user and group number to become; None stays.
        memory_mb: Address space.
        file_mb: Size of one file.
        threads: Tasks of this user.
        readable: Files and folders that may still be read; None leaves that to the mounts.
        writable: Folders that may still be written.
        serves: Whether it answers on a socket that it was given.
        programs: Whether it starts programs of the system, which need more calls than code of one's own.
        ports: Of TCP, the only ones that it may still listen on and connect to, where the kernel has Landlock; None
            leaves that to the namespace.
        filter_calls: Whether system calls are filtered.
        landlock: Whether the kernel is asked to hold to `readable` and `writable`.
        limits: Whether memory, files and tasks are limited.
    """

    user: int | None = None
    memory_mb: int = 3072
    file_mb: int = 64
    threads: int = 128
    readable: tuple[str, ...] | None = None
    writable: tuple[str, ...] = ()
    serves: bool = False
    programs: bool = False
    ports: tuple[int, ...] | None = None
    filter_calls: bool = True
    landlock: bool = True
    limits: bool = True


class ConfinementError(Exception):
    """A lock does not close on this machine."""


def confine(order: Confinement) -> None:
    """Closes every lock.

    Raises:
        ConfinementError: One does not close; the process must end.
    """
    if order.user is not None:
        _become(order.user)
    _drop_capabilities()
    _check(_LIBC.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no new privileges")
    # A change of the user has made Linux forget this.
    _check(_LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0), "death with the parent")
    if order.limits:
        _limit(order)
    if order.landlock:
        restrict_files(order.readable, order.writable)
    if order.ports is not None:
        restrict_ports(order.ports)
    if order.filter_calls:
        filter_calls(serves=order.serves, programs=order.programs)


def limit_processor_time(seconds: float) -> None:
    """Ends this process once it has used this much more processor time, whatever it does about it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))


def _become(user: int) -> None:
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)


def _drop_capabilities() -> None:
    for number in range(_LAST_CAPABILITY + 1):
        _LIBC.prctl(_PR_CAPBSET_DROP, number, 0, 0, 0)  # refused where there is none to drop
    header = struct.pack("Ii", 0x20080522, 0)  # _LINUX_CAPABILITY_VERSION_3, this process
    _check(_LIBC.capset(header, bytes(24)), "dropping capabilities")


def _limit(order: Confinement) -> None:
    memory, file = order.memory_mb << 20, order.file_mb << 20
    for what, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, file),
        (resource.RLIMIT_NOFILE, 256),
        (resource.RLIMIT_NPROC, order.threads),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        wanted = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(what, (wanted, wanted))


# Landlock (linux/landlock.h) has no library on most machines; it is three system calls with the same numbers on
# every processor.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_READ = 1 << 2 | 1 << 3  # files, folders
# Execution, and making devices, sockets, pipes and links, which would lead those who read the folder astray.
_NEVER = 1 << 0 | 1 << 6 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12
_FILE_ACCESS = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 14  # what a rule for a file may name: execute, write, read, truncate
_CONNECT_OR_BIND_TCP, _PORT_RULE, _FIRST_WITH_PORTS = 3, 2, 4
_SIGNALS_AND_ABSTRACT_SOCKETS = 3


def landlock_version() -> int:
    """The version of Landlock's interface in this kernel; 0 where there is none."""
    return max(0, int(_LIBC.syscall(_CREATE_RULESET, None, 0, 1)))


def restrict_files(readable: tuple[str, ...] | None, writable: tuple[str, ...]) -> None:
    """Leaves only these files and folders, none of them to be executed, and no TCP.

    Raises:
        ConfinementError: The kernel would not.
    """
    version = landlock_version()
    if version == 0:
        return
    handled = (1 << 13) - 1
    handled |= (1 << 13 if version >= 2 else 0) | (1 << 14 if version >= 3 else 0) | (1 << 15 if version >= 5 else 0)
    attributes = struct.pack(
        "QQQ",
        handled,
        _CONNECT_OR_BIND_TCP if version >= 4 else 0,
        _SIGNALS_AND_ABSTRACT_SOCKETS if version >= 6 else 0,
    )
    attributes = attributes[: 24 if version >= 6 else 16 if version >= 4 else 8]
    ruleset = int(_LIBC.syscall(_CREATE_RULESET, attributes, len(attributes), 0))
    _check(ruleset, "Landlock")
    # A shared library is mapped, not executed, so that reading is enough to load it.
    rules = [(path, _READ) for path in (("/",) if readable is None else readable)]
    rules += [(path, handled & ~_NEVER) for path in writable]
    rules += [("/dev/null", handled & _FILE_ACCESS & ~1)]
    for path, access in rules:
        _allow(ruleset, path, access)
    _check(int(_LIBC.syscall(_RESTRICT_SELF, ruleset, 0)), "Landlock")
    os.close(ruleset)


def restrict_ports(ports: tuple[int, ...]) -> None:
    """Leaves only these TCP ports, to every socket: also to one of another network that was handed in.

    Raises:
        ConfinementError: The kernel would not.
    """
    if landlock_version() < _FIRST_WITH_PORTS:
        return
    attributes = struct.pack("QQ", 0, _CONNECT_OR_BIND_TCP)
    ruleset = int(_LIBC.syscall(_CREATE_RULESET, attributes, len(attributes), 0))
    _check(ruleset, "Landlock")
    for port in ports:
        rule = struct.pack("=QQ", _CONNECT_OR_BIND_TCP, port)
        _check(int(_LIBC.syscall(_ADD_RULE, ruleset, _PORT_RULE, rule, 0)), f"Landlock for port {port}")
    _check(int(_LIBC.syscall(_RESTRICT_SELF, ruleset, 0)), "Landlock")
    os.close(ruleset)


def _allow(ruleset: int, path: str, access: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    if not Path(path).is_dir():
        access &= _FILE_ACCESS
    rule = struct.pack("=Qi", access, place)
    _check(int(_LIBC.syscall(_ADD_RULE, ruleset, 1, rule, 0)), f"Landlock for {path}")
    os.close(place)


class _Comparison(ctypes.Structure):
    _fields_ = (("arg", ctypes.c_uint), ("op", ctypes.c_int), ("mask", ctypes.c_uint64), ("value", ctypes.c_uint64))


_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_ENOSYS, _EPERM = 38, 1
_MASKED_EQUAL, _ALL_BITS = 7, 0xFFFFFFFF
_ATTRIBUTE_OTHER_PROCESSOR, _ATTRIBUTE_TSYNC, _ATTRIBUTE_OPTIMIZE = 2, 4, 8
_KILL_PROCESS = 0x80000000


def filter_calls(*, serves: bool = False, programs: bool = False) -> None:
    """Refuses system calls to this process, all its threads and what it starts: all that are not in the list.

    libseccomp knows the numbers of each processor and refuses the calls of another (32-bit ones by 64-bit code).

    Args:
        serves: Whether it answers on a socket that it was given.
        programs: Whether it starts programs: then only what is in another list is refused.

    Raises:
        ConfinementError: libseccomp is missing or the kernel would not.
    """
    try:
        library = ctypes.CDLL("libseccomp.so.2")
    except OSError as exc:
        raise ConfinementError(f"libseccomp does not load ({exc})") from exc
    library.seccomp_init.restype = ctypes.c_void_p
    context = ctypes.c_void_p(library.seccomp_init(_ALLOW if programs else _ERRNO | _ENOSYS))
    if not context:
        raise ConfinementError("libseccomp does not start")
    library.seccomp_attr_set(context, _ATTRIBUTE_OTHER_PROCESSOR, _KILL_PROCESS)
    library.seccomp_attr_set(context, _ATTRIBUTE_TSYNC, 1)
    library.seccomp_attr_set(context, _ATTRIBUTE_OPTIMIZE, 2)  # a tree; older libraries do without
    if programs:
        _refuse_to_programs(library, context)
    else:
        _allow_alone(library, context, serves=serves)
    _check(library.seccomp_load(context), "the system-call filter")
    library.seccomp_release(context)


def _allow_alone(library: ctypes.CDLL, context: ctypes.c_void_p, *, serves: bool) -> None:
    allowed = {*ALLOWED, *(SERVING if serves else ())}
    for name in allowed:
        _rule(library, context, _ALLOW, name)
    for name in set(REFUSED) - allowed:
        _rule(library, context, _ERRNO | _EPERM, name)
    for condition in conditions(os.getpid()):
        comparison = _Comparison(condition.argument, _MASKED_EQUAL, condition.mask, condition.value)
        _rule(library, context, _ALLOW, condition.call, comparison)


def _refuse_to_programs(library: ctypes.CDLL, context: ctypes.c_void_p) -> None:
    for name in REFUSED_TO_PROGRAMS:
        _rule(library, context, _ERRNO | _EPERM, name)
    _rule(library, context, _ERRNO | _EPERM, "clone", _Comparison(0, _MASKED_EQUAL, CLONE_NEW_USER, CLONE_NEW_USER))
    _rule(library, context, _ERRNO | _ENOSYS, "clone3")
    for family in REFUSED_FAMILIES:
        _rule(library, context, _ERRNO | _EPERM, "socket", _Comparison(0, _MASKED_EQUAL, _ALL_BITS, family))


def _rule(library: ctypes.CDLL, context: ctypes.c_void_p, action: int, name: str, *when: _Comparison) -> None:
    number = library.seccomp_syscall_resolve_name(name.encode())
    if number < 0:  # not a call of this processor, or younger than the library
        return
    array = (_Comparison * len(when))(*when)
    _check(library.seccomp_rule_add_array(context, action, number, len(when), array), f"the rule for {name}")


def _check(result: int, what: str) -> None:
    if result < 0:
        code = ctypes.get_errno() or -result
        raise ConfinementError(f"{what}: {os.strerror(code)}")
