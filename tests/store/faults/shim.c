/* Counts the calls by which a process changes a disk, and makes one of them fail.

   Preloaded under a test's child. arm(n, mode) makes the n-th call from then on end
   the process before it is made (mode 0), after half of a write was made (mode 1), or
   fail with an errno (mode > 1). calls() says how many there were since. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static long left = -1, made = 0;
static int what = 0, armed = 0;

void arm(long n, int mode) { left = n; what = mode; made = 0; armed = 1; }
void disarm(void) { armed = 0; }
long calls(void) { return made; }

/* 0: go on. 1: half of it, then die. Otherwise: fail with errno set. */
static int step(void) {
  if (!armed) return 0;
  made++;
  if (--left != 0) return 0;
  if (what == 0) kill(getpid(), SIGKILL);
  if (what == 1) return 1;
  errno = what;
  return 2;
}

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__) = 0; \
  if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

ssize_t write(int fd, const void *b, size_t n) {
  REAL(ssize_t, "write", int, const void *, size_t);
  if (fd > 2) {
    int s = step();
    if (s == 1) { real(fd, b, n / 2); kill(getpid(), SIGKILL); }
    if (s) return -1;
  }
  return real(fd, b, n);
}

#define PWRITE(name) \
  ssize_t name(int fd, const void *b, size_t n, off_t at) { \
    REAL(ssize_t, #name, int, const void *, size_t, off_t); \
    int s = step(); \
    if (s == 1) { real(fd, b, n / 2, at); kill(getpid(), SIGKILL); } \
    if (s) return -1; \
    return real(fd, b, n, at); \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

#define ON_FD(name) \
  int name(int fd) { \
    REAL(int, #name, int); \
    int s = step(); \
    if (s == 1) kill(getpid(), SIGKILL); \
    return s ? -1 : real(fd); \
  }
ON_FD(fsync)
ON_FD(fdatasync)

#define TRUNCATE(name) \
  int name(int fd, off_t n) { \
    REAL(int, #name, int, off_t); \
    int s = step(); \
    if (s == 1) kill(getpid(), SIGKILL); \
    return s ? -1 : real(fd, n); \
  }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

int rename(const char *a, const char *b) {
  REAL(int, "rename", const char *, const char *);
  int s = step();
  if (s == 1) kill(getpid(), SIGKILL);
  return s ? -1 : real(a, b);
}

int unlink(const char *a) {
  REAL(int, "unlink", const char *);
  int s = step();
  if (s == 1) kill(getpid(), SIGKILL);
  return s ? -1 : real(a);
}

int mkdir(const char *a, mode_t m) {
  REAL(int, "mkdir", const char *, mode_t);
  int s = step();
  if (s == 1) kill(getpid(), SIGKILL);
  return s ? -1 : real(a, m);
}
