// Consoles: ioctl(2) with the commands of linux/kd.h, of a descriptor that is none.
#include "expect.h"
#include <linux/kd.h>
#include <linux/keyboard.h>
#include <sys/ioctl.h>

#define CONSOLE(command, ...) MADE("ioctl:" #command, "ioctl", SYS_ioctl, A(fd, number(-1)), A(request, \
     names(WIDE(command), #command)), ##__VA_ARGS__)
#define REMARKED(n, remark) ((value){(long)(n).raw, say("%s /* %s */", (n).text, remark), (n).json})

// An 8-bit number of a register.
static value flags8(unsigned long raw, const char *words) {
  value v = names(raw & 255, words);
  v.raw = raw;
  return v;
}
static value hexed(const void *start, size_t length) {
  const unsigned char *bytes = start;
  const char *text = "", *json = "";
  size_t shown = length > 32 ? 32 : length;
  for (size_t i = 0; i < shown; i++)
    text = say("%s\\x%02x", text, bytes[i]), json = say("%s%02x", json, bytes[i]);
  return (value){(long)start, say(shown < length ? "\"%s\"..." : "\"%s\"", text),
                 say(shown < length ? "{\"hex\":\"%s\",\"truncated\":true}" : "{\"hex\":\"%s\"}", json)};
}

static void sounds(void) {
  CONSOLE(KIOCSOUND, A(argp, REMARKED(unsigned_(0), "off")));
  CONSOLE(KIOCSOUND, A(argp, REMARKED(unsigned_(440), "2711 Hz")));
  CONSOLE(KDMKTONE, A(argp, REMARKED(worded(440, "440"), "off")));
  CONSOLE(KDMKTONE, A(argp, REMARKED(worded(0x30000 + 2711, "3<<16|2711"), "440 Hz, 3 ms")));
}

static void lights(void) {
  unsigned char leds = 5;
  CONSOLE(KDGETLED, A(argp, address(&leds)));
  CONSOLE(KDSETLED, A(argp, flags8(0xffff05, "LED_SCR|LED_CAP")));
  CONSOLE(KDSETLED, A(argp, nameless(8, "LED_???")));
  CONSOLE(KDGKBLED, A(argp, address(&leds)));
  CONSOLE(KDSKBLED, A(argp, NAMES(LED_NUM|LED_CAP|0x80)));
  CONSOLE(KDSKBLED, A(argp, names(0x21, "LED_SCR|LED_NUM<<4")));
}

static void modes(void) {
  int mode = 1;
  CONSOLE(KDGKBTYPE, A(argp, address(&mode)));
  CONSOLE(KDGETMODE, A(argp, address(&mode)));
  CONSOLE(KDSETMODE, A(argp, NAMES(KD_GRAPHICS)));
  CONSOLE(KDSETMODE, A(argp, nameless(9, "KD_???")));
  CONSOLE(KDGKBMODE, A(argp, address(&mode)));
  CONSOLE(KDSKBMODE, A(argp, NAMES(K_UNICODE)));
  CONSOLE(KDGKBMETA, A(argp, address(NULL)));
  CONSOLE(KDSKBMETA, A(argp, NAMES(K_ESCPREFIX)));
  CONSOLE(KDADDIO, A(argp, REMARKED(hex(0x3b5), "GPFIRST + 1")));
  CONSOLE(KDDELIO, A(argp, hex(0x3e0)));
  CONSOLE(KDENABIO);
  CONSOLE(KDDISABIO);
  CONSOLE(KDMAPDISP);
  CONSOLE(KDUNMAPDISP);
  CONSOLE(KDSIGACCEPT, A(argp, signal_(SIGHUP)));
  CONSOLE(KDSIGACCEPT, A(argp, unsigned_(200)));
}

static void keys(void) {
  value modifiers = {0, "1<<KG_CTRL|1<<KG_ALT", "{\"raw\":12,\"names\":[\"1<<KG_CTRL\",\"1<<KG_ALT\"]}"};
  struct kbentry entry = {K_ALTTAB, 30, K_F2};
#define ENTRY(table, meaning) at(&entry, STRUCT(A(kb_table, table), A(kb_index, unsigned_(entry.kb_index)), \
     A(kb_value, meaning)))
  CONSOLE(KDGKBENT, A(argp, at(&entry, STRUCT(A(kb_table, NAMES(K_ALTTAB)), A(kb_index, unsigned_(30))))));
  CONSOLE(KDSKBENT, A(argp, ENTRY(NAMES(K_ALTTAB), told(hex(K_F2), NAMES(K_F2)))));
  entry = (struct kbentry){1 << KG_CTRL | 1 << KG_ALT, 255, K(KT_LATIN, '\n')};
  CONSOLE(KDSKBENT, A(argp, ENTRY(modifiers, REMARKED(hex(10), "K(KT_LATIN, '\\n')"))));
  entry.kb_value = K(KT_PAD, 0x7f);
  CONSOLE(KDSKBENT, A(argp, ENTRY(modifiers, REMARKED(hex(0x37f), "K(KT_PAD, 0x7f)"))));
  struct kbsentry text = {KVAL(K_F1), "\33[[A"};
#define FUNCTION A(kb_func, names(0, "KVAL(K_F1)"))
  CONSOLE(KDGKBSENT, A(argp, at(&text, STRUCT(FUNCTION))));
  CONSOLE(KDSKBSENT, A(argp, at(&text, STRUCT(FUNCTION, A(kb_string, string((char *)text.kb_string))))));
  struct kbkeycode code = {0xe01f, 0x8f};
#define CODE at(&code, STRUCT(A(scancode, hex(0xe01f)), A(keycode, hex(0x8f))))
  CONSOLE(KDGETKEYCODE, A(argp, CODE));
  CONSOLE(KDSETKEYCODE, A(argp, CODE));
  struct kbd_repeat repeat = {250, -1};
  CONSOLE(KDKBDREP, A(argp, at(&repeat, STRUCT(A(delay, number(250)), A(period, number(-1))))));
}

// With what JSON adds to its backslashes.
static value character(unsigned char raw, const char *text, const char *json) {
  return (value){0, say("'%s'", text), say("{\"raw\":%d,\"text\":\"'%s'\"}", raw, json)};
}
#define ACCENT(a, b, c) E(STRUCT(A(diacr, a), A(base, b), A(result, c)))

static void accents(void) {
  static struct kbdiacrs old = {2, {{'`', 'a', 0xe0}, {'\'', '\\', '\t'}}};
  static struct kbdiacrsuc all = {1, {{0x60, 0x61, 0xe0}}};
  CONSOLE(KDGKBDIACR, A(argp, address(&old)));
  CONSOLE(KDSKBDIACR,
          A(argp, at(&old, STRUCT(A(kb_cnt, unsigned_(2)), A(kbdiacr, ARRAY(
               ACCENT(character('`', "`", "`"), character('a', "a", "a"), character(0xe0, "\\xe0", "\\\\xe0")),
               ACCENT(character('\'', "\\'", "\\\\'"), character('\\', "\\\\", "\\\\\\\\"), character('\t', "\\t",
                    "\\\\t"))))))));
  CONSOLE(KDGKBDIACRUC, A(argp, address(&all)));
  CONSOLE(KDSKBDIACRUC, A(argp, at(&all, STRUCT(A(kb_cnt, unsigned_(1)), A(kbdiacruc, ARRAY(
       ACCENT(hex(0x60), hex(0x61), hex(0xe0))))))));
}

static unsigned char glyphs[8193];

static void fonts(void) {
  memset(glyphs, 0xa5, sizeof glyphs);
  CONSOLE(GIO_FONT, A(argp, address(glyphs)));
  CONSOLE(PIO_FONT, A(argp, hexed(glyphs, 8192)));
  struct consolefontdesc font = {1, 16, (char *)glyphs};
#define FONT(data) at(&font, STRUCT(A(charcount, unsigned_(1)), A(charheight, unsigned_(16)), A(chardata, data)))
  CONSOLE(GIO_FONTX, A(argp, FONT(address(glyphs))));
  CONSOLE(PIO_FONTX, A(argp, FONT(hexed(glyphs, 32))));
  CONSOLE(PIO_FONTRESET);
  struct console_font_op op = {KD_FONT_OP_SET, KD_FONT_FLAG_DONT_RECALC, 8, 16, 2, glyphs};
#define OP(op_, data_) at(&op, STRUCT(A(op, op_), A(flags, NAMES(KD_FONT_FLAG_DONT_RECALC)), \
     A(width, unsigned_(8)), A(height, unsigned_(16)), A(charcount, unsigned_(2)), A(data, data_)))
  CONSOLE(KDFONTOP, A(argp, OP(NAMES(KD_FONT_OP_SET), hexed(glyphs, 64))));
  op.op = KD_FONT_OP_GET;
  CONSOLE(KDFONTOP, A(argp, OP(NAMES(KD_FONT_OP_GET), address(glyphs))));
  op.op = KD_FONT_OP_SET_DEFAULT;
  op.data = (unsigned char *)"sun12x22";
  CONSOLE(KDFONTOP, A(argp, at(&op, STRUCT(A(op, NAMES(KD_FONT_OP_SET_DEFAULT)), A(width, unsigned_(8)),
       A(height, unsigned_(16)), A(data, string("sun12x22"))))));
  op.op = KD_FONT_OP_COPY;
  CONSOLE(KDFONTOP, A(argp, at(&op, STRUCT(A(op, NAMES(KD_FONT_OP_COPY)), A(height, unsigned_(16))))));
}

static void maps(void) {
  CONSOLE(GIO_CMAP, A(argp, address(glyphs)));
  CONSOLE(PIO_CMAP, A(argp, hexed(glyphs, 48)));
  CONSOLE(GIO_SCRNMAP, A(argp, address(glyphs)));
  CONSOLE(PIO_SCRNMAP, A(argp, hexed(glyphs, 256)));
  static unsigned short characters[E_TABSZ] = {0x41, UNI_DIRECT_BASE, UNI_DIRECT_BASE + 0x1ff, 0xf200};
  CONSOLE(GIO_UNISCRNMAP, A(argp, address(characters)));
  CONSOLE(PIO_UNISCRNMAP, A(argp, at(characters, (value){0,
       say("[0x41, UNI_DIRECT_BASE+0, UNI_DIRECT_BASE+0x1ff, 0xf200%s, ...]",
            ", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0"),
       say("{\"elements\":[65,{\"raw\":61440,\"text\":\"UNI_DIRECT_BASE+0\"},{\"raw\":61951,\"text\":\"UNI_DIRECT_BASE+0x1ff\"},"
            "61952%s],\"more\":true}", ",0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0")})));
  struct unipair pairs[] = {{0x263a, 1}, {0x263b, 2}};
  struct unimapdesc map = {2, pairs};
  CONSOLE(GIO_UNIMAP, A(argp, at(&map, STRUCT(A(entry_ct, changed(unsigned_(2), unsigned_(2))),
       A(entries, address(pairs))))));
  CONSOLE(PIO_UNIMAP, A(argp, at(&map, STRUCT(A(entry_ct, unsigned_(2)), A(entries, ARRAY(
       E(STRUCT(A(unicode, hex(0x263a)), A(fontpos, hex(1)))), E(STRUCT(A(unicode, hex(0x263b)), A(fontpos, hex(2))))))))));
  struct unimapinit advice = {1, 2, 3};
  CONSOLE(PIO_UNIMAPCLR, A(argp, at(&advice, STRUCT(A(advised_hashsize, unsigned_(1)),
       A(advised_hashstep, unsigned_(2)), A(advised_hashlevel, unsigned_(3))))));
}

int main(void) {
  sounds();
  lights();
  modes();
  keys();
  accents();
  fonts();
  maps();
  flush();
}
