/** The records of a zip file, as PKWARE's APPNOTE 6.3 lays them out. All numbers are little-endian. */

export const signatures = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
} as const;

export const methods = { stored: 0, deflated: 8 } as const;

/** Sizes, counts and offsets from here on are written as 64-bit numbers elsewhere. */
export const tooLarge = 0xffffffff;
export const tooMany = 0xffff;

export const sizes = { local: 30, central: 46, end: 22, end64: 56, locator64: 20 } as const;
