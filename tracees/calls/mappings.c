// ioctl(2): what the device mapper is asked, of a descriptor that is none.
#include "expect.h"
#include <linux/dm-ioctl.h>
#include <linux/ioctl.h>

static struct {
  struct dm_ioctl header;
  struct dm_target_spec target;
  char arguments[16];
} map;

static void ask(unsigned flags, unsigned start) {
  memset(&map, 0, sizeof map);
  map.header = (struct dm_ioctl){.version = {DM_VERSION_MAJOR, 1, 2}, .data_size = sizeof map, .data_start = start,
       .flags = flags, .event_nr = 7, .dev = 0x1234};
  strcpy(map.header.name, "home");
}
#define DATA (sizeof(struct dm_ioctl))
#define VERSIONS A(version, ARRAY(E(number(DM_VERSION_MAJOR)), E(number(1)), E(number(2)))), A(data_size, \
     number(sizeof map))
#define DEVICE A(dev, device(0x1234, 0x12, 0x34)), A(name, string("home"))
#define MAP(command, ...) MADE("ioctl:" #command, "ioctl", SYS_ioctl, A(fd, number(-1)), A(request, \
     names(WIDE(command), #command)), A(argp, at(&map, __VA_ARGS__)))
// What is behind the header is left out if structures are abbreviated.
static value cut(value header) {
  return (value){0, say("[%s, ...]", header.text), say("{\"elements\":[%s],\"more\":true}", header.json)};
}
static value remarked(value n, const char *remark) { return (value){n.raw, say("%s /* %s */", n.text, remark), n.json}; }

int main(void) {
  ask(DM_READONLY_FLAG | 0x84, 0);
  MAP(DM_VERSION, ARRAY(E(STRUCT(VERSIONS, DEVICE, A(flags, names(0x85, "DM_READONLY_FLAG|DM_EXISTS_FLAG|0x80"))))));
  ask(0, DATA);
  MAP(DM_LIST_DEVICES, ARRAY(E(STRUCT(VERSIONS, A(data_start, number(DATA)), A(flags, NAMES(0))))));
  MAP(DM_DEV_REMOVE, ARRAY(E(STRUCT(VERSIONS, DEVICE, A(event_nr, number(7)), A(flags, NAMES(0))))));
  MAP(DM_DEV_SUSPEND, ARRAY(E(STRUCT(VERSIONS, DEVICE, A(event_nr, number(7)), A(flags, NAMES(0))))));
  ask(DM_SUSPEND_FLAG, 0);
  MAP(DM_DEV_SUSPEND, ARRAY(E(STRUCT(VERSIONS, DEVICE, A(flags, NAMES(DM_SUSPEND_FLAG))))));
  ask(0, DATA);
  map.header.target_count = 1;
  map.target = (struct dm_target_spec){.length = 5, .next = 56, .target_type = "linear"};
  MAP(DM_TABLE_LOAD, cut(STRUCT(VERSIONS, A(data_start, number(DATA)), DEVICE, A(target_count, number(1)), A(flags,
       NAMES(0)))));
  map.header.target_count = 0;
  MAP(DM_TABLE_LOAD, ARRAY(E(STRUCT(VERSIONS, A(data_start, number(DATA)), DEVICE, A(target_count, number(0)), A(flags,
       NAMES(0))))));
  MAP(DM_TARGET_MSG, cut(STRUCT(VERSIONS, A(data_start, number(DATA)), DEVICE, A(flags, NAMES(0)))));
  map.header.data_size = 14;
  MAP(DM_VERSION, ARRAY(E(STRUCT(A(version, ARRAY(E(number(4)), E(number(1)), E(number(2)))), A(data_size,
       remarked(number(14), "data_size too small"))))));
  map.header.version[0] = 9;
  MAP(DM_VERSION, ARRAY(E(STRUCT(A(version, remarked(ARRAY(E(number(9)), E(number(1)), E(number(2))),
       "unsupported device mapper ABI version"))))));
  flush();
}
