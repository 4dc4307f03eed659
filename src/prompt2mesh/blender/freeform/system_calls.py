"""Which system calls foreign code may make: what is not named here is refused.

A list of what is allowed, not of what is dangerous, so that a call that a later
kernel brings is refused until somebody has thought about it. A desktop alone, which is
made of the system's programs, has a list of what is refused. Names are those
of libseccomp; a name that a processor or an older library does not have is passed over.
"""

from typing import NamedTuple

CLONE_THREAD = 0x00010000
CLONE_NEW_USER = 0x10000000
_CLONE_NEW_NAMESPACE = 0x7E020080  # every CLONE_NEW* flag

# Blender, numpy, Cycles and Python need these; none of them reaches another process or the network.
ALLOWED = """
    access arch_prctl brk capget chdir chmod clock_getres clock_gettime clock_nanosleep close close_range creat dup
    dup2 dup3 epoll_create epoll_create1 epoll_ctl epoll_pwait epoll_wait eventfd eventfd2 exit exit_group faccessat
    faccessat2 fadvise64 fallocate fchdir fchmod fchmodat fdatasync flock fstat fstatfs fsync ftruncate futex
    futex_waitv futex_wake futex_wait get_mempolicy getcpu getcwd getdents getdents64 getegid geteuid getgid getgroups
    getitimer getpgid getpgrp getpid getppid getpriority getrandom getresgid getresuid getrlimit getrusage getsid
    gettid gettimeofday getuid getxattr lgetxattr fgetxattr listxattr lseek lstat madvise membarrier mincore
    mkdir mkdirat mmap mprotect mremap msync munmap nanosleep newfstatat open openat openat2 pause pipe pipe2 poll
    ppoll pread64 preadv preadv2 pselect6 pwrite64 pwritev pwritev2 read readahead readlink readlinkat readv rename
    renameat renameat2 restart_syscall rmdir rseq rt_sigaction rt_sigpending rt_sigprocmask rt_sigreturn
    rt_sigsuspend rt_sigtimedwait sched_get_priority_max sched_get_priority_min sched_getaffinity sched_getparam
    sched_getscheduler sched_yield select sendfile set_robust_list set_tid_address setitimer alarm sigaltstack stat
    statfs statx sync_file_range sysinfo time times truncate umask uname unlink unlinkat utimensat
    utime utimes futimesat wait4 waitid write writev
""".split()

# Refused with "Operation not permitted", which says more than the "Function not implemented" of all the others.
# A link is refused because those who read the scratch folder afterwards would follow it out of there.
# Not among them: clone3, whose flags no filter can read, so that the C library must fall back on clone.
REFUSED = """
    accept accept4 add_key bind bpf chown chroot connect execve execveat fchown fchownat fork fsopen io_uring_enter
    io_uring_register io_uring_setup kexec_load keyctl kill lchown link linkat listen memfd_create mknod mknodat mount
    open_by_handle_at open_tree perf_event_open personality pidfd_getfd pidfd_open pidfd_send_signal pivot_root
    process_vm_readv process_vm_writev ptrace recvfrom recvmsg request_key rt_sigqueueinfo rt_tgsigqueueinfo
    sched_setaffinity sched_setscheduler sendmsg sendto setgid setgroups setns setpriority setregid setresgid
    setresuid setreuid setuid setxattr shmget socket socketpair symlink symlinkat tkill umount2 unshare userfaultfd
    vfork
""".split()

# Besides, for a process that answers on a socket that it was given: it can make no other.
SERVING = """
    accept accept4 getpeername getsockname getsockopt recvfrom recvmsg sendmsg sendto setsockopt shutdown
""".split()

# To a desktop, which starts programs that need far more: what reaches into the kernel, or leads out of a namespace.
# A user namespace is refused to `clone` by its flag; `clone3` as above.
REFUSED_TO_PROGRAMS = """
    acct add_key adjtimex bpf chroot clock_adjtime clock_settime delete_module fanotify_init finit_module fsconfig
    fsmount fsopen fspick init_module io_uring_enter io_uring_register io_uring_setup ioperm iopl kexec_file_load
    kexec_load keyctl lookup_dcookie mount mount_setattr move_mount name_to_handle_at nfsservctl open_by_handle_at
    open_tree perf_event_open pidfd_getfd pivot_root process_vm_readv process_vm_writev ptrace quotactl quotactl_fd
    reboot request_key setdomainname sethostname setns settimeofday swapoff swapon syslog umount2 unshare userfaultfd
    vhangup
""".split()
# Of sockets: AF_KEY, RDS, CAN, TIPC, BLUETOOTH, ALG, VSOCK, XDP. Some are no network namespace's, all are little tried.
REFUSED_FAMILIES = (15, 21, 29, 30, 31, 38, 40, 44)


class Condition(NamedTuple):
    """A call that is allowed where one argument, after the mask, has this value; with any other it is not there."""

    call: str
    argument: int
    mask: int
    value: int


_ALL_BITS = 0xFFFFFFFF
_TERMINAL_QUERIES = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)  # TCGETS, WINSZ, FIONREAD, FIONBIO, FIO(N)CLEX
# F_DUPFD…F_SETLKW, the locks of open files, F_DUPFD_CLOEXEC, F_GETPIPE_SZ: none sends a signal to anybody.
_FILE_COMMANDS = (*range(8), 36, 37, 38, 1030, 1032)
_THREAD_NAMES_AND_MAPPINGS = (15, 16, 0x53564D41)  # PR_SET_NAME, PR_GET_NAME, PR_SET_VMA


def conditions(pid: int) -> tuple[Condition, ...]:
    """Calls that are allowed with some arguments only.

    Args:
        pid: The process itself, the only one that it may send a signal or set a limit.
    """
    return (
        # Threads of its own, and never a process.
        Condition("clone", 0, CLONE_THREAD | _CLONE_NEW_NAMESPACE, CLONE_THREAD),
        *(Condition("ioctl", 1, _ALL_BITS, request) for request in _TERMINAL_QUERIES),
        *(Condition("fcntl", 1, _ALL_BITS, command) for command in _FILE_COMMANDS),
        *(Condition("prctl", 0, _ALL_BITS, option) for option in _THREAD_NAMES_AND_MAPPINGS),
        Condition("tgkill", 0, _ALL_BITS, pid),  # abort() ends itself so
        Condition("prlimit64", 0, _ALL_BITS, 0),
        Condition("prlimit64", 0, _ALL_BITS, pid),
    )
