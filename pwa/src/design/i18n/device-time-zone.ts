const device = new Intl.DateTimeFormat()

/** The IANA zone this device is set to. */
export const deviceTimeZone = (): string => device.resolvedOptions().timeZone
